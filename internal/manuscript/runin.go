package manuscript

import (
	"regexp"
	"strings"
)

var (
	runInAbstract  = regexp.MustCompile(`^(?:(?i:abstract)|ABSTRACT|A\s?B\s?S\s?T\s?R\s?A\s?C\s?T|Summary|SUMMARY)(?:\s*[.:—–-]+\s*|\s+)(?:\S)`)
	keyWords       = regexp.MustCompile(`^(?i)[*_]*(?:key\s*-?words?(?:\s+and\s+phrases)?|index\s+terms|categories)\b`)
	toldOfApproval = regexp.MustCompile(`\b(?i:was|were|is|has|had|have|approved|waived|obtained|gave|granted|complied|conformed|exempted)\b`)
)

// findRunIns finds the sections that a paragraph opens itself, by its first words: "Abstract—We ...",
// "Funding: This work ...". A line of key words ends an abstract.
func findRunIns(parts []part) {
	frontAbstract := frontAbstract(parts)
	body := false
	for i := range parts {
		p := &parts[i]
		switch {
		case p.Kind == Heading:
			role := lookupHeading(p.Text).role
			body = body || role != RoleAbstract && role != RoleTitle && role != RoleUnknown
			continue
		case p.Role != RoleUnknown:
			p.opens = label{titleOfRole(p.Role), p.Role}
			continue
		case p.Kind != Paragraph && p.Kind != FrontMatter && p.Kind != Footnote && p.Kind != Aside:
			continue
		}
		text := strings.TrimSpace(p.Text)
		switch {
		case keyWords.MatchString(text):
			p.ends = true
		case i == frontAbstract:
			p.opens = label{"Abstract", RoleAbstract}
		case !body && opensAbstract(text):
			p.opens = label{"Abstract", RoleAbstract}
		default:
			if l, ok := runInLabel(text); ok && isBackMatter(l.role) && len(strings.Fields(text)) <= 250 {
				p.opens, p.once = l, true
			}
		}
	}
}

// opensAbstract says whether a paragraph begins with the word Abstract as a label. Without a mark
// after it ("Abstract We present ...") the next word must begin a sentence.
func opensAbstract(text string) bool {
	m := runInAbstract.FindString(text)
	if m == "" {
		return len(text) < 12 && lookupHeading(text).role == RoleAbstract
	}
	if strings.ContainsAny(m, ".:—–-") {
		return true
	}
	first := m[len(m)-1]
	return first >= 'A' && first <= 'Z' && !strings.HasPrefix(m, "Summary") && len(strings.Fields(text)) > 20
}

// runInLabel reads the label before the first stop of a paragraph and looks its role up.
func runInLabel(text string) (label, bool) {
	head := text[:min(len(text), 90)]
	cut := strings.IndexAny(head, ":.—–")
	if cut <= 0 {
		return label{}, false
	}
	name := strings.Trim(head[:cut], " *_")
	if len(strings.Fields(name)) > 8 || strings.TrimSpace(strings.Trim(text[cut:], ":.—– *_")) == "" {
		return label{}, false
	}
	entry := lookupHeading(name)
	if entry.grade == gradeNone || entry.grade == gradeHint && !isBackMatter(entry.role) {
		return label{}, false
	}
	if entry.role == RoleEthics && toldOfApproval.MatchString(name) {
		return label{}, false // the first sentence of a paragraph that may go on with the patients
	}
	return label{name, entry.role}, true
}

// isBackMatter says whether a role is one of the statements that stand at the end of a paper (or on
// its title page).
func isBackMatter(r Role) bool {
	switch r {
	case RoleFunding, RoleConflicts, RoleDataAvailability, RoleCodeAvailability, RoleEthics, RoleRegistration,
		RoleContributions, RoleAcknowledgements:
		return true
	}
	return false
}

// frontAbstract finds an abstract that carries no heading: in the text before the first heading, a
// paragraph with a run-in label such as "Purpose:" when methods or results follow as labels too, or
// long paragraphs that end at a line of key words or at the introduction. -1 when there is none.
func frontAbstract(parts []part) int {
	end := 0
	for end < len(parts) && parts[end].Kind != Heading {
		if parts[end].Role == RoleAbstract || opensAbstract(strings.TrimSpace(parts[end].Text)) {
			return -1
		}
		end++
	}
	if end < len(parts) && lookupHeading(parts[end].Text).role == RoleAbstract {
		return -1
	}
	if i := labelledAbstract(parts[:end]); i >= 0 {
		return i
	}
	stop := end
	for i := range parts[:end] {
		if keyWords.MatchString(strings.TrimSpace(parts[i].Text)) {
			stop = i
			break
		}
	}
	if stop == end && (end == len(parts) || lookupHeading(parts[end].Text).role != RoleIntroduction) {
		return -1
	}
	first, words := -1, 0
	for i := stop - 1; i >= 0 && parts[i].Kind == Paragraph; i-- {
		n := len(strings.Fields(parts[i].Text))
		if n < 50 {
			break
		}
		first, words = i, words+n
	}
	if words > 600 {
		return -1
	}
	return first
}

func labelledAbstract(front []part) int {
	first, found := -1, map[Role]bool{}
	for i, p := range front {
		if l, ok := runInLabel(strings.TrimSpace(p.Text)); ok && p.Kind == Paragraph && labelRole(l.role) {
			found[l.role] = true
			if first < 0 {
				first = i
			}
		}
	}
	if len(found) >= 2 && (found[RoleMethods] || found[RoleResults]) {
		return first
	}
	return -1
}

// titleOfRole names a section that only its role is known of, in the words of a heading.
func titleOfRole(r Role) string {
	if r == RoleTitle {
		return ""
	}
	name := strings.ReplaceAll(r.String(), "-", " ")
	return strings.ToUpper(name[:1]) + name[1:]
}
