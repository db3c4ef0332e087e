package latex

import "strings"

func (e *engine) openMath(token) {
	e.c.Space()
	e.math = true
}

func (e *engine) shutMath(token) { e.math = false }

// fraction reads a/b.
func (e *engine) fraction(t token) {
	over, _ := e.in.argument()
	under, _ := e.in.argument()
	e.inner(over)
	e.say("/", t)
	e.inner(under)
}

// amount reads a number of siunitx: 1e-3 stands for a power of ten.
func (e *engine) amount(t token) {
	e.in.optional(mostOptional)
	if arg, ok := e.in.argument(); ok {
		e.amountOf(arg, t)
	}
}

func (e *engine) amountOf(arg []token, t token) {
	s := plain(arg)
	for _, c := range arg {
		if c.kind == command {
			e.inner(arg) // \pm and its like
			return
		}
	}
	mantissa, power, ok := strings.Cut(strings.ToLower(strings.TrimSpace(s)), "e")
	if !ok || strings.Trim(power, "+-0123456789") != "" || power == "" {
		e.inner(arg)
		return
	}
	if mantissa != "" {
		mantissa += " × "
	}
	e.say(mantissa+"10^"+strings.TrimPrefix(power, "+"), t)
}

// quantity reads a number with its unit.
func (e *engine) quantity(t token) {
	e.in.optional(mostOptional)
	n, ok := e.in.argument()
	if !ok {
		return
	}
	e.amountOf(n, t)
	e.in.optional(mostOptional)
	e.unitBehind(t)
}

// quantityRange reads "2 to 5 mm".
func (e *engine) quantityRange(t token) {
	e.in.optional(mostOptional)
	from, _ := e.in.argument()
	to, _ := e.in.argument()
	e.amountOf(from, t)
	e.say(" to ", t)
	e.amountOf(to, t)
	if t.text != "numrange" {
		e.unitBehind(t)
	}
}

func (e *engine) unitBehind(t token) {
	arg, ok := e.in.argument()
	if !ok {
		return
	}
	name := unitName(arg)
	if name != "%" && name != "°" {
		e.c.Space()
	}
	e.say(name, t)
}

func (e *engine) unit(t token) {
	e.in.optional(mostOptional)
	if arg, ok := e.in.argument(); ok {
		e.say(unitName(arg), t)
	}
}

func (e *engine) angle(t token) {
	e.in.optional(mostOptional)
	if arg, ok := e.in.argument(); ok {
		e.inner(arg)
		e.say("°", t)
	}
}

// units are names of siunitx; prefixes join the unit behind them.
var units = map[string]string{
	"metre": "m", "meter": "m", "second": "s", "gram": "g", "kilogram": "kg", "kelvin": "K", "ampere": "A", "volt": "V", "watt": "W", "hertz": "Hz", "tesla": "T", "gray": "Gy",
	"sievert": "Sv", "becquerel": "Bq", "pascal": "Pa", "joule": "J", "newton": "N", "litre": "l", "liter": "L", "minute": "min", "hour": "h", "day": "d", "percent": "%",
	"degree": "°", "celsius": "°C", "degreeCelsius": "°C", "electronvolt": "eV", "byte": "B", "bit": "bit", "pixel": "pixel", "mole": "mol", "ohm": "Ω", "angstrom": "Å",
	"kilo": "k", "mega": "M", "giga": "G", "tera": "T", "milli": "m", "micro": "μ", "nano": "n", "centi": "c", "deci": "d", "pico": "p",
	"per": "/", "squared": "^2", "cubed": "^3", "square": "", "cubic": "", "of": "", "mm": "mm", "cm": "cm", "ms": "ms", "um": "μm", "kV": "kV", "mA": "mA", "GHz": "GHz", "MHz": "MHz",
}

// unitName writes a unit as on the page.
func unitName(arg []token) string {
	var s strings.Builder
	power := ""
	for _, t := range arg {
		switch {
		case t.kind != command:
			s.WriteString(strings.ReplaceAll(strings.ReplaceAll(t.text, "~", " "), ".", " "))
		case t.text == "square" || t.text == "cubic":
			power = map[string]string{"square": "^2", "cubic": "^3"}[t.text]
		default:
			name, ok := units[t.text]
			if !ok {
				name = strings.Trim(t.text, ",;\\ ")
			}
			if prefix := strings.Contains(" kilo mega giga tera milli micro nano centi deci pico per ", " "+t.text+" "); !prefix {
				name += power
				power = ""
			}
			s.WriteString(name)
		}
	}
	return s.String()
}
