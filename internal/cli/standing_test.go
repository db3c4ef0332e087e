package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
)

// A report that the configuration asks for is replaced at each check; a file that somebody wrote or added to is not.
func TestStandingReportsAreReplaced(t *testing.T) {
	names := map[string]string{"text": "r.txt", "json": "r.json", "html": "r.html", "markdown": "r.md", "csv": "r.csv", "sarif": "r.sarif", "junit": "r.xml", "summary": "s.md", "github": "g.txt", "pdf": "m.pdf"}
	pdf, err := os.ReadFile(samples + "poor-linenumbers.pdf")
	require.NoError(t, err)
	for format, name := range names {
		t.Run(format, func(t *testing.T) {
			root, _ := repository(t, smallPaper)
			paper := write(t, filepath.Join(root, "p.pdf"), string(pdf))
			report := filepath.Join(root, name)
			conf := write(t, filepath.Join(root, checklist.ConfigName), "formats: ["+format+"="+name+"]\n")
			content := func() string {
				data, err := os.ReadFile(report)
				require.NoError(t, err)
				return string(data)
			}
			check := func(args ...string) (int, string) {
				code, _, stderr := pubcheck(t, append([]string{paper}, args...)...)
				return code, stderr
			}
			code, stderr := check()
			require.Equal(t, exitDone, code, stderr)
			first := content()
			write(t, conf, "formats: ["+format+"="+name+"]\nwaivers:\n  - {checklist: claim-2024, item: 11, verdict: satisfied, reason: In Figure 2.}\n")
			code, stderr = check()
			require.Equal(t, exitDone, code, stderr)
			second := content()
			assert.NotEqual(t, first, second, "the new report took the place of the old one")

			code, stderr = check("--format", format+"="+report)
			assert.Equal(t, exitFailed, code, "no standing request")
			assert.Contains(t, stderr, "add --force")
			for _, own := range []string{"", "my notes on pubcheck\n", "# My notes\n\n| item | verdict |\n", "{\"schema\": \"mine\"}\n"} {
				write(t, report, own)
				code, stderr = check()
				assert.Equal(t, exitFailed, code, own)
				assert.Contains(t, stderr, "is no "+format+" report of pubcheck")
				assert.Equal(t, own, content())
			}
			code, stderr = check("--force")
			assert.Equal(t, exitDone, code, stderr)
			assert.Equal(t, second, content())
		})
	}
}

// A line among the annotations that is none of ours keeps them from being replaced.
func TestStandingAnnotationsWithANoteStay(t *testing.T) {
	root, paper := repository(t, smallPaper)
	write(t, filepath.Join(root, checklist.ConfigName), "formats: [github=g.txt]\n")
	code, _, stderr := pubcheck(t, paper)
	require.Equal(t, exitDone, code, stderr)
	name := filepath.Join(root, "g.txt")
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	for _, note := range []string{"and a note of mine\n", "::warning file=a.go,line=1,title=lint::no comment\n"} {
		write(t, name, string(data)+note)
		code, _, stderr = pubcheck(t, paper)
		assert.Equal(t, exitFailed, code)
		assert.Contains(t, stderr, "is no github report of pubcheck")
	}
}

// A marked copy that somebody added to, and the manuscript itself, are not replaced.
func TestStandingReportsSpareOtherPDFs(t *testing.T) {
	pdf, err := os.ReadFile(samples + "poor-linenumbers.pdf")
	require.NoError(t, err)
	root, _ := repository(t, smallPaper)
	paper := write(t, filepath.Join(root, "p.pdf"), string(pdf))
	write(t, filepath.Join(root, checklist.ConfigName), "formats: [pdf=m.pdf]\n")
	code, _, stderr := pubcheck(t, paper)
	require.Equal(t, exitDone, code, stderr)
	copied, err := os.ReadFile(filepath.Join(root, "m.pdf"))
	require.NoError(t, err)
	code, _, stderr = pubcheck(t, filepath.Join(root, "m.pdf"))
	assert.Equal(t, exitFailed, code, stderr)
	added := write(t, filepath.Join(root, "m.pdf"), string(copied)+"% a note of a reader\n%%EOF\n")
	code, _, stderr = pubcheck(t, paper)
	assert.Equal(t, exitFailed, code)
	assert.Contains(t, stderr, "m.pdf")
	left, err := os.ReadFile(added)
	require.NoError(t, err)
	assert.Equal(t, string(copied)+"% a note of a reader\n%%EOF\n", string(left))
}
