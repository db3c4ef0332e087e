// Package journals holds what journals are known to say about checklists, as data with source and date.
package journals

import _ "embed"

// File is journals.yaml.
//
//go:embed journals.yaml
var File []byte
