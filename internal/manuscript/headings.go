package manuscript

import (
	"regexp"
	"strings"
	"unicode"
)

// grade says how much a heading's words are worth.
type grade uint8

const (
	gradeNone grade = iota
	gradeHint       // the words point to a role ("Proposed cascade architecture"); the parent's role outweighs them
	gradeSub        // names a part of a role ("Datasets"): its own role below a section without a role, methods or results
	gradeMain       // names the role itself ("Results"): its own role everywhere but in an abstract
)

// headingEntry is what the words of a heading say.
type headingEntry struct {
	role  Role
	also  []Role
	grade grade
}

var (
	supplementPart = regexp.MustCompile(`^(?i)(?:(?:supplement(?:ary|al)?|online|additional|extended)\s+|e-?)(methods|results|discussion)\b`)
	headingNumber  = regexp.MustCompile(`^(?:(?i:section|chapter|part)\s+)?(?:\d{1,2}(?:\.\d{1,2})*\s*[.):|-]?|\(?[ivxIVX]{1,5}[.):]|[IVX]{1,5}\s|\(?[A-Za-z][.):]|§\s*\d+)\s*`)
	appendixLabel  = regexp.MustCompile(`^(?i)(?:appendix|supplement(?:ary)?(?:\s+(?:material|note|section|appendix|information|methods?|results?))?|annex|online resource)\s*(?:[A-Z]?\d*(?:\.\d+)*|[ivx]+)\s*(?:[.:–—-]\s*|\s+|$)`)
	headingJoint   = regexp.MustCompile(`\s*(?:\band\b|&|/|,|;|\+)\s*`)
)

// lookupHeading reads the role from a heading's words, its numbering left aside.
func lookupHeading(title string) headingEntry {
	text := oneLine(strings.Trim(oneLine(title), "*_#:. \u2014\u2013"))
	if text == "" || len(text) > 200 {
		return headingEntry{}
	}
	if m := supplementPart.FindStringSubmatchIndex(text); m != nil {
		// "Supplementary Methods" and "eMethods 2" hold methods, though in the supplement.
		part := lookupWords(text[m[2]:])
		if part.grade < gradeMain {
			part = lookupWords(text[m[2]:m[3]])
		}
		return headingEntry{role: part.role, also: append([]Role{RoleSupplement}, part.also...), grade: gradeMain}
	}
	if m := appendixLabel.FindString(text); m != "" && !strings.HasPrefix(strings.ToLower(text), "supplementary mat") {
		rest := lookupHeading(text[len(m):])
		if rest.role != RoleUnknown && rest.role != RoleSupplement {
			rest.also = append([]Role{RoleSupplement}, rest.also...)
			return rest
		}
		return headingEntry{role: RoleSupplement, grade: gradeMain}
	}
	e := lookupWords(text)
	if e.grade >= gradeSub {
		return e
	}
	if bare := headingNumber.ReplaceAllString(text, ""); bare != text {
		if b := lookupWords(bare); b.grade > e.grade {
			return b
		}
	}
	return e
}

func lookupWords(text string) headingEntry {
	name := foldHeading(text)
	if e := exactHeading(name); e.grade != gradeNone {
		return e
	}
	if e := combinedHeading(name); e.grade != gradeNone {
		return e
	}
	if len(strings.Fields(name)) <= 14 {
		padded := " " + name + " "
		for _, k := range headingHints {
			if strings.Contains(padded, k.words) {
				return headingEntry{role: k.role, also: k.also, grade: gradeHint}
			}
		}
	}
	return headingEntry{}
}

// foldHeading brings a heading's words to the form of the dictionary.
func foldHeading(text string) string {
	text = strings.Map(foldRune, strings.ToLower(text))
	if letterSpaced(text) {
		text = strings.ReplaceAll(text, " ", "")
	}
	if i := strings.IndexByte(text, '('); i > 3 {
		text = text[:i] // "Artificial intelligence model (AIM)"
	}
	text = strings.ReplaceAll(text, "(", " ")
	return strings.Trim(oneLine(text), " ',;/&+-")
}

// foldRune keeps letters, digits and joints of a heading and makes the rest spaces.
func foldRune(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune("&/,;+' -(", r):
		return r
	case r == '’' || r == '‘':
		return '\''
	case r == '\u2010' || r == '\u2011':
		return '-'
	case r == '\u00ad':
		return -1
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return r
	}
	return ' '
}

// letterSpaced recognises "A B S T R A C T".
func letterSpaced(text string) bool {
	fields := strings.Fields(text)
	for _, f := range fields {
		if len(f) != 1 || f[0] < 'a' || f[0] > 'z' {
			return false
		}
	}
	return len(fields) >= 5
}

func exactHeading(name string) headingEntry {
	if role, ok := mainHeadings[name]; ok {
		return headingEntry{role: role, also: alsoHeadings[name], grade: gradeMain}
	}
	if role, ok := subHeadings[name]; ok {
		return headingEntry{role: role, also: alsoHeadings[name], grade: gradeSub}
	}
	return headingEntry{}
}

// combinedHeading reads "Results and Discussion": every part must be known; the first gives the role.
func combinedHeading(name string) headingEntry {
	if !strings.Contains(name, " and ") && !strings.ContainsAny(name, "&/,;+") {
		return headingEntry{}
	}
	names := headingJoint.Split(name, -1)
	if len(names) < 2 || len(names) > 5 {
		return headingEntry{}
	}
	var whole headingEntry
	for i, n := range names {
		e := exactHeading(strings.TrimSpace(n))
		switch {
		case e.grade == gradeNone:
			return headingEntry{}
		case i == 0:
			whole = headingEntry{role: e.role, grade: e.grade}
		case e.role != whole.role && !containsRole(whole.also, e.role):
			whole.also = append(whole.also, e.role)
		}
		for _, r := range e.also {
			if r != whole.role && !containsRole(whole.also, r) {
				whole.also = append(whole.also, r)
			}
		}
		whole.grade = min(whole.grade, e.grade)
	}
	return whole
}

func containsRole(roles []Role, r Role) bool {
	for _, x := range roles {
		if x == r {
			return true
		}
	}
	return false
}

// RoleOfHeading is the role that a heading's words name, RoleUnknown when they name none. Words that
// only point to a role do not count.
func RoleOfHeading(title string) Role {
	if e := lookupHeading(title); e.grade >= gradeSub {
		return e.role
	}
	return RoleUnknown
}
