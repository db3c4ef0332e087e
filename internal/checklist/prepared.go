package checklist

import (
	"github.com/pubcheck/pubcheck/internal/pack"
	"github.com/pubcheck/pubcheck/internal/phrase"
)

// prepared is what Prepare made of a source, by path. Reading YAML and compiling phrases is most of what a short run would
// cost.
type prepared map[string]preparedFile

// preparedFile is what one file defines, and the sum of the file that did. Each speaks for itself: an edit of one file
// leaves the bytes of the others as they are.
type preparedFile struct{ path, sum, phrases, definition, proofs string }

// Prepare reads every file of a source and packs what it defines as DefinitionSource.Prepared. The
// same files give the same bytes. The error is Problems where files are at fault.
func Prepare(source DefinitionSource) ([]byte, error) {
	source.Prepared = ""
	r := &loader{library: &Library{}}
	found, err := r.find([]DefinitionSource{source})
	if err != nil {
		return nil, err
	}
	var files []preparedFile
	for _, id := range sortedKeys(found) {
		vocabulary := phrase.NewVocabulary()
		d := found[id].definition(vocabulary, vocabulary.Compiler())
		r.problems = append(r.problems, d.problems...)
		files = append(files, prepare(found[id].path, vocabulary, &d))
	}
	if len(r.problems) > 0 {
		return nil, r.problems.sorted()
	}
	w := pack.Writer()
	preparedFiles(w, &files)
	return w.Bytes(), nil
}

// prepare packs what a file defines.
func prepare(path string, vocabulary *phrase.Vocabulary, d *definition) preparedFile {
	phrases := vocabulary.Packing()
	body, table, proofs := pack.Writer(), pack.Writer(), pack.Writer()
	(&packing{body, phrases}).definition(d)
	phrases.Table(table)
	if d.rule != nil {
		(&packing{proofs, nil}).examples(d.rule)
	}
	return preparedFile{path, d.sum, string(table.Bytes()), string(body.Bytes()), string(proofs.Bytes())}
}

func preparedFiles(p *pack.Pack, files *[]preparedFile) {
	pack.List(p, files, func(f *preparedFile) {
		p.Text(&f.path)
		p.Text(&f.sum)
		p.Text(&f.phrases)
		p.Text(&f.definition)
		p.Text(&f.proofs)
	})
}

// openPrepared opens what Prepare made.
func openPrepared(packed string) prepared {
	var files []preparedFile
	if packed != "" {
		preparedFiles(pack.Reader(packed), &files)
	}
	byPath := make(prepared, len(files))
	for _, f := range files {
		byPath[f.path] = f
	}
	return byPath
}

// unpack completes the definition of a file from what was prepared. It leaves it alone where the file was another then, or
// where a program that packs otherwise prepared it.
func (e entry) unpack(vocabulary *phrase.Vocabulary, d *definition) bool {
	f, ok := e.prepared[e.path]
	if !ok || f.sum != d.sum {
		return false
	}
	phrases := vocabulary.Packing()
	body, table := pack.Reader(f.definition), pack.Reader(f.phrases)
	phrases.Table(table)
	read := definition{name: d.name, sum: d.sum}
	(&packing{body, phrases}).definition(&read)
	proofs := pack.Reader(f.proofs)
	if e.proofs && read.rule != nil {
		(&packing{proofs, nil}).examples(read.rule)
	}
	if !table.Whole() || !body.Whole() || e.proofs && !proofs.Whole() {
		return false
	}
	*d = read
	return true
}
