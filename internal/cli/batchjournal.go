package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/pubcheck/pubcheck/internal/batch"
)

// ledger is the journal: the file beside the results to which each row is appended as it comes.
type ledger struct {
	path string
	file *os.File
}

// openJournal begins a journal, or goes on with the one of a run that was broken off and answers its rows by path.
func openJournal(path string, head batch.Header, resume bool) (*ledger, map[string]batch.Entry, error) {
	known := map[string]batch.Entry{}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		if !resume {
			return nil, nil, failed("%q is the journal of a batch that was broken off (or is at work); add --resume to go on with it, or remove it", path)
		}
		file, err = os.OpenFile(path, os.O_RDWR, 0o644)
	}
	if err != nil {
		return nil, nil, failed("could not write the journal: %w", err)
	}
	j := &ledger{path, file}
	if err := j.recover(head, known); err != nil {
		file.Close()
		return nil, nil, err
	}
	return j, known, nil
}

// recover reads what is whole, cuts off what is torn and stands ready to append.
func (j *ledger) recover(head batch.Header, known map[string]batch.Entry) error {
	data, err := io.ReadAll(j.file)
	if err != nil {
		return failed("could not read the journal %q: %w", j.path, err)
	}
	old, entries, whole, err := batch.Recover(data)
	if err != nil {
		return failed("%q %w; it was not touched, choose another name for -o", j.path, err)
	}
	if whole > 0 {
		if why := old.Differs(head); why != "" {
			return usage("the journal %q is of %s; run the batch as it was begun, or remove the journal to begin anew", j.path, why)
		}
	}
	if err := j.file.Truncate(int64(whole)); err != nil {
		return failed("could not repair the journal %q: %w", j.path, err)
	}
	if _, err := j.file.Seek(int64(whole), io.SeekStart); err != nil {
		return failed("could not repair the journal %q: %w", j.path, err)
	}
	for _, e := range entries {
		known[e.Row.Path] = e
	}
	if whole == 0 {
		return j.append(head)
	}
	return nil
}

// append writes one line at once: a kill leaves it whole, torn or unwritten, and all three are understood.
func (j *ledger) append(v any) error {
	line, err := batch.Line(v)
	if err == nil {
		_, err = j.file.Write(line)
	}
	if err != nil {
		return failed("could not write the journal %q: %w", j.path, err)
	}
	return nil
}

// digest is the SHA-256 of a file, hex.
func digest(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// definitionsDigest tells one set of definitions from another: rows made with different rules do not belong together.
func definitionsDigest(o definitionOptions) (string, error) {
	h := sha256.New()
	sources, err := o.sources()
	if err != nil {
		return "", err
	}
	for _, source := range sources {
		err := fs.WalkDir(source.FS, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(source.FS, name)
			sum := sha256.Sum256(data)
			io.WriteString(h, name+"\x00")
			h.Write(sum[:])
			return err
		})
		if err != nil {
			return "", failed("could not read the definitions: %w", err)
		}
	}
	if o.trust {
		io.WriteString(h, "trust unmeasured")
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
