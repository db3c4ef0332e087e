package assess

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/manuscript"
	"github.com/pubcheck/pubcheck/rules"
)

const abstractList = `id: brief
title: What an abstract says
short: BRIEF
version: "1"
source: {citation: "Nobody. Nothing. 2024.", doi: 10.0000/none, licence: own words}
items:
  - {id: "1", section: Abstract, title: Eligibility, asks: "Who was eligible, in the abstract.", evidence: eligibility@abstract}
  - {id: "2", section: Methods, title: Eligibility, asks: "Who was eligible.", evidence: eligibility}
`

// A rule that a list holds to the abstract sees nothing else, though the same rule is satisfied for another item.
func TestARuleHeldToASectionSeesNothingElse(t *testing.T) {
	lib, err := checklist.Load([]string{"brief"}, checklist.DefinitionSource{Name: "rules", FS: rules.Files},
		checklist.DefinitionSource{Name: "mine", FS: fstest.MapFS{"brief.yaml": {Data: []byte(abstractList)}}})
	require.NoError(t, err)
	lib.TrustUnmeasured = true
	const criteria = "Adults with a suspected wrist fracture were included; patients with a cast were excluded."
	verdicts := func(role manuscript.Role) []checklist.Verdict {
		doc := exampleDocument(checklist.Example{Passages: []checklist.Passage{{Role: role, Text: criteria}}})
		a := New(doc, lib)
		return []checklist.Verdict{a.Verdict("eligibility@abstract"), a.Verdict("eligibility")}
	}
	assert.Equal(t, []checklist.Verdict{checklist.Missing, checklist.Satisfied}, verdicts(manuscript.RoleMethods))
	assert.Equal(t, checklist.Satisfied, verdicts(manuscript.RoleAbstract)[0])
	list, _ := lib.Checklist("brief")
	assert.Equal(t, checklist.Unmeasured, list.Items[0].Basis, "the rule was measured on whole papers")
	assert.Equal(t, checklist.Shared, list.Items[1].Basis)
}
