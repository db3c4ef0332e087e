package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// csvHead is the first line of the table.
const csvHead = "checklist,item,section,title,verdict,place,file,page,line,reason,quote,nearest,write"

// CSV writes a row an item for spreadsheets. It begins with the mark by which they know UTF-8, and no cell can
// be taken for a formula.
func CSV(w io.Writer, in Input) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write(strings.Split(csvHead, ",")); err != nil {
		return err
	}
	doc := in.Assessment.Doc
	for _, c := range in.Assessment.Checklists {
		for _, r := range c.Results {
			row := rowOf(doc, r)
			line := row.place.Line
			if row.place.PrintedLine > 0 {
				line = row.place.PrintedLine
			}
			quote, nearest := row.quote, ""
			if !row.isAnswer {
				quote, nearest = "", row.quote
			}
			cells := []string{c.Checklist.ID, r.Item.ID, r.Item.Section, r.Item.Title, verdictName(r.Verdict), strings.Join(row.places, "; "), row.place.File,
				positive(row.place.Page), positive(line), clean(r.Because), quote, nearest, toWrite(r)}
			for i := range cells {
				cells[i] = inert(cells[i])
			}
			if err := out.Write(cells); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

func positive(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// inert puts an apostrophe before a text that a spreadsheet would compute.
func inert(text string) string {
	if text != "" && strings.ContainsRune("=+-@", rune(text[0])) {
		return "'" + text
	}
	return text
}
