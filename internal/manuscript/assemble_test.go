package manuscript

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// draft makes a draft of a compact notation, one piece a line: "# A" is a heading of level 1, "! A" a
// title, "| a | b" a table row, "^ A" a caption; everything else is a paragraph.
func draft(text string) Draft {
	var d Draft
	d.Format, d.Source = "markdown", []byte(text)
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		body := strings.TrimSuffix(line, "\n")
		p := Piece{Kind: Paragraph}
		skip := 0
		switch {
		case strings.HasPrefix(body, "#"):
			p.Level = strings.IndexByte(body, ' ')
			p.Kind, skip = Heading, p.Level+1
		case strings.HasPrefix(body, "! "):
			p.Kind, skip = Title, 2
		case strings.HasPrefix(body, "^ "):
			p.Kind, skip = Caption, 2
		case strings.HasPrefix(body, "| "):
			p.Kind, skip = Table, 2
		}
		p.Text = body[skip:]
		p.Runs = []Run{{Start: 0, End: len(p.Text), Source: at + skip}}
		if p.Text != "" {
			d.Pieces = append(d.Pieces, p)
		}
		at += len(line)
	}
	return d
}

// check holds what is true of every document.
func check(t testing.TB, d *Document) {
	t.Helper()
	inside := func(s, outer Span) bool { return outer.Contains(s) && s.Start <= s.End }
	whole, last := Span{0, len(d.Text)}, 0
	for _, b := range d.Blocks {
		require.True(t, inside(b.Span, whole) && b.Start >= last)
		require.True(t, inside(b.Span, d.Sections[b.Section].Span), "block in its section")
		last = b.End
	}
	for i, s := range d.Sections {
		require.True(t, inside(s.Span, whole))
		require.Less(t, s.Parent, i)
		if s.Parent >= 0 {
			require.True(t, inside(s.Span, d.Sections[s.Parent].Span), "section in its parent")
		}
	}
	last = 0
	for _, s := range d.Sentences {
		require.True(t, inside(s.Span, d.Blocks[s.Block].Span) && s.Start >= last, "sentence in its block")
		require.Equal(t, strings.TrimSpace(d.Slice(s.Span)), d.Slice(s.Span))
		require.NotEmpty(t, d.Slice(s.Span))
		require.Equal(t, d.Blocks[s.Block].Section, s.Section)
		last = s.End
	}
}

