package checklist

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

// entry is a decision as lines of a list, without their ends.
func (w Waiver) entry(indent string) (lines []string) {
	lead := indent + "- "
	for _, k := range waiverKeys {
		key := strings.TrimPrefix(k, "!")
		if value := w.value(key); value != "" {
			lines = append(lines, lead+key+": "+quoteScalar(value))
			lead = indent + "  "
		}
	}
	return lines
}

// value is what a key of a waiver holds.
func (w Waiver) value(key string) string {
	switch key {
	case "checklist":
		return w.Checklist
	case "item":
		return w.Item
	case "paper":
		return w.Paper
	case "verdict":
		return w.Verdict.String()
	case "reason":
		return w.Reason
	case "by":
		return w.By
	}
	return w.Date
}

// keyOf is the node of a key that is there.
func keyOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i]
		}
	}
	return n
}

func valueOf(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

func textOf(n *yaml.Node, key string) string {
	if v := valueOf(n, key); v != nil {
		return strings.TrimSpace(v.Value)
	}
	return ""
}

var (
	plainScalar = regexp.MustCompile(`^(?:[A-Za-z](?:[A-Za-z0-9 ._/,()-]*[A-Za-z0-9._/,()-])?|[0-9][A-Za-z0-9-]*)$`)
	wordOfYAML  = regexp.MustCompile(`(?i)^(?:null|true|false|yes|no|on|off|y|n)$`)
)

// quoteScalar writes a text so that YAML reads it back: plain where nothing in it means anything to YAML, quoted otherwise.
func quoteScalar(s string) string {
	if plainScalar.MatchString(s) && !wordOfYAML.MatchString(s) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\ufeff':
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
