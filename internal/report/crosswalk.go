package report

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/crosswalk"
)

// Crosswalk writes for each item of the first list its counterparts in the second, and what has none on either side.
func Crosswalk(w io.Writer, c *crosswalk.Walk, style Style) error {
	out := bufio.NewWriter(w)
	from, to := c.Gaps()
	fmt.Fprintf(out, "%s\n", style.bold(c.From.Short+" → "+c.To.Short))
	sums := fmt.Sprintf("%d of %d items of %s have a counterpart in %s, and %d of %d the other way",
		len(c.From.Items)-len(from), len(c.From.Items), c.From.Short, c.To.Short, len(c.To.Items)-len(to), len(c.To.Items))
	fmt.Fprintln(out, wrap(sums, style.Width, 0, ""))
	fmt.Fprintf(out, "=  the same topic is looked for\n~  related, by our reading of both lists\n>  through %s\n\n", crosswalk.Hub)
	wide := 2
	for _, it := range append(append([]checklist.Item{}, c.From.Items...), c.To.Items...) {
		wide = max(wide, len(it.ID))
	}
	pad := strings.Repeat(" ", wide+2)
	for i := range c.From.Items {
		it := &c.From.Items[i]
		fmt.Fprintf(out, "%*s  %s\n", wide, it.ID, style.bold(it.Title))
		links := c.Of(it.ID)
		for _, l := range links {
			fmt.Fprintf(out, "%s%s %-*s  %s %s\n", pad, [...]string{"=", "~", ">"}[l.Sure], wide, l.To.ID, l.To.Title, style.dim(because(l)))
			if l.Note != "" {
				fmt.Fprintf(out, "%s%s%s\n", pad, pad, wrap(l.Note, style.Width, 2*len(pad), pad+pad))
			}
		}
		if len(links) == 0 {
			fmt.Fprintf(out, "%s– %s\n", pad, wrap("no counterpart"+aside(c, c.From, it), style.Width, len(pad)+2, pad+"  "))
		}
	}
	if len(to) > 0 {
		fmt.Fprintf(out, "\n%s\n", style.bold(fmt.Sprintf("Items of %s without a counterpart in %s", c.To.Short, c.From.Short)))
		for _, it := range to {
			fmt.Fprintf(out, "%*s  %s\n", wide, it.ID, wrap(it.Title+aside(c, c.To, it), style.Width, wide+2, pad))
		}
	}
	return out.Flush()
}

// because says why two items are linked.
func because(l crosswalk.Link) string {
	switch l.Sure {
	case crosswalk.SameTopic:
		return "(" + strings.Join(l.Topics, ", ") + ")"
	case crosswalk.Through:
		return "(" + crosswalk.Hub + "/" + strings.Join(l.By, ", ") + ")"
	}
	return "(our reading)"
}

// aside is what the reading says of an item without a counterpart.
func aside(c *crosswalk.Walk, list *checklist.Checklist, it *checklist.Item) string {
	g, ok := c.Gap(list.ID, it.ID)
	if !ok {
		return ""
	}
	other := c.To
	if list == c.To {
		other = c.From
	}
	text := ": " + g.Note
	if len(g.Near) > 0 {
		text += " (nearest: " + other.ID + "/" + strings.Join(g.Near, ", ") + ")"
	}
	return text
}

type jsonCrosswalk struct {
	Schema  string         `json:"schema"`
	From    string         `json:"from"`
	To      string         `json:"to"`
	Items   []jsonWalked   `json:"items"`
	Without []jsonNoSource `json:"without"`
}

type jsonWalked struct {
	Item         string            `json:"item"`
	Title        string            `json:"title"`
	Counterparts []jsonCounterpart `json:"counterparts"`
	Note         string            `json:"note,omitempty"`
	Near         []string          `json:"near,omitempty"`
}

type jsonCounterpart struct {
	Item   string   `json:"item"`
	Title  string   `json:"title"`
	Sure   string   `json:"sure"`
	Topics []string `json:"topics,omitempty"`
	By     []string `json:"by,omitempty"`
	Note   string   `json:"note,omitempty"`
}

type jsonNoSource struct {
	Item  string   `json:"item"`
	Title string   `json:"title"`
	Note  string   `json:"note,omitempty"`
	Near  []string `json:"near,omitempty"`
}

// CrosswalkJSON writes the crosswalk as pubcheck/crosswalk/1, in the order of the first list's items.
func CrosswalkJSON(w io.Writer, c *crosswalk.Walk) error {
	out := jsonCrosswalk{Schema: "pubcheck/crosswalk/1", From: c.From.ID, To: c.To.ID, Items: []jsonWalked{}, Without: []jsonNoSource{}}
	for _, it := range c.From.Items {
		g, _ := c.Gap(c.From.ID, it.ID)
		one := jsonWalked{Item: it.ID, Title: it.Title, Counterparts: []jsonCounterpart{}, Note: g.Note, Near: g.Near}
		for _, l := range c.Of(it.ID) {
			sure := l.Sure.String()
			one.Counterparts = append(one.Counterparts, jsonCounterpart{l.To.ID, l.To.Title, sure, l.Topics, l.By, l.Note})
		}
		out.Items = append(out.Items, one)
	}
	_, to := c.Gaps()
	for _, it := range to {
		g, _ := c.Gap(c.To.ID, it.ID)
		out.Without = append(out.Without, jsonNoSource{it.ID, it.Title, g.Note, g.Near})
	}
	return writeJSON(w, out)
}

// crosswalkRows is the crosswalk as a table: a line a link, and one for each item without a counterpart on either side.
func crosswalkRows(c *crosswalk.Walk) (heads []string, rows [][]string) {
	for _, it := range c.From.Items {
		links := c.Of(it.ID)
		for _, l := range links {
			rows = append(rows, []string{it.ID, it.Title, l.To.ID, l.To.Title, l.Sure.String(), strings.TrimSuffix(strings.TrimPrefix(because(l), "("), ")"), l.Note})
		}
		if len(links) == 0 {
			rows = append(rows, []string{it.ID, it.Title, "", "", "none", "", strings.TrimPrefix(aside(c, c.From, &it), ": ")})
		}
	}
	_, to := c.Gaps()
	for _, it := range to {
		rows = append(rows, []string{"", "", it.ID, it.Title, "none", "", strings.TrimPrefix(aside(c, c.To, it), ": ")})
	}
	return []string{c.From.ID, "title", c.To.ID, "title", "sure", "by", "note"}, rows
}

// CrosswalkCSV writes a line a link for spreadsheets, with the mark by which they know UTF-8.
func CrosswalkCSV(w io.Writer, c *crosswalk.Walk) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	heads, rows := crosswalkRows(c)
	out := csv.NewWriter(w)
	for _, row := range append([][]string{heads}, rows...) {
		for i := range row {
			row[i] = inert(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// CrosswalkMarkdown writes the same lines as a table.
func CrosswalkMarkdown(w io.Writer, c *crosswalk.Walk) error {
	out := bufio.NewWriter(w)
	heads, rows := crosswalkRows(c)
	fmt.Fprintf(out, "# %s → %s\n\n| %s |\n|%s\n", cell(c.From.Short), cell(c.To.Short), strings.Join(heads, " | "), strings.Repeat("---|", len(heads)))
	for _, row := range rows {
		for i := range row {
			row[i] = cell(row[i])
		}
		fmt.Fprintf(out, "| %s |\n", strings.Join(row, " | "))
	}
	return out.Flush()
}
