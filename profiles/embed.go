// Package profiles holds what is known of the forms that journals ask for, one data file each.
package profiles

import "embed"

// Files are the built-in profiles.
//
//go:embed *.yaml
var Files embed.FS
