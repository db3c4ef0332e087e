package checklist

import (
	"bytes"
	"fmt"
	"io/fs"
	"runtime"
	"strings"

	"github.com/pubcheck/pubcheck/internal/phrase"
)

// definition is what one file defines: one of the four, or nothing where the file is at fault.
type definition struct {
	file      *file
	sum       string
	checklist *Checklist
	rule      *Rule
	scopes    []Scope
	studies   []Study
}

// readAhead reads the files with all processors and hands them over one by one in their order.
func readAhead(entries []entry, vocabulary *phrase.Vocabulary, yield func(definition)) {
	read := make([]chan definition, len(entries))
	for i := range read {
		read[i] = make(chan definition, 1)
	}
	workers := min(runtime.GOMAXPROCS(0), len(entries))
	for w := range workers {
		phrases := vocabulary.Compiler()
		go func() {
			for i := w; i < len(entries); i += workers {
				read[i] <- define(entries[i], phrases)
			}
		}()
	}
	for i := range entries {
		yield(<-read[i])
	}
}

// define reads one file.
func define(e entry, phrases *phrase.Compiler) definition {
	f := &file{name: e.name, proven: e.proven, head: e.head, phrases: phrases}
	d := definition{file: f}
	data, err := fs.ReadFile(e.fs, e.path)
	if err != nil {
		f.problems = Problems{{File: e.name, Line: 1, Col: 1, Message: fmt.Sprintf("could not be read: %v", err)}}
		return d
	}
	d.sum = sumOf(data)
	if e.proven {
		data = without("examples", data)
	}
	if e.head {
		data = without("items", data)
	}
	root := f.top(data, "write a rule or a checklist, or remove it")
	switch {
	case root == nil:
	case e.head || hasKey(root, "items"):
		d.checklist = f.checklist(root)
	case hasKey(root, "scopes"):
		d.scopes = f.scopes(root)
	case hasKey(root, "studies"):
		d.studies = f.studies(root)
	default:
		d.rule = f.rule(root, strings.Contains("/"+e.path, "/facts/"))
	}
	return d
}

// without cuts a key off the end of a file, where that is where it stands.
func without(key string, data []byte) []byte {
	line := []byte("\n" + key + ":\n")
	at := bytes.Index(data, line)
	if at < 0 {
		return data
	}
	for _, l := range bytes.Split(data[at+len(line):], []byte("\n")) {
		if len(l) > 0 && !bytes.ContainsRune([]byte(" -#"), rune(l[0])) {
			return data // another key follows
		}
	}
	return data[:at+1]
}

// yamlFault takes the line out of the parser's message.
func yamlFault(err error) (line int, message string) {
	message = strings.TrimPrefix(err.Error(), "yaml: ")
	message = strings.ReplaceAll(message, "\n", " ")
	line = 1
	if i := strings.Index(message, "line "); i >= 0 {
		if _, scanErr := fmt.Sscanf(message[i:], "line %d", &line); scanErr == nil {
			if j := strings.Index(message[i:], ": "); j >= 0 {
				message = message[i+j+2:]
			}
		}
	}
	return max(line, 1), "is no YAML: " + message + "; check the indentation and quote texts that hold a colon or begin with a sign"
}
