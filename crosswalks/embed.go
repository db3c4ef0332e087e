// Package crosswalks says which items of two checklists ask for something related, as we read them: one data file a pair of
// lists, read both ways.
package crosswalks

import "embed"

// Files are the crosswalk files.
//
//go:embed *.yaml
var Files embed.FS
