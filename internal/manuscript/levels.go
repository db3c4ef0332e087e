package manuscript

import (
	"regexp"
	"strings"
)

var (
	dottedNumber = regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,2})*)\.?\s+\S`)
	captionLabel = regexp.MustCompile(`^(?i)(?:supplement(?:ary|al)\s+|extended data\s+|online\s+)?(?:table|figure|fig\.|scheme)\s*(?:[a-z]{0,2}\.?-?\d+[a-z]?|[ivx]+)\b`)
)

// isCaptionLabel says whether a text begins as a caption does: "Table 2 Baseline characteristics".
func isCaptionLabel(text string) bool {
	return captionLabel.MatchString(strings.TrimSpace(text))
}

// numberedLevels mends the levels of numbered headings by their numbers: "2.1 Data" stands below
// "2 Methods" even where both look alike.
func numberedLevels(parts []part) {
	top := 0 // the level of the last heading with a plain number
	for i := range parts {
		p := &parts[i]
		if p.Kind != Heading {
			continue
		}
		m := dottedNumber.FindStringSubmatch(strings.TrimSpace(p.Text))
		if m == nil {
			continue
		}
		depth := strings.Count(m[1], ".") + 1
		switch {
		case depth == 1:
			top = p.Level
		case top > 0:
			p.Level = top + depth - 1
		}
	}
}

// abstractLimit is the number of words that no abstract exceeds.
const abstractLimit = 1200

// unlabelledText is the number of words under "Abstract" itself that only an abstract without labels has.
const unlabelledText = 40

// levelAbstract gives the headings of a structured abstract a level below "Abstract", and takes the
// paper's real sections out of an abstract that would swallow them.
func levelAbstract(parts []part) {
	heads := headings(parts)
	for n, i := range heads {
		if lookupHeading(parts[i].Text).role != RoleAbstract {
			continue
		}
		if end := structuredEnd(parts, heads, n); end > n+1 {
			for _, j := range heads[n+1 : end] {
				parts[j].Level = max(parts[j].Level, parts[i].Level+1)
			}
			if end < len(heads) {
				outrank(parts, heads[end:], parts[i].Level)
			}
		} else {
			outrankLong(parts, heads, n)
		}
		return
	}
}

func headings(parts []part) []int {
	var heads []int
	for i, p := range parts {
		if p.Kind == Heading {
			heads = append(heads, i)
		}
	}
	return heads
}

// structuredEnd finds the first heading (an index into heads) after the abstract at heads[n] and its
// labels. Labels are headings such as Purpose, Methods, Results whose like comes again later as a
// real section; n+1 means that there are none. An abstract that has its text already has no labels
// at its own level: where Results come before Methods, the body would be taken for them.
func structuredEnd(parts []part, heads []int, n int) int {
	if n+1 < len(heads) && parts[heads[n+1]].Level <= parts[heads[n]].Level && wordsUnder(parts, heads, n) > unlabelledText {
		return n + 1
	}
	seen := map[Role]bool{}
	end, last := n+1, RoleUnknown
	for ; end < len(heads); end++ {
		entry := lookupHeading(parts[heads[end]].Text)
		role := entry.role
		if entry.grade == gradeNone {
			if parts[heads[end]].Level > parts[heads[n]].Level && wordsUnder(parts, heads, end) < 150 {
				continue // "Setting", "Participants": any label, as long as it is short and deeper
			}
			break
		}
		if !labelRole(role) || wordsUnder(parts, heads, end) > 400 {
			break
		}
		if seen[role] && role != last || role == RoleIntroduction && (seen[RoleMethods] || seen[RoleResults]) {
			break
		}
		seen[role], last = true, role
	}
	if wordsBetween(parts, heads, n, end) > abstractLimit {
		return n + 1
	}
	for _, k := range heads[end:] {
		e := lookupHeading(parts[k].Text)
		if seen[e.role] && e.grade == gradeMain && (e.role == RoleMethods || e.role == RoleResults) {
			return end
		}
	}
	return n + 1
}

// labelRole says whether a structured abstract has labels of this role.
func labelRole(r Role) bool {
	switch r {
	case RoleIntroduction, RoleMethods, RoleResults, RoleDiscussion, RoleConclusion, RoleRegistration, RoleFunding, RoleLimitations:
		return true
	}
	return false
}

func wordsUnder(parts []part, heads []int, n int) int { return wordsBetween(parts, heads, n, n+1) }

// wordsBetween counts the words from heads[from] to before heads[to].
func wordsBetween(parts []part, heads []int, from, to int) int {
	end := len(parts)
	if to < len(heads) {
		end = heads[to]
	}
	words := 0
	for _, p := range parts[heads[from]:end] {
		words += len(strings.Fields(p.Text))
	}
	return words
}

// outrank lifts headings that belong to the paper's body out of the abstract before them.
func outrank(parts []part, heads []int, level int) {
	if len(heads) == 0 || parts[heads[0]].Level <= level {
		return
	}
	by := parts[heads[0]].Level - level
	for _, i := range heads {
		parts[i].Level = max(1, parts[i].Level-by)
	}
}

// outrankLong lifts the headings below an abstract that would hold more words than one can: its
// heading was only set larger than the rest.
func outrankLong(parts []part, heads []int, n int) {
	end := n + 1
	for end < len(heads) && parts[heads[end]].Level > parts[heads[n]].Level {
		end++
	}
	if end > n+1 && wordsBetween(parts, heads, n, end) > abstractLimit {
		outrank(parts, heads[n+1:end], parts[heads[n]].Level)
	}
}
