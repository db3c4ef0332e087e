package latex

// symbols are commands that stand for characters.
var symbols = map[string]string{
	// Escapes and spaces.
	"%": "%", "&": "&", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ", ";": " ", ":": " ", ">": " ", "!": "", "/": "", "-": "", "@": "", "|": "‖",
	"quad": " ", "qquad": " ", "enspace": " ", "thinspace": " ", "space": " ", "nobreakspace": " ", "hfill": " ", "hfil": " ", "allowbreak": "", "slash": "/",
	// Text.
	"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textless": "<", "textgreater": ">", "textbar": "|", "textendash": "–", "textemdash": "—",
	"textquotedblleft": "“", "textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’", "textregistered": "®", "texttrademark": "™", "textcopyright": "©", "copyright": "©",
	"textdegree": "°", "degree": "°", "celsius": "°C", "textmu": "μ", "textpm": "±", "texttimes": "×", "textonehalf": "½", "textbullet": "•", "textellipsis": "...", "textsection": "§",
	"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
	"S": "§", "P": "¶", "pounds": "£", "euro": "€", "texteuro": "€", "dag": "†", "ddag": "‡", "ldots": "...", "dots": "...", "cdots": "...", "dotsc": "...", "LaTeX": "LaTeX", "TeX": "TeX", "LaTeXe": "LaTeX",
	"eg": "e.g.", "ie": "i.e.", "etal": "et al.", "etc": "etc.", "vs": "vs.", "aka": "a.k.a.", "Eg": "E.g.", "Ie": "I.e.", "cf": "cf.", "today": "", "lq": "‘", "rq": "’", "checkmark": "✓", "cmark": "✓", "xmark": "✗",
	// Relations and operators.
	"pm": "±", "mp": "∓", "times": "×", "cdot": "·", "div": "÷", "ast": "*", "star": "*", "bullet": "•", "leq": "≤", "le": "≤", "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥", "lt": "<", "gt": ">",
	"neq": "≠", "ne": "≠", "approx": "≈", "simeq": "≈", "sim": "~", "equiv": "≡", "propto": "∝", "ll": "≪", "gg": "≫", "mid": "|", "colon": ":", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆",
	"cup": "∪", "cap": "∩", "wedge": "∧", "vee": "∨", "setminus": "\\", "forall": "∀", "exists": "∃", "oplus": "⊕", "otimes": "⊗", "odot": "⊙", "circ": "°", "prime": "′", "infty": "∞", "partial": "∂", "nabla": "∇",
	"sum": "∑", "prod": "∏", "int": "∫", "rightarrow": "→", "to": "→", "leftarrow": "←", "Rightarrow": "⇒", "leftrightarrow": "↔", "uparrow": "↑", "downarrow": "↓", "mapsto": "→", "longrightarrow": "→",
	"langle": "⟨", "rangle": "⟩", "lVert": "‖", "rVert": "‖", "Vert": "‖", "vert": "|", "lvert": "|", "rvert": "|", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "ell": "ℓ", "hbar": "ħ", "emptyset": "∅",
	"dagger": "†", "ddagger": "‡", "triangle": "△", "square": "□", "angle": "∠", "perp": "⊥", "parallel": "∥", "backslash": "\\", "lbrace": "{", "rbrace": "}", "sqrt": "√", "percent": "%",
	// Greek.
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
	"xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ",
	"Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "upmu": "μ", "upalpha": "α", "upbeta": "β", "textalpha": "α", "textbeta": "β",
}

