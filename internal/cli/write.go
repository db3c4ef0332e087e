package cli

import (
	"errors"
	"os"
	"path/filepath"
)

// writeWhole puts a file into place whole: a name is never left with a part of it. may is asked last whether the name is
// still free; a link stays a link.
func writeWhole(path string, data []byte, may func() error) error {
	target, err := filepath.EvalSymlinks(path)
	mode := os.FileMode(0o644)
	switch {
	case errors.Is(err, os.ErrNotExist):
		target = path
	case err != nil:
		return failed("could not write %q: %w", path, cause(err))
	default:
		if info, err := os.Stat(target); err == nil {
			mode = info.Mode().Perm()
		}
	}
	f, err := os.CreateTemp(filepath.Dir(target), ".pubcheck-*.tmp")
	if err != nil {
		return failed("could not write %q: %w", path, cause(err))
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(f.Name(), mode)
	}
	if err == nil {
		err = may()
	}
	if err == nil {
		err = os.Rename(f.Name(), target)
	}
	if err != nil {
		os.Remove(f.Name())
		var own *fault
		if errors.As(err, &own) {
			return err
		}
		return failed("could not write %q: %w", path, err)
	}
	return nil
}
