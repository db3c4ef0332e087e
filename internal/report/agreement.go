package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pubcheck/pubcheck/internal/agree"
)

// figure is one number of an agreement: its key in JSON, its name and what it means.
type figure struct {
	key, name, means string
	value            agree.Figure
}

// figures are the numbers of an agreement in the order in which all formats give them.
func figures(a *agree.Agreement) []figure {
	return []figure{
		{"utility", "Utility", "1 where both agree, 0.5 where pubcheck defers to a person or is one step off, 0 for a severe error", a.Utility},
		{"majority_utility", "Utility without reading", "of giving each item the verdict that is most frequent on the other papers: what a checker must beat", a.Majority},
		{"severe", "Severe errors", "satisfied though missing, or not found though satisfied", a.Severe},
		{"satisfied_precision_strict", "Satisfied is right", "of what pubcheck calls satisfied, the labels do", a.SatisfiedStrict},
		{"satisfied_precision_lenient", "Satisfied is right in part", "or call it at least partial", a.SatisfiedLenient},
		{"missing_precision", "Missing is right", "of what pubcheck calls missing, the labels call it missing or not applicable", a.MissingPrecision},
		{"coverage", "Coverage", "of what the labels decide (not partial), pubcheck decides", a.Coverage},
		{"ambiguous_precision", "Ambiguous is right", "of what pubcheck calls ambiguous, the labels call it partial", a.AmbiguousIsRight},
		{"partial_recall", "Partial is found", "of what the labels call partial, pubcheck calls it ambiguous", a.PartialRecall},
		{"exact", "Same verdict", "in four classes", a.Exact},
		{"evidence_hit", "Same evidence", "where both found something, one of the first three quotes is a passage that the labels quote (a lower bound)", a.EvidenceHit},
		{"kappa_decided", "Kappa, decided", "Cohen's kappa, reported or not, where pubcheck decides", a.KappaDecided},
		{"f1_missing_decided", "F1 of missing, decided", "of not reported, where pubcheck decides", a.F1Missing},
		{"kappa", "Kappa, four verdicts", "Cohen's kappa of labels and pubcheck", a.Kappa},
		{"readers_exact", "Readers' same verdict", "all readers said the same before they settled", a.ReadersExact},
		{"readers_kappa", "Readers' kappa", "Cohen's kappa of the first two readers, four verdicts", a.ReadersKappa},
	}
}

// told are the figures for people: nothing of readers where the labels keep no readings.
func told(a *agree.Agreement) []figure {
	all := figures(a)
	if a.ReadersExact.Of > 0 {
		return all
	}
	return slices.DeleteFunc(all, func(f figure) bool { return strings.HasPrefix(f.key, "readers_") })
}

// number sets a figure with so many decimals; what cannot be told is a dash.
func number(f agree.Figure, decimals int) string {
	if f.Of == 0 {
		return "–"
	}
	return fmt.Sprintf("%.*f", decimals, f.Value)
}

// counts are the four verdicts' counts as one word.
func counts(of [agree.Verdicts]int) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(of), " ", "/"), "[]")
}

// headline says on how much an agreement rests.
func headline(a *agree.Agreement) string {
	return fmt.Sprintf("%s: %s, %s", clean(a.Title), plural(a.Papers, "paper"), plural(len(a.Rows), "labelled item"))
}

// through says that the labels are those of another checklist, and which items they do not reach.
func through(a *agree.Agreement) string {
	if a.Through == "" {
		return ""
	}
	text := "The labels are for " + a.Through + " and count where one item corresponds to one."
	if len(a.LeftOut) > 0 {
		text += " Left out: " + strings.Join(a.LeftOut, "; ") + "."
	}
	return text
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// AgreementText writes an agreement for people: figures, the table of verdicts, the items, and each
// disagreement with pubcheck's reason where details are wanted.
func AgreementText(w io.Writer, a *agree.Agreement, details bool, style Style) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n", style.bold(headline(a)))
	if text := through(a); text != "" {
		fmt.Fprintf(out, "%s\n", wrap(text, style.Width, 0, ""))
	}
	fmt.Fprintln(out)
	for _, f := range told(a) {
		fmt.Fprintf(out, "  %-27s %6s  %s\n", f.name, number(f.value, 3), style.dim(wrap(f.means, style.Width, 38, strings.Repeat(" ", 38))))
	}
	fmt.Fprintf(out, "\n  %-16s", "labels \\ pubcheck")
	for v := range agree.Verdict(agree.Verdicts) {
		fmt.Fprintf(out, "%16s", v.Status())
	}
	for v := range agree.Verdict(agree.Verdicts) {
		fmt.Fprintf(out, "\n  %-17s", v.Label())
		for _, n := range a.Confusion[v] {
			fmt.Fprintf(out, "%16d", n)
		}
	}
	fmt.Fprintf(out, "\n\n  %4s %8s %9s %7s  %-15s %-15s %s\n", "item", "utility", "majority", "severe", "labels S/P/M/N", "says S/A/M/N", "title")
	for _, it := range a.Items {
		fmt.Fprintf(out, "  %4s %8s %9s %7d  %-15s %-15s %s\n", clean(it.ID), number(it.Utility, 2), number(it.Majority, 2), it.SevereErrors,
			counts(it.Labels), counts(it.Verdicts), short(clean(it.Title), max(20, style.Width-68)))
	}
	if details {
		disagreementsText(out, a, style)
	}
	return out.Flush()
}

func disagreementsText(out io.Writer, a *agree.Agreement, style Style) {
	for _, r := range a.Rows {
		if !r.Disagrees() {
			continue
		}
		mark := ""
		if r.Severe() {
			mark = style.paint("31;1", "SEVERE") + " "
		}
		fmt.Fprintf(out, "\n  %s%s item %s, %s: the labels say %s, pubcheck says %s\n", mark, clean(r.Paper), clean(r.Answer.ID), clean(r.Answer.Title), r.Label.Verdict.Label(), r.Answer.Verdict.Status())
		fmt.Fprintf(out, "    %s\n", wrap("pubcheck: "+clean(r.Answer.Because), style.Width, 4, "    "))
		if r.Label.Lacks != "" {
			fmt.Fprintf(out, "    %s\n", wrap("labels: lacks "+clean(r.Label.Lacks), style.Width, 4, "    "))
		}
	}
}
