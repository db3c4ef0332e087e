// Package checklists holds the built-in checklist definitions as data.
package checklists

import "embed"

// Files are the definition files, one a checklist.
//
//go:embed *.yaml
var Files embed.FS
