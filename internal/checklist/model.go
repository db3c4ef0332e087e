// Package checklist reads the definition files of pubcheck - checklists, rules and scopes - and
// checks them strictly: every fault of every file is reported at once, with its place and a remedy.
// It is the only room that knows YAML.
package checklist

import (
	"github.com/pubcheck/pubcheck/internal/manuscript"
	"github.com/pubcheck/pubcheck/internal/phrase"
)

// Checklist is one published reporting checklist in our own words.
type Checklist struct {
	ID        string
	Title     string
	Short     string // the name as journals use it: "CLAIM 2024"
	Version   string
	AppliesTo string
	Measured  bool // people labelled papers for it, and its verdicts were held against theirs
	Source    Source
	Items     []Item
}

// Source says where a checklist was published and under what terms.
type Source struct {
	Citation, DOI, URL, Licence, Note string
}

// Item is one numbered item. Evidence says which rules answer it; Why, Sufficient and Belongs are
// sentences for the author; NotApplicable lists when the item cannot apply, in order.
type Item struct {
	ID            string
	Section       string
	Subsection    string
	Title         string
	Asks          string
	Why           string // what a reader cannot judge without it; may be absent
	Sufficient    string
	Belongs       string
	Evidence      Condition
	NotApplicable []Exemption
	Basis         Basis
}

// Basis says what is known of how well an item is judged.
type Basis uint8

// The bases: the item itself was measured on labelled papers, its rules were on another item, or neither.
const (
	Measured Basis = iota
	Shared
	Unmeasured
)

var basisNames = [...]string{"measured", "shared", "unmeasured"}

// String is the basis as the JSON report writes it.
func (b Basis) String() string { return basisNames[b] }

// Exemption is a condition under which an item does not apply. Beats is the strongest verdict
// of the item's own evidence that it may replace. Unsure leaves it to a person whether the item applies and is answered.
type Exemption struct {
	When   Condition
	Reason string
	Beats  Verdict
	Unsure bool
}

// Verdict is the outcome of an item, ordered by how much was found.
type Verdict uint8

// The verdicts.
const (
	Missing Verdict = iota
	Ambiguous
	Satisfied
	NotApplicable
)

var verdictNames = [...]string{"missing", "ambiguous", "satisfied", "not_applicable"}

// String is the verdict as the JSON report writes it.
func (v Verdict) String() string { return verdictNames[v] }

// ParseVerdict finds a verdict by its JSON name.
func ParseVerdict(name string) (Verdict, bool) {
	for i, n := range verdictNames {
		if n == name {
			return Verdict(i), true
		}
	}
	return Missing, false
}

// Condition is a truth about named things: rules in a checklist, elements in a rule. Exactly one field
// is set; the zero Condition is never true.
type Condition struct {
	Name    string // this one ...
	Hinted  bool   // ... at least ambiguously (rules only, written `name?`)
	All     []Condition
	Any     []Condition
	Not     *Condition
	AtLeast int // so many of Of
	Of      []Condition
}

// IsZero says whether no condition was given.
func (c Condition) IsZero() bool {
	return c.Name == "" && c.All == nil && c.Any == nil && c.Not == nil && c.Of == nil
}

// Holds evaluates the condition; is answers for one name.
func (c Condition) Holds(is func(name string, hinted bool) bool) bool {
	switch {
	case c.Name != "":
		return is(c.Name, c.Hinted)
	case c.All != nil:
		return count(c.All, is) == len(c.All)
	case c.Any != nil:
		return count(c.Any, is) > 0
	case c.Not != nil:
		return !c.Not.Holds(is)
	case c.Of != nil:
		return count(c.Of, is) >= c.AtLeast
	}
	return false
}

func count(of []Condition, is func(string, bool) bool) int {
	n := 0
	for _, c := range of {
		if c.Holds(is) {
			n++
		}
	}
	return n
}

// Names lists every name in the condition, in order, each once.
func (c Condition) Names() []string {
	var names []string
	seen := map[string]bool{}
	c.walk(func(name string) {
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	})
	return names
}

