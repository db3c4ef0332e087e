package cli

import (
	"os"
	"path/filepath"
)

// matchFolder is the paper of a folder that holds source.* and gold.CHECKLIST.json (or .csv), or the
// papers of all such folders in it, in the order of their names.
func matchFolder(dir, checklist string) ([]matched, error) {
	if gold := goldOf(dir, checklist); gold != "" {
		m, err := folderPaper(dir, gold, checklist)
		return []matched{m}, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, failed("could not read the folder %q: %w", dir, err)
	}
	var all []matched
	for _, e := range entries {
		inner := filepath.Join(dir, e.Name())
		gold := goldOf(inner, checklist)
		if gold == "" {
			continue
		}
		m, err := folderPaper(inner, gold, checklist)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	if len(all) == 0 {
		return nil, usage("neither %q nor a folder in it holds gold.%s.json or gold.%s.csv", dir, checklist, checklist)
	}
	return all, nil
}

// goldOf is the file of labels in a folder, empty when there is none.
func goldOf(dir, checklist string) string {
	for _, ending := range []string{".json", ".csv"} {
		path := filepath.Join(dir, "gold."+checklist+ending)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	return ""
}

// folderPaper matches by the folder alone: what the labels call the paper is not asked.
func folderPaper(dir, gold, checklist string) (matched, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return matched{}, failed("could not read the folder %q: %w", dir, err)
	}
	m := matched{paper: folderName(dir), file: gold}
	for _, e := range entries {
		if ok, _ := filepath.Match("source.*", e.Name()); !ok || e.IsDir() {
			continue
		}
		if m.source != "" {
			return m, usage("%q holds both %s and %s; keep the one to be measured", dir, filepath.Base(m.source), e.Name())
		}
		m.source = filepath.Join(dir, e.Name())
	}
	if m.source == "" {
		return m, usage("%q holds labels but no paper; name it source.pdf or source.md", dir)
	}
	data, err := readFile(gold)
	if err != nil {
		return m, err
	}
	f, err := readLabels(gold, data, checklist)
	if err != nil {
		return m, err
	}
	if len(f.labels) > 1 {
		return m, usage("%q labels several papers, but stands in the folder of one", gold)
	}
	m.labels = f.labels[0]
	return m, nil
}

func folderName(dir string) string {
	if full, err := filepath.Abs(dir); err == nil {
		return filepath.Base(full)
	}
	return filepath.Base(dir)
}
