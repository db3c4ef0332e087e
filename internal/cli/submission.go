package cli

import (
	"os"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// member is one file of a submission: its path and what it is, where that is known.
type member struct {
	path string
	kind manuscript.FileKind
}

// fileKinds are the kinds of files by their role in a configuration.
func fileKinds() map[string]manuscript.FileKind {
	return map[string]manuscript.FileKind{"": manuscript.AnyFile, "manuscript": manuscript.MainFile, "supplement": manuscript.SupplementFile, "title-page": manuscript.TitlePageFile, "cover": manuscript.CoverFile}
}

// members are the files of a submission as they were named: papers one by one, or a folder whose configuration lists
// them. The manuscript comes first.
func members(paths []string, conf configuration) ([]member, error) {
	folder := len(paths) == 0
	if len(paths) == 1 {
		info, err := os.Stat(paths[0])
		folder = err == nil && info.IsDir()
	}
	if !folder {
		return membersOf(paths, conf), nil
	}
	where := "."
	if len(paths) == 1 {
		where = paths[0]
	}
	if len(conf.Submission) == 0 {
		return nil, usage("%q is a folder; name the manuscript in it, or list its files under submission in a %s (`pubcheck init %s` writes one)", where, checklist.ConfigName, where)
	}
	kinds := fileKinds()
	var all []member
	for _, s := range conf.Submission {
		m := member{conf.beside(s.File), kinds[s.Role]}
		if _, err := os.Stat(m.path); err != nil {
			return nil, failed("%s: no file %q; check the path", conf.from("submission"), m.path)
		}
		if m.kind == manuscript.MainFile {
			all = append([]member{m}, all...)
			continue
		}
		all = append(all, m)
	}
	if all[0].kind == manuscript.TitlePageFile || all[0].kind == manuscript.SupplementFile || all[0].kind == manuscript.CoverFile {
		return nil, usage("%s: no file has the role manuscript; give it to the manuscript, or list that first", conf.from("submission"))
	}
	return all, nil
}

// membersOf gives papers that were named one by one the roles that the configuration knows of them.
func membersOf(paths []string, conf configuration) []member {
	kinds := fileKinds()
	var all []member
	for _, p := range paths {
		m := member{path: p}
		info, err := os.Stat(p)
		for _, s := range conf.Submission {
			if other, e := os.Stat(conf.beside(s.File)); err == nil && e == nil && os.SameFile(info, other) {
				m.kind = kinds[s.Role]
			}
		}
		all = append(all, m)
	}
	return all
}

// readSubmission reads the files that are named, or those that the configuration of a folder lists.
func readSubmission(paths []string, conf configuration) (papers, error) {
	all, err := members(paths, conf)
	if err != nil {
		return papers{}, err
	}
	return readMembers(all, nil)
}