// Account says which names the condition rests on where it holds, and which it lacks where it does not; of
// alternatives, the first that holds speaks, or else the first. What stands under a not is left out.
func (c Condition) Account(is func(name string, hinted bool) bool) (found, lacking []string) {
	switch {
	case c.Name != "" && is(c.Name, c.Hinted):
		return []string{c.Name}, nil
	case c.Name != "":
		return nil, []string{c.Name}
	case c.Any != nil:
		for _, inner := range c.Any {
			if inner.Holds(is) {
				return inner.Account(is)
			}
		}
		return c.Any[0].Account(is)
	}
	for _, list := range [][]Condition{c.All, c.Of} {
		for _, inner := range list {
			f, l := inner.Account(is)
			found, lacking = append(found, f...), append(lacking, l...)
		}
	}
	return found, lacking
}

func (c Condition) walk(visit func(string)) {
	if c.Name != "" {
		visit(c.Name)
	}
	for _, list := range [][]Condition{c.All, c.Any, c.Of} {
		for _, inner := range list {
			inner.walk(visit)
		}
	}
	if c.Not != nil {
		c.Not.walk(visit)
	}
}

// Rule says how a reader recognises that a paper states one thing.
type Rule struct {
	ID       string
	Topic    string
	Measured bool // answers an item that was measured on labelled papers
	Fact     bool // lives in facts/: used by conditions only
	Expect   RoleSet
	Accept   RoleSet
	Ignore   RoleSet
	Elements []Element
	Need     Condition // over element ids
	Partial  Condition // over element ids: what lifts missing to ambiguous
	Hint     string
	Model    string
	Examples []Example
	File     string
}

// Element is one part of what a rule asks for.
type Element struct {
	ID       string
	Says     string // how the report calls it
	Strong   []Pattern
	Weak     []Pattern
	Unless   []Pattern
	Allow    []string // ids of scopes that do not drop its matches
	Times    int      // fewer matching sentences than this are only weak
	Optional bool
}

// Pattern is one thing to look for. Phrases hold for the form "phrase"; Near for the form near; Regex
// for regex.
type Pattern struct {
	Phrases []phrase.Phrase
	Near    [][]phrase.Phrase
	Within  int // tokens, for Near
	Regex   *Expression

	Kinds  KindSet // empty: all but headings
	Roles  RoleSet // empty: as the rule says
	Reach  Reach
	Unless []phrase.Phrase
	Line   int // in the rule's file, for explain
}

// Reach is how much text one match may span.
type Reach uint8

// The reaches: one sentence, a sentence and the next of its block, the whole block.
const (
	Sentence Reach = iota
	Pair
	Block
)

// KindSet is a set of kinds of block.
type KindSet uint32

// Has says whether the set holds the kind.
func (s KindSet) Has(k manuscript.Kind) bool { return s&(1<<k) != 0 }

// RoleSet is a set of section roles.
type RoleSet uint32

// Has says whether the set holds the role.
func (s RoleSet) Has(r manuscript.Role) bool { return s&(1<<r) != 0 }

// Roles lists the set's roles in their fixed order.
func (s RoleSet) Roles() []manuscript.Role {
	var roles []manuscript.Role
	for i := range manuscript.RoleNames() {
		if s.Has(manuscript.Role(i)) {
			roles = append(roles, manuscript.Role(i))
		}
	}
	return roles
}

// Example is a rule's own proof: passages and the verdict that they must get.
type Example struct {
	Want     Verdict
	Passages []Passage
	Line     int
}

// Passage is a piece of text in a section of a role.
type Passage struct {
	Role manuscript.Role
	Kind manuscript.Kind
	Text string
}

// Scope names phrases that take a statement out of the paper's own, done work. One that weakens leaves the statement as
// a sign: it refers to where the work is told.
type Scope struct {
	ID      string
	Cues    []Cue
	Unless  []Pattern
	Weakens bool
}

// Cue is one sign of a scope. It covers Before tokens before and After tokens after itself; both
// zero: the whole sentence.
type Cue struct {
	Phrases       []phrase.Phrase
	Before, After int
}

// Library is everything that was loaded: checklists with the rules and scopes they use.
type Library struct {
	Vocabulary *phrase.Vocabulary
	Scopes     []Scope
	Studies    []Study // read only where every definition is
	// TrustUnmeasured lets items decide whose rules were never held against labelled papers.
	TrustUnmeasured bool

	checklists []*Checklist
	rules      map[string]*Rule
	order      []string          // rule ids, sorted
	sums       map[string]string // id of a definition -> SHA-256 of its file
}
