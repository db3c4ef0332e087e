package checklist

import (
	"fmt"
	"strings"
)

// NewConfig is a commented configuration to start from. Without files the list of them is left as an example.
func NewConfig(files []SubmissionFile, checklist string) []byte {
	var b strings.Builder
	b.WriteString(`# What pubcheck does with the paper in this folder. Flags win over what stands here; "pubcheck config" shows what is in
# force, and from where. Paths are relative to this file.

# The files of the submission: "pubcheck check" here, or "pubcheck FOLDER", searches them together.
# Roles: manuscript, supplement, title-page, cover (a cover letter, which is no part of the paper).
`)
	if len(files) == 0 {
		b.WriteString("# submission:\n#   - file: manuscript.pdf\n#     role: manuscript\n#   - file: supplement.pdf\n#     role: supplement\n")
	} else {
		b.WriteString("submission:\n")
		for _, f := range files {
			fmt.Fprintf(&b, "  - file: %s\n", quoteScalar(f.File))
			if f.Role != "" {
				fmt.Fprintf(&b, "    role: %s\n", f.Role)
			}
		}
	}
	fmt.Fprintf(&b, `
# The checklists to hold the paper against; "pubcheck list" shows all.
checklists:
  - %s

# When a check ends with exit code 1: none (never), missing, or ambiguous (on missing items, too).
fail-on: none

# The journal's form that "pubcheck fill" and "pubcheck verify" work on; "pubcheck list profiles" shows all.
# profile: radiology-ai

# Folders with checklists and rules of your own, beside the built-in ones.
# rules:
#   - my-rules

# What a check writes. FORMAT=FILE writes a file in this folder; it replaces an older
# report of pubcheck, and nothing else without --force.
# formats:
#   - text
#   - json=report.json

# What people decided about single items. "pubcheck decide" writes here; a reason is required.
# waivers:
#   - checklist: %s
#     item: 11
#     verdict: not_applicable
#     reason: Only phantoms were scanned.
#     by: A. Author
#     date: 2026-01-31
`, checklist, checklist)
	return []byte(b.String())
}
