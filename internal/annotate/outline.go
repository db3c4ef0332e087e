package annotate

import (
	"fmt"

	"github.com/pubcheck/pubcheck/internal/ingest/pdf/plain"
)

// sign is the shape before a row's number.
func (t Tone) sign() string { return [...]string{"✗", "?", "✓", "–"}[t] }

// outline puts an entry for each list, closed, with one for each item, behind the outline that the file has.
func (f *file) outline(lists []List) error {
	rootRef, ok := f.root["Outlines"].(plain.Reference)
	outlines, has := f.view.Dict(f.root["Outlines"])
	if !ok || !has {
		rootRef = f.update.reserve()
		outlines = plain.Dict{"Type": plain.Name("Outlines")}
		f.root["Outlines"] = rootRef
		catalog, ok := f.view.Trailer["Root"].(plain.Reference)
		if !ok {
			return fmt.Errorf("%w (no catalogue)", plain.ErrDamaged)
		}
		f.update.set(catalog, f.root)
	}
	before, isRef := outlines["Last"].(plain.Reference)
	beforeDict, chained := f.view.Dict(outlines["Last"])
	chained = chained && isRef
	for i, l := range lists {
		own := f.update.reserve()
		entry := plain.Dict{"Title": words("pubcheck: " + l.Title + " - " + l.Summary), "Parent": rootRef, "Dest": plain.Array{f.tables[i], plain.Name("Fit")}}
		f.entries(entry, own, l, i)
		if chained {
			beforeDict["Next"] = own
			f.update.set(before, beforeDict)
			entry["Prev"] = before
		} else {
			outlines["First"] = own
		}
		f.update.set(own, entry)
		before, beforeDict, chained = own, entry, true
		outlines["Last"] = own
	}
	count, _ := f.view.Resolve(outlines["Count"]).(plain.Number)
	outlines["Count"] = max(count, 0) + plain.Number(len(lists))
	f.update.set(rootRef, outlines)
	return nil
}

// entries are the items of a list; those that stand nowhere lead to the table.
func (f *file) entries(parent plain.Dict, parentRef plain.Reference, l List, list int) {
	refs := make([]plain.Reference, len(l.Rows))
	for i := range refs {
		refs[i] = f.update.reserve()
	}
	for i, r := range l.Rows {
		dest := plain.Array{f.tables[list], plain.Name("Fit")}
		if r.Page >= 1 && r.Page <= len(f.pages) {
			dest = f.pages[r.Page-1].destination(r.Top)
		}
		d := plain.Dict{"Title": words(r.Tone.sign() + " " + r.Number + " " + r.Title), "Parent": parentRef, "Dest": dest}
		if i > 0 {
			d["Prev"] = refs[i-1]
		}
		if i+1 < len(refs) {
			d["Next"] = refs[i+1]
		}
		f.update.set(refs[i], d)
	}
	if len(refs) > 0 {
		parent["First"], parent["Last"], parent["Count"] = refs[0], refs[len(refs)-1], plain.Number(-len(refs))
	}
}
