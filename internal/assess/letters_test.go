package assess

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// Letters that change their length when lowered hide nothing that stands behind them.
func TestLettersOfOtherLengths(t *testing.T) {
	lib := builtIn(t)
	found := 0
	for _, author := range []string{"Ilker Dere", "İlker Dere", "İİİ ȺȺ İlker Dere"} {
		doc := manuscript.Assemble(manuscript.Draft{Pieces: []manuscript.Piece{{Kind: manuscript.Paragraph, Text: author},
			{Kind: manuscript.Heading, Level: 1, Text: "Methods"}, {Kind: manuscript.Paragraph, Text: "IN ALL 812 PATIENTS WERE EXAMINED (N = 812)."}}})
		r := newReading(doc, lib)
		rule, _ := lib.Rule("participant-flow")
		for i := range rule.Elements[0].Strong {
			if p := &rule.Elements[0].Strong[i]; p.Regex != nil && p.Regex.Find(doc.Text, 1) != nil {
				found++
				assert.NotEmpty(t, r.regexCandidates(p), "%s: %s", author, p)
			}
		}
	}
	assert.Positive(t, found)
}
