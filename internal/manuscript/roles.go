package manuscript

import "regexp"

// inferRoles gives every section the role its heading names. Below a section with a role, a heading
// that names none takes its parent's; between two sections of one role it takes theirs. Nothing is
// guessed from a section's position alone: measured, guessed roles are worse than none.
func (d *Document) inferRoles() {
	summaries := 0
	body, appendix := false, false
	for i := range d.Sections {
		s := &d.Sections[i]
		if s.Title != "" && s.Role == RoleUnknown {
			d.inferRole(s)
		}
		if appendix && s.Parent < 0 && letteredHeading.MatchString(s.Title) && lookupHeading(s.Title).grade < gradeSub {
			s.Role, s.Also = RoleSupplement, nil // "A Details of the network" behind the references
		}
		switch s.Role {
		case RoleReferences:
			appendix = true
		case RoleMethods, RoleResults, RoleDiscussion:
			body = true
		case RoleAbstract:
			// The same word heads an abstract and the closing words of a paper.
			if summary := isSummary(s.Title); summary && (body || summaries > 0) {
				s.Role = RoleConclusion
			} else if summary {
				summaries++
			}
		}
	}
	d.bridgeRoles()
	for i := range d.Sections {
		d.inherit(&d.Sections[i])
	}
}

// letteredHeading is how the sections of an appendix are numbered.
var letteredHeading = regexp.MustCompile(`^[A-H][.:]?\s+\S`)

func isSummary(title string) bool { return folded(title) == "summary" }

// folded is a heading without its number, in the form in which the dictionary has it.
func folded(title string) string { return foldHeading(headingNumber.ReplaceAllString(title, "")) }

// inferRole reads the heading in the light of the parent's role, which is known already: sections
// are in reading order.
func (d *Document) inferRole(s *Section) {
	e := lookupHeading(s.Title)
	parent := RoleUnknown
	if s.Parent >= 0 {
		parent = d.Sections[s.Parent].Role
	}
	if parent == RoleAbstract {
		s.Role = RoleAbstract
		return
	}
	if e.role == RoleReferences && d.tellsOfReference(s, parent) {
		d.inherit(s)
		return
	}
	if e.grade == gradeNone || !ownRole(e, parent) && !d.alsoRole(s.Parent, e) {
		d.inherit(s)
		return
	}
	s.Role, s.Also = e.role, append([]Role(nil), e.also...)
	if parent == RoleResults && e.role == RoleMethods && e.grade != gradeMain && !containsRole(d.Sections[s.Parent].Also, RoleMethods) {
		s.Role, s.Also = RoleResults, append([]Role{RoleMethods}, without(e.also, RoleResults)...)
	}
	if s.Parent < 0 {
		return
	}
	for _, r := range append([]Role{parent}, d.Sections[s.Parent].Also...) {
		if r != s.Role && bodyRole(r) && !containsRole(s.Also, r) {
			s.Also = append(s.Also, r)
		}
	}
}

// tellsOfReference says whether a heading such as "Reference" heads what is told of the reference standard and no list of
// works: in the singular below the methods, or where the body goes on behind it.
func (d *Document) tellsOfReference(s *Section, parent Role) bool {
	return parent == RoleMethods && folded(s.Title) == "reference" || (parent == RoleMethods || parent == RoleResults) && d.bodyFollows(s)
}

// bodyFollows says whether a later heading names a part of the paper's body.
func (d *Document) bodyFollows(s *Section) bool {
	for i := range d.Sections {
		if t := d.Sections[i]; t.Start > s.Start {
			if e := lookupHeading(t.Title); e.grade == gradeMain && namesBody(e.role) {
				return true
			}
		}
	}
	return false
}

// namesBody says whether a role is a part of the paper itself and not of what stands behind it.
func namesBody(r Role) bool { return bodyRole(r) && r != RoleSupplement }

// alsoRole says whether a heading names the second role of the section above it, such as "Ablation
// study" below "Experiments".
func (d *Document) alsoRole(parent int, e headingEntry) bool {
	return parent >= 0 && e.grade >= gradeSub && containsRole(d.Sections[parent].Also, e.role)
}

// ownRole says whether a heading's words outweigh the role of the section above it.
func ownRole(e headingEntry, parent Role) bool {
	if e.role == RoleTitle {
		return parent == RoleUnknown
	}
	switch parent {
	case RoleUnknown:
		return true
	case RoleReferences:
		return e.grade == gradeMain
	case RoleMethods, RoleResults, RoleSupplement:
		if e.grade == gradeSub && parent == RoleMethods {
			return e.role != RoleResults && e.role != RoleIntroduction && e.role != RoleConclusion && e.role != RoleDiscussion
		}
		return e.grade >= gradeSub || !bodyRole(e.role)
	default:
		return e.grade == gradeMain || !bodyRole(e.role)
	}
}

// bodyRole says whether a role is one of the parts that every paper's text is divided into.
func bodyRole(r Role) bool {
	switch r {
	case RoleIntroduction, RoleMethods, RoleResults, RoleDiscussion, RoleConclusion, RoleSupplement:
		return true
	}
	return false
}

// bridgeRoles gives top-level sections of unknown role the role of their neighbours where those agree.
func (d *Document) bridgeRoles() {
	var top []int
	for i, s := range d.Sections {
		if s.Parent < 0 && s.Title != "" {
			top = append(top, i)
		}
	}
	for n := 0; n < len(top); n++ {
		if d.Sections[top[n]].Role != RoleUnknown || n == 0 {
			continue
		}
		end := n
		for end < len(top) && d.Sections[top[end]].Role == RoleUnknown {
			end++
		}
		before := d.Sections[top[n-1]].Role
		if end < len(top) && bodyRole(before) && d.Sections[top[end]].Role == before {
			for _, i := range top[n:end] {
				d.Sections[i].Role = before
			}
		}
		n = end
	}
}

func (d *Document) inherit(s *Section) {
	if s.Role != RoleUnknown || s.Parent < 0 {
		return
	}
	parent := d.Sections[s.Parent]
	s.Role, s.Also = parent.Role, append([]Role(nil), parent.Also...)
}

func without(roles []Role, r Role) []Role {
	var kept []Role
	for _, x := range roles {
		if x != r {
			kept = append(kept, x)
		}
	}
	return kept
}
