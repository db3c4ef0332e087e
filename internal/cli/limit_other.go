//go:build !linux

package cli

// limitMemory does nothing where the system has no bound that suits a Go process: the process watches itself.
func limitMemory(int64) {}
