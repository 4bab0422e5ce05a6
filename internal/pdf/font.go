package pdf

import "strings"

// A font knows the letters and the widths of its codes.
type font struct {
	simple  bool // codes of one byte
	table   [256]string
	known   *cmap // ToUnicode; may be nil
	utf16   bool  // the codes are the letters
	width   map[int]float64
	usual   float64 // the width of all others
	metrics []float64
}

// A shown is one glyph of a string.
type shown struct {
	letters string
	width   float64 // in thousandths of the size
	blank   bool    // it is the code 32, which word spacing widens
}

func (f *file) font(v any) *font {
	d := f.dict(v)
	f.left -= 1000
	out := &font{simple: f.name(d["Subtype"]) != "Type0", width: map[int]float64{}, usual: 500}
	if s, ok := f.get(d["ToUnicode"]).(stream); ok {
		if b, err := f.decode(s); err == nil {
			out.known = f.readCMap(b)
		}
	}
	if out.simple {
		f.simpleFont(out, d)
	} else {
		f.wideFont(out, d)
	}
	return out
}

func (f *file) simpleFont(out *font, d dict) {
	base := string(f.name(d["BaseFont"]))
	encoding := f.get(d["Encoding"])
	if n, ok := encoding.(name); ok {
		out.table = tableOf(n)
	} else {
		e := f.dict(encoding)
		out.table = tableOf(f.name(e["BaseEncoding"]))
		code := 0
		for _, v := range f.array(e["Differences"]) {
			switch v := f.get(v).(type) {
			case int:
				code = v
			case name:
				if s := letters(string(v)); code >= 0 && code < 256 && s != "" {
					out.table[code] = s
				}
				code++
			}
		}
	}
	first, _ := f.get(d["FirstChar"]).(int)
	scale := 1.0
	if f.name(d["Subtype"]) == "Type3" {
		if m := f.array(d["FontMatrix"]); len(m) == 6 {
			scale = 1000 * f.number(m[0])
		}
	}
	for i, w := range f.array(d["Widths"]) {
		if i < 256 {
			out.width[first+i] = f.number(w) * scale
		}
	}
	if w := f.number(f.dict(d["FontDescriptor"])["MissingWidth"]); w > 0 {
		out.usual = w
	}
	switch {
	case len(out.width) > 0:
	case strings.Contains(base, "Courier"):
		out.usual = 600
	case strings.Contains(base, "Times"):
		out.metrics = widths()["times"]
	default:
		out.metrics = widths()["helvetica"]
	}
}

func tableOf(n name) [256]string {
	if t, ok := encodings()[n]; ok {
		return t
	}
	return encodings()[""]
}

// wideFont reads a font of many letters. Of the CMaps that Adobe names, those in
// which the codes are letters already are known.
func (f *file) wideFont(out *font, d dict) {
	encoding := string(f.name(d["Encoding"]))
	out.utf16 = out.known == nil && (strings.Contains(encoding, "UCS2") || strings.Contains(encoding, "UTF16"))
	below := f.array(d["DescendantFonts"])
	if len(below) == 0 {
		return
	}
	cid := f.dict(below[0])
	out.usual = 1000
	if w := f.number(cid["DW"]); w > 0 {
		out.usual = w
	}
	list := f.array(cid["W"])
	for i := 0; i+1 < len(list) && len(out.width) < mostCodes; {
		from := int(f.number(list[i]))
		if each := f.array(list[i+1]); each != nil {
			for j, w := range each {
				out.width[from+j] = f.number(w)
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			return
		}
		last, w := int(f.number(list[i+1])), f.number(list[i+2])
		for c := from; c <= last && len(out.width) < mostCodes && f.left >= 0; c++ {
			f.left--
			out.width[c] = w
		}
		i += 3
	}
}

// first cuts the first glyph off a string.
func (t *font) first(s *string) shown {
	w := min(2, len(*s))
	switch {
	case t.simple:
		w = 1
	case t.known != nil:
		w = t.known.length(*s)
	}
	code := (*s)[:w]
	*s = (*s)[w:]
	n := 0
	for i := range len(code) {
		n = n<<8 | int(code[i])
	}
	return shown{t.letters(code), t.widthOf(n), t.simple && n == ' '}
}

func (t *font) letters(code string) string {
	if t.known != nil {
		if s, ok := t.known.letters[code]; ok {
			return s
		}
	}
	switch {
	case t.simple:
		return t.table[code[0]]
	case t.utf16:
		return wide(code)
	}
	return ""
}

func (t *font) widthOf(n int) float64 {
	if w, ok := t.width[n]; ok {
		return w
	}
	if n >= ' ' && n-' ' < len(t.metrics) {
		return t.metrics[n-' ']
	}
	return t.usual
}
