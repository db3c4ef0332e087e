package report

import (
	"bytes"

	"github.com/pubcheck/pubcheck/internal/annotate"
	"github.com/pubcheck/pubcheck/internal/late"
)

// tallied is the line of counts that stands in each text report.
var tallied = late.Regexp(`(?m)^✓ \d+ satisfied   \? \d+ ambiguous   ✗ \d+ missing   – \d+ not applicable`)

// Own says whether a file is a report of this format that pubcheck wrote: then nothing is lost when the next one takes its
// place. What cannot be told for sure is taken for somebody's own.
func Own(format string, data []byte) bool {
	head := bytes.ReplaceAll(data[:min(len(data), 1<<10)], []byte("\r\n"), []byte("\n"))
	begins := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	holds := func(s string) bool { return bytes.Contains(head, []byte(s)) }
	switch format {
	case "text":
		return tallied().Match(data)
	case "json":
		return begins("{\n  \"schema\": \"pubcheck/report/")
	case "html":
		return begins("<!DOCTYPE html>\n<html lang=\"en\" data-key=\"") && bytes.Contains(data[:min(len(data), 1<<14)], []byte(" - pubcheck</title>"))
	case "markdown":
		return begins("# ") && bytes.Contains(data, []byte("\n"+markdownHead))
	case "csv":
		return begins("\ufeff" + csvHead + "\n")
	case "sarif":
		return begins("{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\"") && holds("\"driver\": {\n          \"name\": \"pubcheck\"")
	case "junit":
		return begins("<?xml") && holds("<testsuites name=\"pubcheck ")
	case "summary":
		return begins("## pubcheck: ")
	case "github":
		return onlyAnnotations(data)
	case "pdf":
		return annotate.Marked(data)
	}
	return false
}

// annotated is a line of annotations of ours, or the one that counts those that are not shown.
var annotated = late.Regexp(`^(::(error|warning|notice) file=[^,:]+(,line=\d+)?,title=[^,:]+%2C [^,:]+%3A (missing|ambiguous)::.|pubcheck: \d+ more (error|warning|notice).* not shown as annotations)`)

// onlyAnnotations says that a file holds nothing else.
func onlyAnnotations(data []byte) bool {
	lines := bytes.Split(bytes.TrimRight(data, "\r\n"), []byte("\n"))
	for _, line := range lines {
		if !annotated().Match(line) {
			return false
		}
	}
	return true
}
