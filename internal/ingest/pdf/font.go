package pdf

import (
	"math"
	"strings"
	"unicode"
)

// font turns the bytes of a string operand into glyphs with text and width.
type font struct {
	name      string
	bold      bool
	italic    bool
	composite bool
	vertical  bool
	type3     float64 // height of a Type 3 font in parts of its nominal size; 0 for other fonts
	unicode   *cmap
	simple    [256]string
	spaces    []codeSpace // composite fonts: how many bytes a code has
	identity  bool        // codes are Unicode (UCS-2 CMaps)
	widths    map[uint32]float64
	dw        float64
}

// char is one glyph of a string.
type char struct {
	code  uint32
	bytes int
	text  string
	width float64 // in text space units of size 1
	blank bool    // the one-byte code 32, to which word spacing applies
}

// loadFont reads a font dictionary. It never fails: what cannot be read gives glyphs without text.
func loadFont(o object) *font {
	f := &font{name: o.key("BaseFont").name(), widths: map[uint32]float64{}}
	_ = guard(func() error { f.load(o); return nil })
	return f
}

func (f *font) load(o object) {
	subtype := o.key("Subtype").name()
	if tu := o.key("ToUnicode"); tu.isStream() {
		if data, err := tu.data(); err == nil {
			f.unicode = parseCMap(data)
		}
	}
	descriptor := o.key("FontDescriptor")
	if subtype == "Type0" {
		f.loadComposite(o)
		descriptor = o.key("DescendantFonts").index(0).key("FontDescriptor")
	} else {
		f.loadSimple(o, subtype, descriptor)
	}
	lower := strings.ToLower(f.name)
	flags := int(descriptor.key("Flags").num())
	f.bold = strings.Contains(lower, "bold") || strings.Contains(lower, "black") || strings.Contains(lower, "heavy") || strings.Contains(lower, "semibold") || strings.Contains(lower, "-medi") || strings.Contains(lower, "demi") ||
		strings.Contains(lower, "cmbx") || strings.Contains(lower, "cmssbx") || strings.Contains(lower, "sfbx") || strings.Contains(lower, "ptmb") || strings.Contains(lower, "-bd") || strings.HasSuffix(lower, ".b") || strings.HasSuffix(lower, "-b") ||
		flags&(1<<18) != 0 || descriptor.key("FontWeight").num() >= 600
	f.italic = strings.Contains(lower, "italic") || strings.Contains(lower, "obliq") || strings.Contains(lower, "cmti") || strings.Contains(lower, "regularital") || strings.Contains(lower, "slant") || strings.HasSuffix(lower, "-it") || strings.HasSuffix(lower, ".i") || strings.HasSuffix(lower, "ital") || flags&(1<<6) != 0
}

func (f *font) loadSimple(o object, subtype string, descriptor object) {
	scale := 1.0 / 1000
	if subtype == "Type3" {
		scale = o.key("FontMatrix").index(0).num()
		if scale == 0 {
			scale = 0.001
		}
		f.type3 = type3Height(o.key("FontBBox"), o.key("FontMatrix").index(3).num())
	}
	first := int(o.key("FirstChar").num())
	widths := o.key("Widths")
	for i := 0; i < widths.len() && i < 256; i++ {
		f.widths[uint32(first+i)] = widths.index(i).num() * scale
	}
	f.dw = descriptor.key("MissingWidth").num() * scale
	if widths.len() == 0 {
		f.dw = 0.55 // the standard fonts come without widths; an average keeps words apart
		for c, w := range standardWidths(f.name) {
			f.widths[c] = w
		}
	}
	f.simple = f.builtIn(o, subtype, descriptor)
	encoding := o.key("Encoding")
	base := encoding.name()
	if encoding.isDict() {
		base = encoding.key("BaseEncoding").name()
	}
	if base != "" {
		f.simple = baseEncoding(base)
	}
	if !encoding.isDict() {
		return
	}
	differences := encoding.key("Differences")
	at := 0
	names := map[int]string{}
	for i := 0; i < differences.len(); i++ {
		d := differences.index(i)
		if d.isNum() {
			at = int(d.num())
			continue
		}
		if at >= 0 && at < 256 {
			f.simple[at], _ = glyphText(d.name())
			if d.name() != ".notdef" {
				names[at] = d.name()
			}
		}
		at++
	}
	if subtype == "Type3" {
		if e, ok := texBitmapEncoding(names); ok {
			f.simple = e
		}
	}
}

// type3Height is the height of a Type 3 font's box in parts of the nominal size, 1 where it is near that or unknown:
// such fonts may draw in units of any size.
func type3Height(box object, scale float64) float64 {
	if box.len() != 4 {
		return 1
	}
	h := math.Abs((box.index(3).num() - box.index(1).num()) * scale)
	if h == 0 || h > 0.4 && h < 2.5 {
		return 1
	}
	return h
}

