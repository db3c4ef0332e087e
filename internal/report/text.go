package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/pubcheck/pubcheck/internal/assess"
	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// indent is where the text of an item begins: shape, number, two spaces.
const indent = "        "

// Text writes the report for people: what is missing first, with what to write and where; then what to
// look at, with the quote; then one line each for what was found.
func Text(w io.Writer, in Input, style Style) error {
	out := bufio.NewWriter(w)
	t := &textReport{w: out, doc: in.Assessment.Doc, style: style}
	t.head(in)
	for _, c := range in.Assessment.Checklists {
		t.checklist(c, in)
	}
	if in.Since != nil {
		t.line("\n%s", t.style.bold("Since "+clean(in.Since.Old.Name)))
		writeChanges(out, *in.Since, t.style)
	}
	return out.Flush()
}

type textReport struct {
	w     *bufio.Writer
	doc   *manuscript.Document
	style Style
}

func (t *textReport) line(format string, args ...any) {
	fmt.Fprintf(t.w, format+"\n", args...)
}

// field writes "label text" wrapped under the item.
func (t *textReport) field(label, text string) {
	if text == "" {
		return
	}
	prefix := indent
	if label != "" {
		prefix += t.style.dim(label) + " "
	}
	used := len(indent) + len([]rune(label)) + 1
	t.line("%s%s", prefix, wrap(text, t.style.Width, used, indent))
}

func (t *textReport) head(in Input) {
	masthead(t.w, t.doc, in.Paths, t.style)
	for _, n := range t.doc.Notices {
		t.line("%s %s", t.style.warning(), wrap(notice(n), t.style.Width, 2, "  "))
	}
}

// masthead names a paper: its title, its files and its size.
func masthead(w io.Writer, doc *manuscript.Document, paths []string, style Style) {
	fmt.Fprintf(w, "%s\n", style.bold(wrap(title(doc), style.Width, 0, "")))
	fmt.Fprintf(w, "%s\n", style.dim(wrap(clean(strings.Join(paths, ", "))+" ("+size(doc)+")", style.Width, 0, "")))
}

func (t *textReport) checklist(c assess.ChecklistResult, in Input) {
	t.line("\n%s", t.style.bold(c.Checklist.Short))
	t.line("%s", t.counts(c))
	t.group(c, checklist.Missing, "Missing: to be written", t.missing)
	t.group(c, checklist.Ambiguous, "Ambiguous: look at these", t.ambiguous)
	t.group(c, checklist.Satisfied, "Satisfied", t.satisfied)
	t.group(c, checklist.NotApplicable, "Not applicable, as it seems", t.notApplicable)
	t.coverage(c)
	t.pages(c)
	t.line("\n%s", t.counts(c))
	if next := t.next(c, in); next != "" {
		t.line("%s %s", t.style.dim("Next:"), next)
	}
}

func (t *textReport) counts(c assess.ChecklistResult) string {
	var parts []string
	for _, v := range []checklist.Verdict{checklist.Satisfied, checklist.Ambiguous, checklist.Missing, checklist.NotApplicable} {
		parts = append(parts, fmt.Sprintf("%s %d %s", t.style.verdict(v, shape(v)), c.Count(v), verdictName(v)))
	}
	if n := c.Decided(); n > 0 {
		parts = append(parts, t.style.dim(fmt.Sprintf("(%d decided by people)", n)))
	}
	return strings.Join(parts, "   ")
}

func (t *textReport) group(c assess.ChecklistResult, v checklist.Verdict, title string, one func(assess.Result)) {
	if c.Count(v) == 0 {
		return
	}
	t.line("\n%s", t.style.bold(fmt.Sprintf("%s (%d)", title, c.Count(v))))
	for _, r := range c.Results {
		if r.Verdict == v {
			one(r)
		}
	}
}

func (t *textReport) item(r assess.Result) {
	t.line("\n  %s %s  %s", t.style.verdict(r.Verdict, shape(r.Verdict)), fmt.Sprintf("%2s", r.Item.ID), t.style.bold(r.Item.Title))
}

func (t *textReport) missing(r assess.Result) {
	t.item(r)
	t.field("", clean(r.Because))
	if r.Nearest != nil {
		t.field("Nearest:", quoted(r.Nearest.Quote, 240)+" ("+t.style.place(t.doc, r.Nearest.Span)+"), but "+r.Nearest.Note+".")
	}
	t.field("Belongs in:", r.Item.Belongs)
	t.field("Write:", r.Hint)
	t.field("For example:", r.Model)
}

func (t *textReport) ambiguous(r assess.Result) {
	t.item(r)
	t.field("", clean(r.Because))
	lengths := []int{240, 200}
	for i, e := range r.Evidence[:min(len(lengths), len(r.Evidence))] {
		t.field("", strings.TrimSpace(passageQuote(e, lengths[i])+" ("+t.style.place(t.doc, e.Span)+")"))
	}
	t.field("Write:", r.Hint)
}

func (t *textReport) satisfied(r assess.Result) {
	if r.Waiver != nil {
		t.line("  %s %2s  %s", t.style.verdict(r.Verdict, shape(r.Verdict)), r.Item.ID, r.Item.Title)
		t.field("", clean(r.Because))
		return
	}
	if len(r.Evidence) == 0 {
		t.line("  %s %2s  %s", t.style.verdict(r.Verdict, shape(r.Verdict)), r.Item.ID, r.Item.Title)
		return
	}
	e := r.Evidence[0]
	where := t.style.dim("(" + t.style.place(t.doc, e.Span) + ")")
	t.line("  %s %2s  %s", t.style.verdict(r.Verdict, shape(r.Verdict)), r.Item.ID, wrap(r.Item.Title+" "+where, t.style.Width, len(indent), indent))
	if quote := passageQuote(e, t.style.Width-len(indent)-2); quote != "" {
		t.line("%s%s", indent, quote)
	}
}

func (t *textReport) notApplicable(r assess.Result) {
	t.line("  %s %2s  %s", t.style.verdict(r.Verdict, shape(r.Verdict)), r.Item.ID,
		wrap(r.Item.Title+": "+clean(r.Because), t.style.Width, len(indent), indent))
}

func quoted(text string, n int) string {
	return "\"" + short(clean(text), n) + "\""
}

func (t *textReport) next(c assess.ChecklistResult, in Input) string {
	for _, v := range []checklist.Verdict{checklist.Missing, checklist.Ambiguous} {
		for _, r := range c.Results {
			if r.Verdict == v {
				var papers []string
				for _, p := range in.Paths {
					papers = append(papers, shellWord(p))
				}
				return "pubcheck explain " + strings.Join(papers, " ") + " " + c.Checklist.ID + "/" + r.Item.ID
			}
		}
	}
	return ""
}

// shellWord quotes a path for a shell where it needs it.
func shellWord(path string) string {
	if path != "" && strings.Trim(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/+,@%") == "" {
		return path
	}
	return "'" + strings.ReplaceAll(clean(path), "'", `'\''`) + "'"
}
