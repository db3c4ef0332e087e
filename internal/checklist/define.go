package checklist

import (
	"fmt"
	"io/fs"
	"runtime"
	"strings"

	"github.com/pubcheck/pubcheck/internal/phrase"
)

// definition is what one file defines: one of the four, or nothing where the file is at fault.
type definition struct {
	name       string // of the file, as problems print it
	sum        string
	problems   Problems
	references []reference

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
				read[i] <- entries[i].definition(vocabulary, phrases)
			}
		}()
	}
	for i := range entries {
		yield(<-read[i])
	}
}

// definition is what the file defines: as it was prepared, or as it is read.
func (e entry) definition(vocabulary *phrase.Vocabulary, phrases *phrase.Compiler) definition {
	data, err := fs.ReadFile(e.fs, e.path)
	if err != nil {
		return definition{name: e.name, problems: Problems{{File: e.name, Line: 1, Col: 1, Message: fmt.Sprintf("could not be read: %v", err)}}}
	}
	d := definition{name: e.name, sum: sumOf(data)}
	if !e.unpack(vocabulary, &d) {
		e.read(data, phrases, &d)
	}
	if e.head && d.checklist != nil {
		d.checklist.Items, d.references = nil, nil
	}
	return d
}

// read reads the file.
func (e entry) read(data []byte, phrases *phrase.Compiler, d *definition) {
	f := &file{name: e.name, phrases: phrases}
	root := f.top(data, "write a rule or a checklist, or remove it")
	switch {
	case root == nil:
	case hasKey(root, "items"):
		d.checklist = f.checklist(root)
	case hasKey(root, "scopes"):
		d.scopes = f.scopes(root)
	case hasKey(root, "studies"):
		d.studies = f.studies(root)
	default:
		d.rule = f.rule(root, strings.Contains("/"+e.path, "/facts/"))
	}
	d.problems, d.references = f.problems, f.references
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
