package pdf

import (
	"bytes"
	"math"
	"strings"
)

// A matrix is the six numbers of ISO 32000-1, 8.3.3.
type matrix [6]float64

var same = matrix{1, 0, 0, 1, 0, 0}

// mul returns what comes of first m, then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// A state is what operators of a page set.
type state struct {
	page                          matrix
	font                          *font
	size, char, word, lead, raise float64
	stretch                       float64
}

// A painter follows the operators of one page, and notes the letters it shows.
type painter struct {
	f       *file
	state   state
	saved   []state
	at, row matrix // where the next letter stands, and where the line begins
	fonts   map[any]*font
	pieces  []piece
}

// The bounds of a page: forms in forms, states saved, pieces.
const (
	deepestForm = 12
	mostSaved   = 200
	mostPieces  = 200_000
)

// paint follows the operators in b. Resources are those they name.
func (p *painter) paint(b []byte, resources dict, depth int) error {
	l := &lexer{b: b, left: new(int)}
	*l.left = len(b) + 10
	var list array
	for {
		v := l.next()
		o, ok := v.(op)
		switch {
		case !ok && len(list) < 1000:
			list = append(list, v)
			continue
		case !ok:
			continue
		case o == end:
			return nil
		case o == "BI":
			skipPicture(l)
		case o == "Do":
			if err := p.form(list, resources, depth); err != nil {
				return err
			}
		case o == "Tf":
			p.setFont(list, resources)
		default:
			p.operator(o, list)
		}
		if len(p.pieces) > mostPieces {
			return &LimitError{"has a page of more pieces of text than any article"}
		}
		list = list[:0]
	}
}

// skipPicture passes by a picture between operators.
func skipPicture(l *lexer) {
	for {
		i := bytes.Index(l.b[l.at:], []byte("EI"))
		if i < 0 {
			l.at = len(l.b)
			return
		}
		l.at += i + 2
		if l.at == len(l.b) || space(l.b[l.at]) && i > 0 && space(l.b[l.at-3]) {
			return
		}
	}
}

// form paints what is drawn in one place and shown in another.
func (p *painter) form(list array, resources dict, depth int) error {
	if err := p.f.spend(500); err != nil { // for the trouble
		return err
	}
	if len(list) == 0 || depth >= deepestForm {
		return nil
	}
	n, _ := list[0].(name)
	s, ok := p.f.get(p.f.dict(resources["XObject"])[n]).(stream)
	if !ok || p.f.name(s.dict["Subtype"]) != "Form" {
		return nil
	}
	b, err := p.f.decode(s)
	if err != nil {
		return err
	}
	before, saved := p.state, p.saved
	if m := p.matrix(p.f.array(s.dict["Matrix"])); m != nil {
		p.state.page = m.mul(p.state.page)
	}
	if own := p.f.dict(s.dict["Resources"]); own != nil {
		resources = own
	}
	err = p.paint(b, resources, depth+1)
	p.state, p.saved = before, saved
	return err
}

func (p *painter) matrix(a array) *matrix {
	if len(a) < 6 {
		return nil
	}
	var m matrix
	for i := range m {
		m[i] = p.f.number(a[i])
	}
	return &m
}

func (p *painter) setFont(list array, resources dict) {
	if len(list) < 2 {
		return
	}
	n, _ := list[0].(name)
	p.state.size = p.f.number(list[1])
	v := p.f.dict(resources["Font"])[n]
	var key any = n
	if r, ok := v.(ref); ok {
		key = r
	}
	if p.fonts[key] == nil || key == any(n) {
		p.fonts[key] = p.f.font(v)
	}
	p.state.font = p.fonts[key]
}

// operator follows one operator (ISO 32000-1, annex A). Those that show no
// letters and move none are nothing to it.
func (p *painter) operator(o op, list array) {
	n := func(i int) float64 {
		if i >= len(list) {
			return 0
		}
		return p.f.number(list[i])
	}
	s := &p.state
	switch o {
	case "q":
		if len(p.saved) < mostSaved {
			p.saved = append(p.saved, *s)
		}
	case "Q":
		if k := len(p.saved) - 1; k >= 0 {
			*s, p.saved = p.saved[k], p.saved[:k:k]
		}
	case "cm":
		if m := p.matrix(list); m != nil {
			s.page = m.mul(s.page)
		}
	case "BT":
		p.at, p.row = same, same
	case "Tm":
		if m := p.matrix(list); m != nil {
			p.at, p.row = *m, *m
		}
	case "Td":
		p.move(n(0), n(1))
	case "TD":
		s.lead = -n(1)
		p.move(n(0), n(1))
	case "T*":
		p.move(0, -s.lead)
	case "Tc":
		s.char = n(0)
	case "Tw":
		s.word = n(0)
	case "Tz":
		s.stretch = n(0) / 100
	case "TL":
		s.lead = n(0)
	case "Ts":
		s.raise = n(0)
	case "'":
		p.move(0, -s.lead)
		p.show(list)
	case `"`:
		s.word, s.char = n(0), n(1)
		p.move(0, -s.lead)
		p.show(list[min(len(list), 2):])
	case "Tj":
		p.show(list)
	case "TJ":
		if len(list) > 0 {
			p.show(p.f.array(list[0]))
		}
	}
}

func (p *painter) move(x, y float64) {
	p.row = matrix{1, 0, 0, 1, x, y}.mul(p.row)
	p.at = p.row
}

// show shows strings, with the gaps between them.
func (p *painter) show(list array) {
	s := &p.state
	if s.font == nil {
		return
	}
	for _, v := range list {
		letters, ok := v.(string)
		if !ok {
			p.advance(-p.f.number(v) / 1000 * s.size * s.stretch)
			continue
		}
		for letters != "" {
			g := s.font.first(&letters)
			wide := g.width / 1000 * s.size
			on := wide + s.char
			if g.blank {
				on += s.word
			}
			if g.letters != " " || on > 0.1*s.size { // some are drawn back to nothing
				p.glyph(g.letters, wide)
			}
			p.advance(on * s.stretch)
		}
	}
}

func (p *painter) advance(x float64) { p.at = matrix{1, 0, 0, 1, x, 0}.mul(p.at) }

// glyph notes letters that stand where the next are due.
func (p *painter) glyph(letters string, wide float64) {
	m := matrix{p.state.stretch, 0, 0, 1, 0, p.state.raise}.mul(p.at).mul(p.state.page)
	size := math.Abs(p.state.size) * math.Hypot(m[2], m[3])
	if letters == "" || !(size >= 0.5 && size <= 1e4) || math.Abs(m[1]) > 0.2*math.Abs(m[0]) || m[0]*p.state.size < 0 {
		return // turned letters are no line of an article
	}
	g := piece{x0: m[4], x1: m[4] + math.Abs(wide*m[0]), y: m[5], size: size}
	if !(math.Abs(g.x0) < 1e6 && math.Abs(g.x1) < 1e6 && math.Abs(g.y) < 1e6) {
		return
	}
	if n := len(p.pieces); n > 0 && p.pieces[n-1].takes(g, letters) {
		return
	}
	if strings.TrimSpace(letters) != "" {
		g.raw = append(g.raw, letters...)
		p.pieces = append(p.pieces, g)
	}
}