// builtIn is the encoding inside the font program, for fonts whose dictionary names none.
func (f *font) builtIn(o object, subtype string, descriptor object) [256]string {
	names := map[int]string{}
	switch {
	case subtype == "Type3" || subtype == "TrueType":
	case descriptor.key("FontFile").isStream():
		if data, err := descriptor.key("FontFile").data(); err == nil {
			names = type1Names(data)
		}
	case descriptor.key("FontFile3").isStream():
		if data, err := descriptor.key("FontFile3").data(); err == nil {
			names = cffNames(data)
		}
	}
	if len(names) > 0 {
		var e [256]string
		known := 0
		for c, n := range names {
			if c < 0 || c > 255 {
				continue
			}
			s, ok := glyphText(n)
			if ok {
				known++
			}
			e[c] = s
		}
		if known > 0 {
			return e
		}
	}
	lower := strings.ToLower(f.name)
	if e, ok := texEncoding(f.name); ok {
		return e
	}
	if strings.Contains(lower, "symbol") && !strings.Contains(lower, "segoe") {
		return symbolEncoding()
	}
	if subtype == "Type1" && o.key("Encoding").isNull() {
		return baseEncoding("StandardEncoding")
	}
	if subtype == "Type3" {
		return [256]string{}
	}
	return baseEncoding("WinAnsiEncoding")
}

func (f *font) loadComposite(o object) {
	f.composite = true
	encoding := o.key("Encoding")
	switch name := encoding.name(); {
	case encoding.isStream():
		if data, err := encoding.data(); err == nil {
			f.spaces = parseCMap(data).spaces
		}
	case strings.Contains(name, "UCS2"), strings.Contains(name, "UTF16"):
		f.identity = true
	}
	f.vertical = strings.HasSuffix(encoding.name(), "-V")
	d := o.key("DescendantFonts").index(0)
	f.dw = 1
	if dw := d.key("DW"); dw.isNum() {
		f.dw = dw.num() / 1000
	}
	w := d.key("W")
	for i := 0; i < w.len(); {
		first := uint32(w.index(i).num())
		next := w.index(i + 1)
		if !next.isNum() {
			for k := 0; k < next.len(); k++ {
				f.widths[first+uint32(k)] = next.index(k).num() / 1000
			}
			i += 2
			continue
		}
		last, width := uint32(next.num()), w.index(i+2).num()/1000
		for c := first; c <= last && c-first < 70000; c++ {
			f.widths[c] = width
		}
		i += 3
	}
}

// chars cuts a string into glyphs.
func (f *font) chars(s []byte, yield func(char)) {
	for len(s) > 0 {
		n := f.codeLength(s)
		c := char{code: code(s[:n]), bytes: n, blank: n == 1 && s[0] == ' '}
		s = s[n:]
		w, ok := f.widths[c.code]
		if !ok {
			w = f.dw
		}
		c.width = w
		c.text = f.text(c.code)
		yield(c)
	}
}

func (f *font) codeLength(s []byte) int {
	if !f.composite {
		return 1
	}
	for _, sp := range f.spaces {
		if sp.width <= len(s) {
			if v := code(s[:sp.width]); v >= sp.low && v <= sp.high {
				return sp.width
			}
		}
	}
	return min(2, len(s))
}

// text is what a code says; "" when the font does not tell.
func (f *font) text(c uint32) string {
	if f.unicode != nil {
		if s, ok := f.unicode.lookup(c); ok {
			if usable(s) {
				return s
			}
		}
	}
	if !f.composite && c < 256 {
		return f.simple[c]
	}
	if f.identity && c >= 32 {
		return string(rune(c))
	}
	return ""
}

// usable says whether a mapped text is real: writers map unknown glyphs to nothing, to the replacement character or to
// the private use area.
func usable(s string) bool {
	for _, r := range s {
		if r == 0xfffd || r == 0 || unicode.Is(unicode.Co, r) || r < 32 && r != '\t' && r != '\n' {
			return false
		}
	}
	return s != ""
}

// standardWidths are rough widths of the 14 standard fonts for the few files that rely on them.
func standardWidths(name string) map[uint32]float64 {
	w := map[uint32]float64{}
	if strings.Contains(strings.ToLower(name), "courier") {
		for c := uint32(32); c < 256; c++ {
			w[c] = 0.6
		}
		return w
	}
	for c := uint32(33); c < 256; c++ {
		w[c] = 0.5
	}
	for _, c := range "ijlIftr.,;:!|'()[] " {
		w[uint32(c)] = 0.3
	}
	for _, c := range "ABCDEFGHKLNOPQRSTUVXYZwm" {
		w[uint32(c)] = 0.68
	}
	w['M'], w['W'], w['m'], w['@'] = 0.86, 0.92, 0.8, 0.95
	return w
}
