package manuscript

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Text that goes on in the source is one run; separators take the space before them and have no place.
func TestComposer(t *testing.T) {
	c := &Composer{}
	assert.True(t, c.Empty())
	c.Space()
	c.Add("one", Run{Source: 10})
	c.Add(" two", Run{Source: 13})
	c.Add("…", Run{Source: 17, Fixed: true})
	c.Space()
	c.Space()
	c.Mark('\t')
	c.Add("three", Run{Source: 40})
	c.Add("", Run{Source: 50})
	c.Space()
	assert.Equal(t, "three ", c.Tail(6))
	assert.False(t, c.Empty())
	assert.Equal(t, Piece{Kind: Table, Text: "one two…\tthree", Runs: []Run{{Start: 0, End: 7, Source: 10}, {Start: 7, End: 10, Source: 17, Fixed: true}, {Start: 11, End: 16, Source: 40}}}, c.Piece(Table, 0))

	c = &Composer{}
	c.Add("a", Run{Source: -1, Paragraph: 3})
	c.Add("b  ", Run{Source: -1, Paragraph: 3})
	c.Add("c", Run{Source: -1, Paragraph: 4})
	assert.Equal(t, []Run{{Start: 0, End: 4, Source: -1, Paragraph: 3}, {Start: 4, End: 5, Source: -1, Paragraph: 4}}, c.Piece(Paragraph, 0).Runs)
}
