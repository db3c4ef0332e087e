// Package rules holds the built-in evidence rules as data; docs/rules.md describes their language.
package rules

import "embed"

// Files are the rule files: a topic a file, facts in their own folder.
//
//go:embed *.yaml facts/*.yaml
var Files embed.FS
