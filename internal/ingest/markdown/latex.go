package markdown

import (
	"strings"

	"github.com/pubcheck/pubcheck/internal/late"
)

// symbols are LaTeX commands that stand for a character.
var symbols = map[string]string{
	"pm": "±", "mp": "∓", "times": "×", "cdot": "·", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "lt": "<", "gt": ">", "neq": "≠", "ne": "≠", "approx": "≈",
	"sim": "~", "mu": "μ", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "kappa": "κ", "lambda": "λ", "sigma": "σ", "tau": "τ",
	"theta": "θ", "chi": "χ", "rho": "ρ", "eta": "η", "phi": "φ", "pi": "π", "omega": "ω", "Delta": "Δ", "Sigma": "Σ", "Omega": "Ω", "circ": "°", "degree": "°", "textdegree": "°",
	"infty": "∞", "rightarrow": "→", "to": "→", "in": "∈", "sum": "∑", "dots": "...", "ldots": "...", "cdots": "...", "quad": " ", "qquad": " ", "textemdash": "—", "textendash": "–",
	"textregistered": "®", "texttrademark": "™", "textpm": "±", "textmu": "μ", "textasciitilde": "~", "textbackslash": "\\", "textless": "<", "textgreater": ">", "S": "§", "LaTeX": "LaTeX", "TeX": "TeX",
}

const (
	// keptCommands are references; they stay as a visible token.
	keptCommands = " ref eqref pageref autoref cref Cref cite citep citet citealp citeauthor citeyear parencite textcite autocite url "
	// lostCommands go with everything in their braces.
	lostCommands = " label vspace hspace includegraphics setlength setcounter usepackage bibliography bibliographystyle input include color " +
		"definecolor newcommand renewcommand hypersetup pagenumbering thispagestyle pagestyle addcontentsline rule phantom begin end fontsize selectfont linespread "
)

var (
	commandName = late.Regexp(`^\\([A-Za-z]+)\*?`)
	optional    = late.Regexp(`^\s?\[[^\]\n]*\]`)
)

// command replaces the LaTeX command at i.
func (s *source) command(i int) int {
	m := commandName().FindStringSubmatch(s.ahead(i))
	if m == nil {
		if strings.HasPrefix(s.ahead(i), `\\`) {
			s.replace(i, i+2, " ")
		}
		return min(i+2, len(s.masked))
	}
	end := i + len(m[0])
	if text, ok := symbols[m[1]]; ok {
		if s.hasPrefix(end, "{}") {
			end += 2
		}
		s.replace(i, end, text)
		return end
	}
	name := " " + m[1] + " "
	if o := optional().FindString(string(s.masked[end:min(len(s.masked), end+200)])); o != "" && s.hasPrefix(end+len(o), "{") {
		end += len(o)
	}
	switch {
	case strings.Contains(keptCommands, name):
		if last := s.arguments(end, 3); last > end {
			s.keep(i, last)
			return last
		}
	case strings.Contains(lostCommands, name):
		end = s.arguments(end, 3)
	case m[1] == "textcolor" || m[1] == "colorbox" || m[1] == "href":
		end = s.unwrap(s.arguments(end, 1))
	case m[1] == "footnote" || m[1] == "thanks":
		end = s.unwrapNote(i, end)
		return end
	default:
		end = s.unwrap(end)
	}
	s.replace(i, end, "")
	return end
}

// unwrapNote sets a note in brackets.
func (s *source) unwrapNote(i, end int) int {
	shut := -1
	if s.hasPrefix(end, "{") {
		shut = s.closing(end, '{', '}')
	}
	if shut < 0 {
		s.replace(i, end, "")
		return end
	}
	inner := end + 1
	for inner < shut && isSpace(s.masked[inner]) {
		inner++
	}
	s.replace(i, inner, " (")
	s.replace(shut, shut+1, ")")
	return inner
}

func (s *source) hasPrefix(i int, prefix string) bool {
	return i <= len(s.masked) && strings.HasPrefix(string(s.masked[i:min(len(s.masked), i+len(prefix))]), prefix)
}

// arguments passes at most n groups in braces from i on.
func (s *source) arguments(i, n int) int {
	for ; n > 0 && s.hasPrefix(i, "{"); n-- {
		end := s.closing(i, '{', '}')
		if end < 0 {
			return i
		}
		i = end + 1
	}
	return i
}

// unwrap takes the braces of the group at i away and returns where its content begins.
func (s *source) unwrap(i int) int {
	if !s.hasPrefix(i, "{") {
		return i
	}
	end := s.closing(i, '{', '}')
	if end < 0 {
		return i
	}
	s.replace(end, end+1, "")
	return i + 1
}

// math hides the mathematics that begins at i from goldmark and tidies what a reader would not see:
// the dollar signs, braces, and commands for symbols.
func (s *source) math(i int) int {
	open := 1
	if s.hasPrefix(i, "$$") {
		open = 2
	}
	end := s.mathEnd(i, open)
	if end < 0 {
		return i + open
	}
	s.replace(i, i+open, "")
	s.formula(i+open, end)
	s.replace(end, end+open, "")
	return end + open
}

// mathEnd finds the closing dollar sign by pandoc's rule: no space inside the signs, no digit behind.
func (s *source) mathEnd(i, open int) int {
	start := i + open
	if start >= len(s.masked) || open == 1 && isSpace(s.masked[start]) {
		return -1
	}
	for j := start; j < len(s.masked) && j < i+window; j++ {
		switch c := s.masked[j]; {
		case c == '\\':
			j++
		case c == '\n' && j+1 < len(s.masked) && s.masked[j+1] == '\n':
			return -1
		case c == '$' && open == 2 && s.hasPrefix(j, "$$"):
			return j
		case c == '$' && open == 1:
			if j == start || isSpace(s.masked[j-1]) || j+1 < len(s.masked) && s.masked[j+1] >= '0' && s.masked[j+1] <= '9' {
				return -1
			}
			return j
		}
	}
	return -1
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// formula tidies the inside of mathematics.
func (s *source) formula(start, end int) {
	for i := start; i < end; {
		c := s.masked[i]
		switch {
		case c == '}' && i+1 < end && s.masked[i+1] == '{': // \frac{a}{b}
			s.replace(i, i+2, "/")
			i += 2
		case c == '{' || c == '}':
			s.replace(i, i+1, "")
			i++
		case c == '\\':
			i = s.formulaCommand(i, end)
		case c == '~':
			s.replace(i, i+1, " ")
			i++
		case isPunct(c):
			s.keep(i, i+1)
			i++
		default:
			i++
		}
	}
}

func (s *source) formulaCommand(i, end int) int {
	m := commandName().FindStringSubmatch(string(s.masked[i:min(end, i+60)]))
	if m == nil {
		next := min(i+2, end)
		switch text := string(s.masked[i+1 : next]); text {
		case ",", ";", ":", " ", "!", "\\", "":
			s.replace(i, next, " ")
		default:
			s.replace(i, next, text)
		}
		return next
	}
	stop := i + len(m[0])
	text, ok := symbols[m[1]]
	if !ok && !isWrapper(m[1]) {
		text = m[1] // "\log", "\max": the name is what is read
	}
	s.replace(i, stop, text)
	return stop
}

// isWrapper says whether a command only sets how its content looks.
func isWrapper(name string) bool {
	return strings.Contains(" text mathrm mathbf mathit mathcal mathbb textbf textit textrm mbox hbox left right boldsymbol bm hat bar tilde vec operatorname begin end frac dfrac tfrac sqrt displaystyle label overline underline mathsf big Big bigl bigr ", " "+name+" ")
}
