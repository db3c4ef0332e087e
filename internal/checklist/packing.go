package checklist

import (
	"github.com/pubcheck/pubcheck/internal/pack"
	"github.com/pubcheck/pubcheck/internal/phrase"
)

// packing describes definitions to a pack, for writing and for reading.
type packing struct {
	*pack.Pack
	phrases *phrase.Packing
}

// definition is what a file defines. The file's name and sum stand elsewhere, and so do its problems: it has none.
func (p *packing) definition(d *definition) {
	pack.List(p.Pack, &d.references, func(ref *reference) {
		ref.file = d.name
		pack.Number(p.Pack, &ref.line)
		pack.Number(p.Pack, &ref.col)
		p.Text(&ref.name)
		p.Text(&ref.what)
	})
	if optional(p, &d.checklist) {
		p.checklist(d.checklist)
	}
	if optional(p, &d.rule) {
		p.rule(d.rule)
		d.rule.File = d.name
	}
	pack.List(p.Pack, &d.scopes, p.scope)
	pack.List(p.Pack, &d.studies, p.study)
}

// optional is a value that may be absent; it says whether it is there.
func optional[T any](p *packing, v **T) bool {
	there := *v != nil
	p.Flag(&there)
	if there && *v == nil {
		*v = new(T)
	}
	return there
}

func (p *packing) texts(texts ...*string) {
	for _, s := range texts {
		p.Text(s)
	}
}

func (p *packing) checklist(c *Checklist) {
	p.texts(&c.ID, &c.Title, &c.Short, &c.Version, &c.AppliesTo)
	p.Flag(&c.Measured)
	p.texts(&c.Source.Citation, &c.Source.DOI, &c.Source.URL, &c.Source.Licence, &c.Source.Note)
	pack.List(p.Pack, &c.Items, p.item)
}

func (p *packing) item(it *Item) {
	p.texts(&it.ID, &it.Section, &it.Subsection, &it.Title, &it.Asks, &it.Why, &it.Sufficient, &it.Belongs)
	p.condition(&it.Evidence)
	pack.List(p.Pack, &it.NotApplicable, func(x *Exemption) {
		p.condition(&x.When)
		p.Text(&x.Reason)
		pack.Number(p.Pack, &x.Beats)
		p.Flag(&x.Unsure)
	})
	pack.Number(p.Pack, &it.Basis)
}

func (p *packing) condition(c *Condition) {
	p.Text(&c.Name)
	p.Flag(&c.Hinted)
	pack.List(p.Pack, &c.All, p.condition)
	pack.List(p.Pack, &c.Any, p.condition)
	if optional(p, &c.Not) {
		p.condition(c.Not)
	}
	pack.Number(p.Pack, &c.AtLeast)
	pack.List(p.Pack, &c.Of, p.condition)
}

func (p *packing) rule(r *Rule) {
	p.texts(&r.ID, &r.Topic, &r.Hint, &r.Model)
	p.Flag(&r.Measured)
	p.Flag(&r.Fact)
	p.roles(&r.Expect)
	p.roles(&r.Accept)
	p.roles(&r.Ignore)
	pack.List(p.Pack, &r.Elements, p.element)
	p.condition(&r.Need)
	p.condition(&r.Partial)
}

// examples are apart from the rest of a rule: few commands want them.
func (p *packing) examples(r *Rule) {
	pack.List(p.Pack, &r.Examples, func(e *Example) {
		pack.Number(p.Pack, &e.Want)
		pack.Number(p.Pack, &e.Line)
		pack.List(p.Pack, &e.Passages, func(passage *Passage) {
			pack.Number(p.Pack, &passage.Role)
			pack.Number(p.Pack, &passage.Kind)
			p.Text(&passage.Text)
		})
	})
}

func (p *packing) roles(s *RoleSet) { pack.Number(p.Pack, s) }

func (p *packing) element(e *Element) {
	p.texts(&e.ID, &e.Says)
	pack.List(p.Pack, &e.Strong, p.pattern)
	pack.List(p.Pack, &e.Weak, p.pattern)
	pack.List(p.Pack, &e.Unless, p.pattern)
	pack.List(p.Pack, &e.Allow, p.Text)
	pack.Number(p.Pack, &e.Times)
	p.Flag(&e.Optional)
}

func (p *packing) pattern(pt *Pattern) {
	p.phraseList(&pt.Phrases)
	pack.List(p.Pack, &pt.Near, p.phraseList)
	pack.Number(p.Pack, &pt.Within)
	if optional(p, &pt.Regex) {
		p.expression(pt.Regex)
	}
	pack.Number(p.Pack, &pt.Kinds)
	p.roles(&pt.Roles)
	pack.Number(p.Pack, &pt.Reach)
	p.phraseList(&pt.Unless)
	pack.Number(p.Pack, &pt.Line)
}

func (p *packing) phraseList(list *[]phrase.Phrase) {
	pack.List(p.Pack, list, func(ph *phrase.Phrase) { p.phrases.Phrase(p.Pack, ph) })
}

func (p *packing) expression(e *Expression) {
	p.Text(&e.source)
	pack.List(p.Pack, &e.needs, func(set *[]string) { pack.List(p.Pack, set, p.Text) })
	if p.Reads() {
		*e = *checked(e.source, e.needs)
	}
}

func (p *packing) scope(s *Scope) {
	p.Text(&s.ID)
	pack.List(p.Pack, &s.Cues, func(c *Cue) {
		p.phraseList(&c.Phrases)
		pack.Number(p.Pack, &c.Before)
		pack.Number(p.Pack, &c.After)
	})
	pack.List(p.Pack, &s.Unless, p.pattern)
	p.Flag(&s.Weakens)
}

func (p *packing) study(s *Study) {
	p.texts(&s.ID, &s.Says)
	p.condition(&s.When)
	pack.List(p.Pack, &s.Lists, p.Text)
}
