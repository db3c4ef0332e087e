package checklist

import (
	"path"
	"strings"

	"go.yaml.in/yaml/v4"
)

// ConfigName is the name of the file that holds a paper's configuration and what people decided about it.
const ConfigName = ".pubcheck.yaml"

// maxConfig bounds the configuration, in bytes: it is written by hand.
const maxConfig = 1 << 20

// Config is a paper's `.pubcheck.yaml`. Paths in it are relative to its folder. The zero Config configures nothing.
type Config struct {
	Name       string // the file, as messages print it
	Submission []SubmissionFile
	Checklists []string
	Profile    string
	FailOn     string
	Rules      []string
	Formats    []string
	Waivers    []Waiver
	lines      map[string]int
}

// SubmissionFile is one file of a submission. Role is "" where none was given.
type SubmissionFile struct {
	File, Role string
}

// configKeys are the keys of a configuration.
var configKeys = []string{"files", "submission", "checklists", "profile", "fail-on", "rules", "formats", "waivers"}

// Thresholds are the values of fail-on, the laxest first.
func Thresholds() []string { return []string{"none", "missing", "ambiguous"} }

// SubmissionRoles are what the files of a submission may be.
func SubmissionRoles() []string { return []string{"manuscript", "supplement", "title-page", "cover"} }

// Line is the line in which a key of the configuration stands, 0 where it does not.
func (c *Config) Line(key string) int { return c.lines[key] }

// ReadConfig reads a configuration; the error is Problems.
func ReadConfig(name string, data []byte) (*Config, error) {
	f := &file{name: name}
	root, err := configRoot(name, data)
	if err != nil {
		return nil, err
	}
	c := &Config{Name: name, lines: map[string]int{}}
	if root == nil {
		return c, nil // nothing but comments
	}
	f.config(c, root)
	if len(f.problems) > 0 {
		return nil, f.problems.sorted()
	}
	return c, nil
}

// configRoot is the mapping of a configuration, nil where the file holds nothing but comments.
func configRoot(name string, data []byte) (*yaml.Node, error) {
	if len(data) > maxConfig {
		return nil, Problems{{File: name, Line: 1, Col: 1, Message: "is larger than 1 MB; a configuration is written by hand, check that it is one"}}
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		line, message := yamlFault(err)
		return nil, Problems{{File: name, Line: line, Col: 1, Message: message}}
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind == yaml.ScalarNode && doc.Content[0].Tag == "!!null" {
		return nil, nil
	}
	return doc.Content[0], nil
}

func (f *file) config(c *Config, n *yaml.Node) {
	m := f.mapping(n, "configuration", configKeys...)
	for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode; i += 2 {
		c.lines[n.Content[i].Value] = n.Content[i].Line
	}
	c.Checklists, c.Rules, c.Formats = f.distinct(m, "checklists"), f.distinct(m, "rules"), f.distinct(m, "formats")
	c.Profile, c.FailOn = m.text("profile"), m.text("fail-on")
	if m.has("fail-on") && c.FailOn != "" && !contains(Thresholds(), c.FailOn) {
		f.fault(m.at("fail-on"), "unknown fail-on %q%s", c.FailOn, known(c.FailOn, Thresholds()))
	}
	for _, n := range m.items("formats") {
		if _, target, ok := strings.Cut(n.Value, "="); ok && !inside(target) {
			f.fault(n, "%q would be written outside the folder of this file; name a file in it, or use --format", target)
		}
	}
	if m.has("files") && m.has("submission") {
		f.fault(m.at("submission"), "files and submission say the same; keep submission, which also tells what each file is")
	}
	for _, file := range f.distinct(m, "files") {
		c.Submission = append(c.Submission, SubmissionFile{File: file})
	}
	c.Submission = append(c.Submission, f.submission(m)...)
	if !m.has("submission") {
		c.lines["submission"] = c.lines["files"]
	}
	c.Waivers = f.waivers(m)
}

// distinct is a list of texts, each of which stands once.
func (f *file) distinct(m fields, key string) []string {
	var all []string
	for _, n := range m.items(key) {
		s := f.scalar(n, key)
		if s != "" && contains(all, s) {
			f.fault(n, "%q stands twice in %s; keep one", s, key)
			continue
		}
		all = append(all, s)
	}
	return all
}

func (f *file) submission(m fields) []SubmissionFile {
	var all []SubmissionFile
	seen, main := map[string]bool{}, false
	for _, n := range m.items("submission") {
		e := f.mapping(n, "submission", "!file", "role")
		s := SubmissionFile{File: e.text("file"), Role: e.text("role")}
		if s.File != "" && seen[s.File] {
			f.fault(e.at("file"), "%q stands twice in submission; keep one", s.File)
		}
		switch {
		case s.Role != "" && !contains(SubmissionRoles(), s.Role):
			f.fault(e.at("role"), "unknown role %q%s", s.Role, known(s.Role, SubmissionRoles()))
		case s.Role == "manuscript" && main:
			f.fault(e.at("role"), "a submission has one manuscript; what else belongs to it is a supplement")
		}
		main = main || s.Role == "manuscript"
		seen[s.File] = true
		all = append(all, s)
	}
	return all
}

// inside says whether a path stays in the folder that it is relative to.
func inside(target string) bool {
	clean := path.Clean(strings.ReplaceAll(target, `\`, "/"))
	return !path.IsAbs(clean) && clean != ".." && !strings.HasPrefix(clean, "../") && !strings.Contains(clean, ":")
}

func contains(all []string, s string) bool {
	for _, a := range all {
		if a == s {
			return true
		}
	}
	return false
}