// takes says which arguments of a command are no text (o, x, m) and which are (k). A command that only
// sets how its argument looks is listed with "" where it stands in mathematics too.
var takes = map[string]string{
	// Dropped with what they take.
	"vspace": "m", "hspace": "m", "vskip": "", "includegraphics": "om", "graphicspath": "m", "setlength": "mm", "addtolength": "mm", "setcounter": "mm", "addtocounter": "mm", "stepcounter": "m", "usepackage": "om",
	"RequirePackage": "om", "bibliography": "m", "bibliographystyle": "m", "addbibresource": "om", "printbibliography": "o", "nocite": "m", "pagestyle": "m", "thispagestyle": "m", "pagenumbering": "m", "color": "om",
	"definecolor": "mmm", "colorlet": "mm", "hypersetup": "m", "captionsetup": "om", "fontsize": "mm", "linespread": "m", "rule": "omm", "addcontentsline": "mmm", "markboth": "mm", "markright": "m",
	"phantom": "m", "hphantom": "m", "vphantom": "m", "cline": "m", "cmidrule": "xom", "hhline": "m", "arraybackslash": "", "rowcolor": "om", "cellcolor": "om", "columncolor": "om", "specialrule": "mmm", "rowcolors": "mmm",
	"footnotemark": "o", "todo": "om", "listoftodos": "", "missingfigure": "om", "deleted": "om", "sout": "m", "st": "m", "xout": "m", "DIFdel": "m", "DIFdelFL": "m", "titlerunning": "m", "authorrunning": "m",
	"newtheorem": "momo", "newenvironment": "moomm", "renewenvironment": "moomm", "newcounter": "mo", "newlength": "m", "tikzset": "m", "pgfplotsset": "m", "usetikzlibrary": "m", "geometry": "m", "lstset": "m",
	"orcid": "m", "orcidID": "m", "ORCID": "m", "ccsdesc": "om", "acmConference": "ommm", "setcopyright": "m", "shorttitle": "m", "shortauthors": "m", "runningtitle": "m", "hyphenation": "m", "input@path": "m",
	"ifthenelse": "mkm", "tag": "m", "notag": "", "nonumber": "", "hline": "", "toprule": "o", "midrule": "o", "bottomrule": "o", "addlinespace": "o", "endhead": "", "endfirsthead": "", "endfoot": "", "endlastfoot": "",
	"centering": "", "raggedright": "", "noindent": "", "indent": "", "newpage": "", "clearpage": "", "pagebreak": "o", "linebreak": "o", "bigskip": "", "medskip": "", "smallskip": "", "maketitle": "", "tableofcontents": "",
	"left": "", "right": "", "big": "", "Big": "", "bigg": "", "Bigg": "", "bigl": "", "bigr": "", "Bigl": "", "Bigr": "", "limits": "", "nolimits": "", "displaystyle": "", "textstyle": "", "scriptstyle": "",
	"makeatletter": "", "makeatother": "", "protect": "", "relax": "", "fi": "", "or": "", "unskip": "", "ignorespaces": "", "linenumbers": "", "nolinenumbers": "", "corref": "m", "tnoteref": "m", "tnote": "m", "fnref": "m", "inst": "m", "textsubscript": "k",
	"resizebox": "mmk", "rotatebox": "omk", "scalebox": "mk", "raisebox": "mook", "parbox": "ooomk", "makebox": "ook", "framebox": "ook", "fcolorbox": "mmk", "colorbox": "mk", "textcolor": "omk", "multirow": "omomok",
	"hyperref": "ok", "replaced": "okm", "texorpdfstring": "km", "foreignlanguage": "mk", "adjustbox": "mk", "thefootnote": "", "IEEEauthorblockN": "k", "IEEEauthorblockA": "k", "enquote": "k",
	// Only looks.
	"text": "", "textrm": "", "textbf": "", "textit": "", "textsc": "", "textsf": "", "texttt": "", "textnormal": "", "textup": "", "textsl": "", "emph": "", "underline": "", "uline": "", "mbox": "", "hbox": "", "fbox": "",
	"mathrm": "", "mathbf": "", "mathit": "", "mathcal": "", "mathbb": "", "mathsf": "", "mathtt": "", "mathfrak": "", "boldsymbol": "", "bm": "", "operatorname": "", "hat": "", "bar": "", "tilde": "", "vec": "", "overline": "",
	"widehat": "", "widetilde": "", "dot": "", "ddot": "", "ensuremath": "", "added": "o", "highlight": "", "hl": "", "bf": "", "it": "", "rm": "", "tt": "", "sc": "", "em": "", "sf": "", "bfseries": "", "itshape": "", "small": "",
	"footnotesize": "", "scriptsize": "", "tiny": "", "normalsize": "", "large": "", "Large": "", "LARGE": "", "huge": "", "Huge": "", "boldmath": "", "unboldmath": "", "normalfont": "", "selectfont": "",
}
