package manuscript

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// In each text "§" stands where a sentence must end, and nowhere else may one.
func TestSentences(t *testing.T) {
	for _, text := range []string{
		"We used a network.§ It had layers.",
		"Paid by the Fund (award no. IIS-1553146) and the Library (grant no. R01LM01).§ It had no role.",
		"Smith et al. used it.§ We did not.",
		"As shown by Smith et al.§ The rest is ours.",
		"See Fig. 2 and Figs. 3a, b in Sec. 2.§ See Tab. 1.",
		"Unlike others, e.g. Smith, i.e. Jones vs. Brown, we did.§ Yes.",
		"The P value was P = .05 in version 2.1.3.§ Then 0.93 was seen.",
		"J. A. Smith read them.§ B.C. and D. E. Fox did not.",
		"The cohort.12§ We split it.",
		"A cohort of patients.12,13§ We split it.",
		"A cohort.[12]§ We split it.",
		"A cohort.¹²§ We split it.",
		"A cohort.^12^§ We split it.",
		"A cohort [@a2020].§ We split it.",
		"A cohort.[@a2020; @b]§ We split it.",
		"It ended (as planned).§ \"We agree.\"§ Next.",
		"The code is at https://example.org/a.b?x=1.§ It runs.",
		"Dr. Lee of Acme Inc. in St. Ives, approx. 3 km off.§ All agreed.",
		"We met Item No. 7 of 12.§ Was it met?§ No.§ Patients differed.",
		"Table 2. Readers and their years.§ None left.",
		"Figure 1. Flow of patients.",
		"1. Introduction to it.§ We go on.",
		"We used nets.§ nnU-Net was best.",
		"About 5 p.m. we met.§ Later we left.",
		"The U.S. cohort was large.§ The other was not.",
		"Group A.§ The second was B.",
		"It works ... and ends.§ Fine!",
		"It was 95%.§ The rest failed.",
		"Eq. (3) holds, cf. Ref. [4].§ So does Eq. 5.",
	} {
		var want []string
		for _, w := range strings.Split(text, "§") {
			want = append(want, strings.TrimSpace(w))
		}
		plain := strings.ReplaceAll(text, "§", "")
		var got []string
		for _, s := range sentences(plain) {
			s = trim(plain, s)
			got = append(got, plain[s.Start:s.End])
		}
		assert.Equal(t, want, got)
	}
}
