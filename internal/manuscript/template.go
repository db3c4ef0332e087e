package manuscript

import (
	"regexp"
	"strings"
)

const templateReason = "an instruction that a template left behind"

// instruction is how the bracketed lines of templates begin: they say what to write, and nobody wrote it.
var instruction = regexp.MustCompile(`^\[\s*(?i:please\s+)?(?i:add|insert|enter|write|type|fill|give|list|name|state|describe|explain|provide|specify|report|include|summari[sz]e|indicate|discuss|define|your|todo|to do|tbd|placeholder|replace|click|example|e\.g\.)\b`)

// markTemplates marks blocks that are nothing but an instruction in brackets.
func (d *Document) markTemplates() {
	for i := range d.Blocks {
		text := strings.TrimSpace(d.Slice(d.Blocks[i].Span))
		if strings.HasPrefix(text, "[") && strings.HasSuffix(strings.TrimRight(text, ". "), "]") && instruction.MatchString(text) {
			d.Blocks[i].Excluded = templateReason
		}
	}
}
