package batch

import (
	"bytes"
	"encoding/json"
	"errors"
)

// journalSchema names the version of the journal's first line.
const journalSchema = "pubcheck/journal/1"

// Header is the first line of a journal: what a run that goes on must have in common with the one that was broken off.
type Header struct {
	Journal    string   `json:"journal"`
	Version    string   `json:"version"`
	Folder     string   `json:"folder"`
	Checklists []string `json:"checklists"`
	// Definitions is a digest of every rule and checklist in use.
	Definitions string `json:"definitions"`
}

// NewHeader heads the journal of a run.
func NewHeader(version, folder string, checklists []string, definitions string) Header {
	return Header{journalSchema, version, folder, checklists, definitions}
}

// Differs says in words in what two runs differ; empty when nothing keeps one from going on with the other's rows.
func (h Header) Differs(other Header) string {
	list := func(h Header) string { data, _ := json.Marshal(h.Checklists); return string(data) }
	switch {
	case h.Version != other.Version:
		return "another version of pubcheck (" + h.Version + ")"
	case h.Folder != other.Folder:
		return "another folder (" + h.Folder + ")"
	case list(h) != list(other):
		return "other checklists (" + list(h) + ")"
	case h.Definitions != other.Definitions:
		return "other rules"
	}
	return ""
}

// Entry is a row in the journal, with how long the paper took and a digest of what it was held by: lists, rules and
// decisions.
type Entry struct {
	Row          Row    `json:"row"`
	Milliseconds int64  `json:"ms"`
	Basis        string `json:"basis,omitempty"`
}

// errNoJournal is what a file is that does not start as a journal does.
var errNoJournal = errors.New("is no journal of a batch")

// Recover reads the journal of a run that was broken off. Whole is how many of its bytes are whole lines: a kill in the
// middle of a write leaves a torn one, from which on nothing is believed. A journal torn in its first line has whole 0.
func Recover(data []byte) (h Header, entries []Entry, whole int, err error) {
	for whole < len(data) {
		end := bytes.IndexByte(data[whole:], '\n')
		if end < 0 {
			break
		}
		line := data[whole : whole+end]
		if whole == 0 {
			if json.Unmarshal(line, &h) != nil || h.Journal != journalSchema {
				return Header{}, nil, 0, errNoJournal
			}
		} else {
			var e Entry
			if json.Unmarshal(line, &e) != nil || e.Row.Schema != Schema {
				break
			}
			entries = append(entries, e)
		}
		whole += end + 1
	}
	if whole == 0 && len(data) > 0 && !bytes.HasPrefix([]byte(`{"journal":"`+journalSchema), data[:min(len(data), len(journalSchema)+12)]) {
		return Header{}, nil, 0, errNoJournal
	}
	return h, entries, whole, nil
}
