package agree

// Figure is a number and how many items it rests on; resting on none, it cannot be told.
type Figure struct {
	Value float64
	Of    int
}

// Agreement is how well reports and labels agree.
type Agreement struct {
	Title  string // of the checklist
	Papers int
	Rows   []Row

	Through string   // the checklist that the labels are for, where it is another one
	LeftOut []string // why items of the checklist have no labels through it

	Utility          Figure // mean credit: 1 agrees, 0.5 defers or is one step off, 0 is a severe error
	Majority         Figure // the utility of always giving the verdict that is most frequent on the other papers
	Severe           Figure
	SatisfiedStrict  Figure // of "satisfied": the label is satisfied
	SatisfiedLenient Figure // of "satisfied": the label is satisfied or partial
	MissingPrecision Figure // of "missing": the label is missing or not applicable
	Coverage         Figure // of what labels decide: pubcheck decides
	AmbiguousIsRight Figure // of "ambiguous": the label is partial
	PartialRecall    Figure // of partial labels: pubcheck says ambiguous
	Exact            Figure // the same verdict, in four classes
	EvidenceHit      Figure // where both found something: one of the first quotes is the readers'
	KappaDecided     Figure // Cohen's kappa, reported or not, where pubcheck decides
	F1Missing        Figure // F1 of "not reported", where pubcheck decides
	Kappa            Figure // Cohen's kappa of all four verdicts
	ReadersExact     Figure // the readers' own agreement, before they settled
	ReadersKappa     Figure // of the first two readers, all four verdicts
	SevereErrors     int
	Confusion        [Verdicts][Verdicts]int // label, verdict
	Items            []Item
}

// Item is the agreement on one item over all papers, in the order of the checklist.
type Item struct {
	ID, Title    string
	Utility      Figure
	Majority     Figure
	Exact        Figure
	ReadersExact Figure
	SevereErrors int
	Labels       [Verdicts]int
	Verdicts     [Verdicts]int
}

func (a *Agreement) count() {
	groups, order := map[string][]Row{}, []string{}
	for _, r := range a.Rows {
		if groups[r.Answer.ID] == nil {
			order = append(order, r.Answer.ID)
		}
		groups[r.Answer.ID] = append(groups[r.Answer.ID], r)
		a.Confusion[r.Label.Verdict][r.Answer.Verdict]++
	}
	var guesses float64
	for _, id := range order {
		it := newItem(groups[id])
		a.SevereErrors += it.SevereErrors
		guesses += it.Majority.Value * float64(it.Majority.Of)
		a.Items = append(a.Items, it)
	}
	n := len(a.Rows)
	a.Majority = mean(guesses, n)
	a.Severe = mean(float64(a.SevereErrors), n)
	a.Utility = utility(a.Rows)
	a.Exact = exact(a.Rows)
	a.EvidenceHit = share(a.Rows, func(r Row) bool { return r.Quoted }, func(r Row) bool { return r.Seen })
	a.precision()
	a.decided()
	a.Kappa = kappa(a.Confusion)
	a.ReadersExact, a.ReadersKappa = readersExact(a.Rows), readersKappa(a.Rows)
}

// precision counts how far each verdict can be believed.
func (a *Agreement) precision() {
	said := func(v Verdict) func(Row) bool { return func(r Row) bool { return r.Answer.Verdict == v } }
	labelled := func(any ...Verdict) func(Row) bool {
		return func(r Row) bool {
			for _, v := range any {
				if r.Label.Verdict == v {
					return true
				}
			}
			return false
		}
	}
	a.SatisfiedStrict = share(a.Rows, said(Satisfied), labelled(Satisfied))
	a.SatisfiedLenient = share(a.Rows, said(Satisfied), labelled(Satisfied, Partial))
	a.MissingPrecision = share(a.Rows, said(Missing), labelled(Missing, NotApplicable))
	a.AmbiguousIsRight = share(a.Rows, said(Partial), labelled(Partial))
	a.PartialRecall = share(a.Rows, labelled(Partial), said(Partial))
	a.Coverage = share(a.Rows, labelled(Satisfied, Missing, NotApplicable), func(r Row) bool { return r.Answer.Verdict != Partial })
}

// decided looks only at what pubcheck decides, in two classes: reported (at least partly) or not.
func (a *Agreement) decided() {
	var two [Verdicts][Verdicts]int // only Satisfied and Missing are used
	for _, r := range a.Rows {
		if r.Answer.Verdict == Partial {
			continue
		}
		label, said := Satisfied, r.Answer.Verdict
		if r.Label.Verdict == Missing || r.Label.Verdict == NotApplicable {
			label = Missing
		}
		if said == NotApplicable {
			said = Missing
		}
		two[label][said]++
	}
	a.KappaDecided = kappa(two)
	both, wrong := two[Missing][Missing], two[Satisfied][Missing]+two[Missing][Satisfied]
	if n := both + wrong + two[Satisfied][Satisfied]; n > 0 {
		a.F1Missing = Figure{2 * float64(both) / float64(max(1, 2*both+wrong)), n}
	}
}

func newItem(rows []Row) Item {
	it := Item{ID: rows[0].Answer.ID, Title: rows[0].Answer.Title, Utility: utility(rows), Majority: majority(rows), Exact: exact(rows), ReadersExact: readersExact(rows)}
	for _, r := range rows {
		it.Labels[r.Label.Verdict]++
		it.Verdicts[r.Answer.Verdict]++
		if r.Severe() {
			it.SevereErrors++
		}
	}
	return it
}

func utility(rows []Row) Figure {
	sum := 0.0
	for _, r := range rows {
		sum += credit(r.Label, r.Answer.Verdict)
	}
	return mean(sum, len(rows))
}

func exact(rows []Row) Figure {
	return share(rows, func(Row) bool { return true }, func(r Row) bool { return r.Label.Verdict == r.Answer.Verdict })
}

// majority guesses each paper's verdict on an item from the other papers' labels: the most frequent one,
// of equals the one that comes first; satisfied where there is no other paper.
func majority(rows []Row) Figure {
	sum := 0.0
	for i, r := range rows {
		var votes [Verdicts]int
		for j, other := range rows {
			if j != i {
				votes[other.Label.Verdict]++
			}
		}
		guess, most := Satisfied, 0
		for j, other := range rows {
			if v := other.Label.Verdict; j != i && votes[v] > most {
				guess, most = v, votes[v]
			}
		}
		sum += credit(r.Label, guess)
	}
	return mean(sum, len(rows))
}

func mean(sum float64, n int) Figure {
	if n == 0 {
		return Figure{}
	}
	return Figure{sum / float64(n), n}
}

// share is how many of the rows are so, among those that count.
func share(rows []Row, counts, so func(Row) bool) Figure {
	n, yes := 0, 0
	for _, r := range rows {
		if counts(r) {
			n++
			if so(r) {
				yes++
			}
		}
	}
	return mean(float64(yes), n)
}
