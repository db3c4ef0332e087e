package cli

import (
	"os"
	"path/filepath"

	"github.com/pubcheck/pubcheck/internal/agree"
)

// matched is a paper with its labels. report is its bytes where a report was given instead of the paper.
// byName says that the labels name their paper and must be of it.
type matched struct {
	paper  string
	file   string // of the labels
	labels agree.Labels
	source string
	report []byte
	byName bool
}

// places are the paths in which the paper's name may stand.
func (m matched) places(manuscript string) []string {
	paths := []string{manuscript}
	if full, err := filepath.Abs(m.source); err == nil {
		paths = append(paths, full)
	}
	return paths
}

// matchLabels reads the arguments from left to right: a folder stands for itself, a file of labels is for
// the papers and reports behind it.
func matchLabels(args []string, checklist string) ([]matched, error) {
	var all []matched
	var open *labelFile
	for _, arg := range args {
		if info, err := os.Stat(arg); err == nil && info.IsDir() {
			if err := open.close(&all); err != nil {
				return nil, err
			}
			open = nil
			found, err := matchFolder(arg, checklist)
			if err != nil {
				return nil, err
			}
			all = append(all, found...)
			continue
		}
		data, err := readFile(arg)
		if err != nil {
			return nil, err
		}
		kind, err := agree.Sniff(arg, data)
		switch {
		case err != nil:
			return nil, &fault{exitFailed, err}
		case kind == agree.LabelFile:
			if err := open.close(&all); err != nil {
				return nil, err
			}
			if open, err = readLabels(arg, data, checklist); err != nil {
				return nil, err
			}
		case open == nil:
			return nil, usage("%q stands without labels; write the labels (JSON with \"items\", or a .csv) before the papers that they are of", arg)
		default:
			s := source{path: arg}
			if kind == agree.ReportFile {
				s.report = data
			}
			open.sources = append(open.sources, s)
		}
	}
	if err := open.close(&all); err != nil {
		return nil, err
	}
	return all, once(all)
}

// once refuses a paper that is counted twice.
func once(all []matched) error {
	seen := map[string]bool{}
	for _, m := range all {
		full, err := filepath.Abs(m.source)
		if err != nil {
			full = m.source
		}
		if seen[full] {
			return usage("%q is given twice; name each paper once", m.source)
		}
		seen[full] = true
	}
	return nil
}

func readLabels(path string, data []byte, checklist string) (*labelFile, error) {
	labels, err := agree.ParseLabels(path, data)
	if err != nil {
		return nil, &fault{exitFailed, err}
	}
	for _, l := range labels {
		if l.Checklist != "" && l.Checklist != checklist {
			return nil, usage("the labels of %q are for the checklist %s, not %s; add --checklist %s", path, l.Checklist, checklist, l.Checklist)
		}
	}
	return &labelFile{path: path, labels: labels}, nil
}

// labelFile is a file of labels with the papers and reports that were given behind it.
type labelFile struct {
	path    string
	labels  []agree.Labels
	sources []source
}

type source struct {
	path   string
	report []byte
}

// close matches the labels with what was given behind them; it is nothing for no file.
func (f *labelFile) close(all *[]matched) error {
	if f == nil {
		return nil
	}
	if len(f.sources) == 0 {
		return usage("%q is not followed by the paper or report that its labels are of", f.path)
	}
	if len(f.labels) == 1 {
		l := f.labels[0]
		if len(f.sources) > 1 {
			return usage("%q labels one paper, but %q and %q stand behind it; write the labels of each paper before it, or one table with a column named paper", f.path, f.sources[0].path, f.sources[1].path)
		}
		m := matched{paper: l.Paper, file: f.path, labels: l, source: f.sources[0].path, report: f.sources[0].report, byName: l.Paper != ""}
		if m.paper == "" {
			m.paper = m.source
		}
		*all = append(*all, m)
		return nil
	}
	taken := map[int]string{}
	for _, s := range f.sources {
		i, err := f.labelsOf(s)
		if err != nil {
			return err
		}
		if other, twice := taken[i]; twice {
			return usage("%q and %q are both paper %q of %q; name each paper once", other, s.path, f.labels[i].Paper, f.path)
		}
		taken[i] = s.path
		*all = append(*all, matched{paper: f.labels[i].Paper, file: f.path, labels: f.labels[i], source: s.path, report: s.report})
	}
	for i, l := range f.labels {
		if _, given := taken[i]; !given {
			return usage("%q labels paper %q, which was not given; name its file too, or take its rows out", f.path, l.Paper)
		}
	}
	return nil
}

// labelsOf finds the labels of a paper by its name: of its file or folder, or of the manuscript in a report.
func (f *labelFile) labelsOf(s source) (int, error) {
	m := matched{source: s.path}
	manuscript := ""
	if s.report != nil {
		manuscript = agree.ReportPath(s.report)
	}
	found := -1
	for i, l := range f.labels {
		if !agree.Names(l.Paper, m.places(manuscript)...) {
			continue
		}
		if found >= 0 {
			return 0, usage("%q may be paper %q or %q of %q; give it the name of one", s.path, f.labels[found].Paper, l.Paper, f.path)
		}
		found = i
	}
	if found < 0 {
		return 0, usage("%q labels no paper of the name of %q; the column paper must hold the file's name, with or without its ending, or its folder's", f.path, s.path)
	}
	return found, nil
}