func outline(d *Document) string {
	var b strings.Builder
	for _, s := range d.Sections {
		depth := 0
		for p := s.Parent; p >= 0; p = d.Sections[p].Parent {
			depth++
		}
		b.WriteString(strings.Repeat("  ", depth) + s.Title + "=" + s.Role.String())
		for _, r := range s.Also {
			b.WriteString("+" + r.String())
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestRoles(t *testing.T) {
	for name, c := range map[string][2]string{
		"plain": {
			"! A study of knees\nA. Author\n# Abstract\nText.\n# 1 Introduction\nText.\n# 2 Materials and Methods\n# 2.1 Cohort\nText.\n# 2.2 The KneeNet cascade\nText.\n# III. RESULTS\nText.\n# Discussion\n## Limitations\nText.\n# References\nOne. 2011.\n",
			"=title\nAbstract=abstract\n1 Introduction=introduction\n2 Materials and Methods=methods\n  2.1 Cohort=methods\n  2.2 The KneeNet cascade=methods\nIII. RESULTS=results\nDiscussion=discussion\n  Limitations=limitations+discussion\nReferences=references\n",
		},
		"combined and unknown": {
			"# Introduction\nText.\n# KneeNet\nText.\n# Experiments and Results\n## Datasets\nText.\n# Results and Discussion\nText.\n# Conclusion and future work\nText.\n",
			"Introduction=introduction\nKneeNet=unknown\nExperiments and Results=results+methods\n  Datasets=methods+results\nResults and Discussion=results+discussion\nConclusion and future work=conclusion+future-work\n",
		},
		"bridged": {
			"# Dataset\nText.\n# KneeNet\nText.\n# Implementation details\nText.\n# Results\nText.\n",
			"Dataset=methods\nKneeNet=methods\nImplementation details=methods\nResults=results\n",
		},
		"structured abstract of the same level": {
			"! Knees\n# Abstract\n# Purpose\nText.\n# Methods\nText.\n# Results\nText.\n# Conclusion\nText.\n# Introduction\nText.\n# Methods\nText.\n# Results\nText.\n",
			"=title\nAbstract=abstract\n  Purpose=abstract\n  Methods=abstract\n  Results=abstract\n  Conclusion=abstract\nIntroduction=introduction\nMethods=methods\nResults=results\n",
		},
		"unstructured abstract": {
			"# Abstract\nText.\n# Introduction\nText.\n# Methods\nText.\n# Results\nText.\n",
			"Abstract=abstract\nIntroduction=introduction\nMethods=methods\nResults=results\n",
		},
		"results before methods": {
			"# Abstract\n" + strings.Repeat("We looked at knees. ", 30) + "\n# Introduction\nText.\n# Results\n## Participants\nText.\n## Performance\nText.\n# Discussion\nText.\n# Methods\nText.\n",
			"Abstract=abstract\nIntroduction=introduction\nResults=results\n  Participants=results+methods\n  Performance=results\nDiscussion=discussion\nMethods=methods\n",
		},
		"a reference among the methods": {
			"# Methods\n## Data\nText.\n## Reference\nText.\n## Training\nText.\n# Results\nText.\n## Reference\nA. 2001.\n",
			"Methods=methods\n  Data=methods\n  Reference=methods\n  Training=methods\nResults=results\n  Reference=references+results\n",
		},
		"run-in abstract and statements": {
			"! Knees\nAbstract—We looked at knees.\nKeywords: knee\n# Introduction\nText.\n# Conclusion\nText.\nFunding: Supported by the ward.\nMore text.\nConflict of interest: None.\n# Reference\nA. 2001.\n",
			"=title\nAbstract=abstract\nIntroduction=introduction\nConclusion=conclusion\n  Funding=funding\n  Conflict of interest=conflicts\nReference=references\n",
		},
		"labels without the word abstract": {
			"! Knees\nPurpose: To look.\nMethods: We looked.\nResults: Seen.\nKey words: knee\n# Introduction\nText.\n# Methods\nText.\n",
			"=title\nAbstract=abstract\nIntroduction=introduction\nMethods=methods\n",
		},
		"a summary at the end": {
			"# Summary\nText.\n# Methods\nText.\n# Summary\nText.\n",
			"Summary=abstract\nMethods=methods\nSummary=conclusion\n",
		},
		"an appendix": {
			"# Methods\nText.\n# Appendix A: Training details\nText.\n# Appendix B\nText.\n",
			"Methods=methods\nAppendix A: Training details=methods+supplement\nAppendix B=supplement\n",
		},
		"experiments": {
			"# Experiments\n## Dataset\nText.\n## Ablation study\nText.\n",
			"Experiments=methods+results\n  Dataset=methods+results\n  Ablation study=results+methods\n",
		},
		"outcomes under results": {
			"# Results\n## Primary outcome\nText.\n## Ethics statement\nText.\n",
			"Results=results\n  Primary outcome=results+methods\n  Ethics statement=ethics+results\n",
		},
		"the reference of the study is no reference list": {
			"# Methods\n## Reference\nBiopsy was taken.\n# Results\nText.\n# Reference\nA. 2001.\n",
			"Methods=methods\n  Reference=methods\nResults=results\nReference=references\n",
		},
		"a paragraph that begins with its approval": {
			"# Methods\n## Patients\nThe ethics committee approved the study. Women with a mass were included.\n# Results\nText.\nEthics approval: Granted by the ward.\n",
			"Methods=methods\n  Patients=methods\nResults=results\n  Ethics approval=ethics\n",
		},
		"a letter without headings": {
			"! Knees by phone\nA. Author, Ward of Knees\nWe trained a network on knees of one ward and looked at what it missed. We trained a network on knees of one ward and looked at what it missed. We trained a network on knees of one ward and looked at what it missed. We trained a network on knees of one ward and looked at what it missed.\nFunding: None.\n# References\nA. 2001.\n",
			"=title\n=unknown\nFunding=funding\nReferences=references\n",
		},
		"figures behind the references": {
			"# Methods\nText.\n# References\nA. 2001.\n^ Figure 1. A flow.\n",
			"Methods=methods\nReferences=references\n=unknown\n",
		},
	} {
		d := Assemble(draft(c[0]))
		check(t, d)
		assert.Equal(t, c[1], outline(d), name)
	}
}

func TestHeadingWords(t *testing.T) {
	for title, want := range map[string]Role{
		"Patients & Methods": RoleMethods, "2.1. Study population": RoleMethods, "II. RELATED WORK": RoleRelatedWork, "IV. Experiments": RoleMethods,
		"Statistical Analysis": RoleMethods, "A B S T R A C T": RoleAbstract, "Acknowledgments": RoleAcknowledgements, "5 Concluding Remarks": RoleConclusion,
		"Declaration of Competing Interest": RoleConflicts, "Availability of data and materials": RoleDataAvailability, "CRediT authorship contribution statement": RoleContributions,
		"Role of the funding source": RoleFunding, "Authors’ contributions": RoleContributions, "Ethics approval and consent to participate": RoleEthics,
		"Bibliography": RoleReferences, "Proposed Method": RoleMethods, "Findings": RoleResults, "KneeNet": RoleUnknown, "Patients with knees": RoleUnknown,
		"Code Availability": RoleCodeAvailability, "Trial registration": RoleRegistration, "Future Work": RoleFuture, "Limitations of the study": RoleLimitations,
	} {
		assert.Equal(t, want.String(), RoleOfHeading(title).String(), title)
	}
}

func TestRoleOfThePieceWins(t *testing.T) {
	d := Assemble(Draft{Pieces: []Piece{
		{Kind: Title, Text: "Knees"}, {Kind: Paragraph, Role: RoleAbstract, Text: "Methods: none."}, {Kind: FrontMatter, Text: "2020"},
		{Kind: Heading, Level: 1, Text: "Methods"}, {Kind: Paragraph, Text: "Text."},
	}})
	check(t, d)
	assert.Equal(t, RoleAbstract, d.RoleAt(strings.Index(d.Text, "none")))
	assert.Equal(t, RoleTitle, d.RoleAt(strings.Index(d.Text, "2020")))
	assert.Equal(t, RoleMethods, d.RoleAt(strings.Index(d.Text, "Text")))
	assert.Equal(t, "Knees", d.Title)
}

func TestNotices(t *testing.T) {
	study := "# Abstract\nWe trained a network.\n# Methods\nThe patients were 12.\n# Results\nAccuracy was 0.9.\n"
	form := "CLAIM checklist\n"
	for i := range 12 {
		form += "| " + string(rune('1'+i%9)) + " Describe the data sources and provide the dates.\n"
	}
	german := strings.Repeat("Die Patienten wurden mit der Methode untersucht und die Daten sind nicht für eine Auswertung geeignet. ", 10)
	for name, c := range map[string]struct {
		text string
		want []NoticeCode
	}{
		"a study":                 {study, nil},
		"a study without heads":   {"We trained a model on images of patients and measured accuracy and sensitivity.\n", []NoticeCode{NoAbstract, NoSections}},
		"a checklist in a study":  {study + strings.Repeat("The patients were seen on two days in each of the wards.\n", 40) + form, []NoticeCode{PastedChecklist}},
		"only a checklist":        {form, []NoticeCode{NotAStudy, PastedChecklist, NoAbstract, NoSections}},
		"German":                  {german, []NoticeCode{NotEnglish}},
		"a letter":                {"Dear Editor,\nPlease find our manuscript enclosed.\nYours sincerely,\nA. Author\n", []NoticeCode{NotAStudy, NoAbstract, NoSections}},
		"numbered rows of a data": {study + strings.Repeat("| 1 Ward A 12 patients\n", 12), nil},
	} {
		d := Assemble(draft(c.text))
		var got []NoticeCode
		for _, n := range d.Notices {
			got = append(got, n.Code)
		}
		assert.Equal(t, c.want, got, name)
	}
}

func TestPastedChecklistIsMarked(t *testing.T) {
	text := "# Methods\nWe used 12 images.\nCLAIM checklist, page number\n" + strings.Repeat("| 7 Describe the data sources.\n", 9)
	d := Assemble(draft(text))
	assert.Empty(t, d.Blocks[1].Excluded)
	assert.NotEmpty(t, d.Blocks[len(d.Blocks)-1].Excluded)
}

// Funding and registration at the end of a structured abstract are a part of it; the same statements behind the paper
// are not.
func TestStatementsOfAnAbstract(t *testing.T) {
	d := Assemble(draft("! Knees\n# Abstract\nBackground: Knees hurt.\nFunding: the Knee Trust.\nRegistration: osf.io/ab3cd.\n# Methods\nText.\nFunding: the Hip Trust.\n"))
	check(t, d)
	also := map[string][]Role{}
	for _, s := range d.Sections {
		also[d.Text[s.Start:s.End]] = s.Also
	}
	assert.Equal(t, []Role{RoleAbstract}, also["Funding: the Knee Trust."])
	assert.Equal(t, []Role{RoleAbstract}, also["Registration: osf.io/ab3cd."])
	assert.Contains(t, also, "Funding: the Hip Trust.")
	assert.Empty(t, also["Funding: the Hip Trust."])
	assert.Equal(t, RoleFunding, d.RoleAt(strings.Index(d.Text, "Knee Trust")))
}
