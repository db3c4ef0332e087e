package report

import (
	"fmt"
	"strings"

	"github.com/pubcheck/pubcheck/internal/checklist"
	"github.com/pubcheck/pubcheck/internal/crosswalk"
	"github.com/pubcheck/pubcheck/internal/guide"
	"github.com/pubcheck/pubcheck/internal/manuscript"
)

// lesson is an item of a guide as every format shows it.
type lesson struct {
	ID, Anchor, Title, Section     string
	Asks, Why, Sufficient, Belongs string
	NotApplicable, Unsure          []string // when the item does not apply, and when that cannot be known
	Choice                         string   // how several topics answer one item
	Topics                         []lessonTopic
	Also                           []lessonRef
	Basis                          string
}

type lessonTopic struct {
	Says, Rule, Only string
	Parts            []string
	Write, Model     string
	Enough, Part     []lessonExample // Part are examples that say a part of it, or hint at it
	Apart            []lessonExample // those that only sound alike, or stand where they do not count
}

// lessonExample is a sentence that suffices or does not. Because says why not.
type lessonExample struct {
	Verdict              htmlVerdict
	Text, Where, Because string
}

// lessonRef is an item of another list. File is that list's guide, where it is made along with this one.
type lessonRef struct{ Text, How, List, Anchor, File string }

// lessonOf words an item; at is its place in the list.
func lessonOf(g *guide.Guide, at int) lesson {
	it := &g.Items[at]
	l := lesson{ID: it.ID, Anchor: anchor(g.List.ID, it.ID, at), Title: it.Title, Section: sectionOf(it.Item), Asks: it.Asks, Why: it.Why,
		Sufficient: it.Sufficient, Belongs: it.Belongs, Basis: basisSentence(it.Basis)}
	if it.From != nil {
		l.Why += " (As for " + it.From.List.Short + ", item " + it.From.Item.ID + ".)"
	}
	for _, x := range it.NotApplicable {
		if x.Unsure {
			l.Unsure = append(l.Unsure, x.Reason)
		} else {
			l.NotApplicable = append(l.NotApplicable, x.Reason)
		}
	}
	switch {
	case len(it.Topics) > 1 && it.AnyTopic:
		l.Choice = "One of these topics suffices."
	case len(it.Topics) > 1:
		l.Choice = fmt.Sprintf("All of these %d topics are wanted.", len(it.Topics))
	}
	for _, t := range it.Topics {
		l.Topics = append(l.Topics, lessonTopicOf(t))
	}
	for _, r := range it.Also {
		how := [...]string{"the same topic", "related", "related, through " + crosswalk.Hub}[r.Sure]
		l.Also = append(l.Also, lessonRef{Text: r.List.Short + " " + r.Item.ID, How: r.Item.Title + ", " + how, List: r.List.ID, Anchor: anchor(r.List.ID, r.Item.ID, placeOf(r.List, r.Item))})
	}
	return l
}

func placeOf(c *checklist.Checklist, it *checklist.Item) int {
	for i := range c.Items {
		if &c.Items[i] == it {
			return i
		}
	}
	return -1
}

func lessonTopicOf(t guide.Topic) lessonTopic {
	out := lessonTopic{Says: t.Rule.Topic, Rule: t.Rule.ID, Parts: t.Parts, Write: t.Rule.Hint, Model: t.Rule.Model}
	if _, section, held := strings.Cut(t.Rule.ID, "@"); held {
		out.Only = "Looked for in this section alone: " + strings.ReplaceAll(section, "-", " ") + "."
	}
	for _, ex := range t.Enough {
		out.Enough = append(out.Enough, exampleOf(ex, ""))
	}
	for _, miss := range t.Misses {
		if miss.Example.Want == checklist.Ambiguous {
			out.Part = append(out.Part, exampleOf(miss.Example, miss.Because))
		} else {
			out.Apart = append(out.Apart, exampleOf(miss.Example, miss.Because))
		}
	}
	return out
}

// exampleOf joins the passages of an example; where they stand is said of each section once.
func exampleOf(ex checklist.Example, because string) lessonExample {
	var texts, where []string
	for _, p := range ex.Passages {
		texts = append(texts, clean(p.Text))
		place := sentenceCase(strings.ReplaceAll(p.Role.String(), "-", " "))
		if p.Role == manuscript.RoleUnknown {
			place = "a section of the method's own name"
		}
		if len(where) == 0 || where[len(where)-1] != place {
			where = append(where, place)
		}
	}
	return lessonExample{htmlVerdictOf(ex.Want), strings.Join(texts, " … "), "in " + strings.Join(where, ", then in "), because}
}

// basisSentence says how well an item is judged.
func basisSentence(b checklist.Basis) string {
	return [...]string{
		"The verdicts on this item were held against those of readers.",
		"This item rests on topics whose verdicts were held against those of readers on another list.",
		"This item was not measured against readers: what is found is shown as ambiguous, to be confirmed.",
	}[b]
}

// nobodyAsks is said of a list for which no journal is known.
const nobodyAsks = "No journal is recorded for this list."

// journalLine says what a journal asks for, without its source.
func journalLine(j checklist.Journal) string {
	line := sentenceCase(j.Asks) + ". " + j.Says
	if j.Note != "" {
		line += " " + j.Note
	}
	return line
}

// sourceDate is as of when a journal's words hold.
func sourceDate(j checklist.Journal) string {
	if j.Date == checklist.Undated {
		return "a page that bears no date"
	}
	return "as of " + j.Date
}
