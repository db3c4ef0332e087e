// Package holdings looks at what lies beside a paper: files that say which software in which version was used, and
// where code, model and data can be had. It is pure: it is given a file system and opens nothing else.
package holdings

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
)

// Holding is what a repository holds, in words: "requirements.txt, line 3: torch==2.1.0". Home is where it is published
// ("github.com/owner/name"), empty when that cannot be told.
type Holding struct {
	Home         string
	Software     []string
	Availability []string
}

// The bounds of a look: a paper's repository shows what it holds near its top.
const (
	maxDepth = 2
	maxFiles = 2000
	maxSize  = 1 << 20
)

// Look finds what a repository says of software and availability. What cannot be read is passed over: it proves nothing.
func Look(files fs.FS) Holding {
	var h Holding
	h.Home = home(read(files, ".git/config"))
	seen := 0
	// The walk's own error is that of its root, which then holds nothing.
	_ = fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && d != nil && d.IsDir():
			return fs.SkipDir
		case err != nil:
			return nil
		case d.IsDir():
			if name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || strings.Count(name, "/") >= maxDepth) {
				return fs.SkipDir
			}
			return nil
		}
		if seen++; seen > maxFiles {
			return fs.SkipAll
		}
		if d.Type().IsRegular() {
			h.take(files, name)
		}
		return nil
	})
	return h
}

// take notes what one file says.
func (h *Holding) take(files fs.FS, name string) {
	base := strings.ToLower(path.Base(name))
	top := !strings.Contains(name, "/")
	for _, m := range manifests {
		if m.name().MatchString(base) {
			if line, text := firstLine(read(files, name), m.version()); line > 0 {
				h.Software = append(h.Software, fmt.Sprintf("%s, line %d: %s", name, line, text))
			}
			return
		}
	}
	switch {
	case top && licence().MatchString(base), top && base == "citation.cff", modelCard().MatchString(base), dataStatement().MatchString(base):
		if len(bytes.TrimSpace(read(files, name))) > 0 {
			h.Availability = append(h.Availability, name)
		}
	case strings.HasPrefix(base, "readme"):
		if line, text := firstLine(read(files, name), weights()); line > 0 {
			h.Availability = append(h.Availability, fmt.Sprintf("%s, line %d: %s", name, line, text))
		}
	}
}

// manifest is a kind of file that names software, and how a version stands in its lines.
type manifest struct{ name, version func() *regexp.Regexp }

var manifests = []manifest{
	{late.Regexp(`^requirements.*\.txt$`), late.Regexp(`^\s*[A-Za-z][\w.\-\[\]]*\s*(?:===?|~=|>=|<=)\s*\d[\w.]*`)},
	{late.Regexp(`^pyproject\.toml$`), late.Regexp(`^\s*"[A-Za-z][\w.\-\[\]]*\s*(?:===?|~=|>=|<=)\s*\d[\w.]*|^\s*(?:torch|tensorflow|keras|monai|jax|scikit-learn|numpy|python)\s*=\s*"[~^>=<]*\d[\w.]*"`)},
	{late.Regexp(`^environment.*\.ya?ml$`), late.Regexp(`^\s*-\s*"?[A-Za-z][\w.\-:]*\s*(?:==?|>=|~=)\s*\d[\w.]*`)},
	{late.Regexp(`^dockerfile(\..*)?$`), late.Regexp(`(?i)^\s*FROM\s+(?:--\S+\s+)?\S+:[\w.\-]*\d[\w.\-]*|\b[A-Za-z][\w.\-]*==\d[\w.]*`)},
	{late.Regexp(`^renv\.lock$`), late.Regexp(`^\s*"Version":\s*"\d[\w.\-]*"`)},
}

var (
	licence       = late.Regexp(`^(licen[cs]e|copying)(\.(md|txt|rst))?$`)
	modelCard     = late.Regexp(`^model[_-]?card\.(md|txt|rst)$`)
	dataStatement = late.Regexp(`^(data([_-]?(statement|availability|card|sheet))?|datasheet)\.(md|txt|rst)$`)
	weights       = late.Regexp(`(?i)https?://\S+\.(?:pth?|onnx|safetensors|h5|hdf5|ckpt|keras|pb|nii\.gz\.model)\b|(?:weights|checkpoints?|trained models?)\b.{0,80}https?://\S+`)
	origin        = late.Regexp(`(?m)^\s*\[remote "origin"\][^\[]*?^\s*url\s*=\s*(\S+)`)
	address       = late.Regexp(`^(?:https?://|ssh://|git://)?(?:[^@/\s]+@)?([A-Za-z0-9.-]+)(?::\d+)?[:/]([\w.~/-]+?)(?:\.git)?/?$`)
)

// home reads from git's configuration where the repository is published.
func home(config []byte) string {
	m := origin().FindSubmatch(config)
	if m == nil {
		return ""
	}
	a := address().FindSubmatch(m[1])
	if a == nil || !bytes.Contains(a[1], []byte(".")) || !bytes.Contains(a[2], []byte("/")) {
		return "" // a folder of this machine, or no owner and name
	}
	return strings.ToLower(string(a[1])) + "/" + string(a[2])
}

// firstLine is the first line in which a pattern is found, and what was found.
func firstLine(data []byte, pattern *regexp.Regexp) (int, string) {
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, maxSize+1)
	for n := 1; lines.Scan(); n++ {
		if m := pattern.Find(lines.Bytes()); m != nil {
			text := []rune(strings.Join(strings.Fields(string(m)), " "))
			return n, string(text[:min(len(text), 120)])
		}
	}
	return 0, ""
}

// read is the content of a file up to a bound, nothing when it cannot be read.
func read(files fs.FS, name string) []byte {
	f, err := files.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	data, err := io.ReadAll(io.LimitReader(f, maxSize))
	if err != nil {
		return nil
	}
	return data
}
