package manuscript

// Role is what a section is for. The set is closed; a role is soft: RoleUnknown blocks nothing.
type Role uint8

// The roles of sections.
const (
	RoleUnknown Role = iota
	RoleTitle
	RoleAbstract
	RoleIntroduction
	RoleMethods
	RoleResults
	RoleDiscussion
	RoleConclusion
	RoleFunding
	RoleConflicts
	RoleDataAvailability
	RoleCodeAvailability
	RoleEthics
	RoleRegistration
	RoleContributions
	RoleAcknowledgements
	RoleReferences
	RoleSupplement
	RoleRelatedWork
	RoleLimitations
	RoleFuture
)

var roleNames = [...]string{"unknown", "title", "abstract", "introduction", "methods", "results", "discussion", "conclusion",
	"funding", "conflicts", "data-availability", "code-availability", "ethics", "registration", "contributions",
	"acknowledgements", "references", "supplement", "related-work", "limitations", "future-work"}

// String is the role's name as rules and reports write it.
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return "unknown"
}

// Administrative says whether a section of the role tells of the paper rather than of the study: who paid, who did what,
// where the data are.
func (r Role) Administrative() bool {
	switch r {
	case RoleFunding, RoleConflicts, RoleDataAvailability, RoleCodeAvailability, RoleEthics, RoleRegistration, RoleContributions, RoleAcknowledgements:
		return true
	}
	return false
}

// ParseRole finds a role by its name; ok is false for a name that is not in the set.
func ParseRole(name string) (role Role, ok bool) {
	for i, n := range roleNames {
		if n == name {
			return Role(i), true
		}
	}
	return RoleUnknown, false
}

// RoleNames lists the names of all roles in their fixed order.
func RoleNames() []string {
	return append([]string(nil), roleNames[:]...)
}
