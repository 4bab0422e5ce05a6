package pdf

import (
	"fmt"
	"math"
)

// A page is the dictionary of one, with what it inherits.
type page struct {
	dict
	resources dict
	box       array
	turn      int
}

// The bounds of the tree of pages: its depth, and the entries looked at.
const deepestPage = 50

// pages returns the pages in order: those of the tree, or where there is none, all
// that call themselves pages.
func (f *file) pages() ([]page, error) {
	var out []page
	seen := map[any]bool{}
	root := f.dict(f.trailer("Root"))
	err := f.walk(root["Pages"], page{}, 0, seen, &out)
	if err != nil || len(out) > 0 {
		return out, err
	}
	for _, n := range f.numbers() {
		if d, ok := f.lookup(n).(dict); ok && f.name(d["Type"]) == "Page" {
			if err := f.walk(ref(n), page{}, deepestPage, seen, &out); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func (f *file) walk(v any, above page, depth int, seen map[any]bool, out *[]page) error {
	if r, ok := v.(ref); ok {
		if seen[r] {
			return nil
		}
		seen[r] = true
	}
	d := f.dict(v)
	p := above
	p.dict = d
	if r := f.dict(d["Resources"]); r != nil {
		p.resources = r
	}
	if b := f.array(d["MediaBox"]); b != nil {
		p.box = b
	}
	if n, ok := f.get(d["Rotate"]).(int); ok {
		p.turn = n
	}
	kids := f.array(d["Kids"])
	switch {
	case kids != nil && depth < deepestPage:
		for _, k := range kids {
			if err := f.walk(k, p, depth+1, seen, out); err != nil {
				return err
			}
		}
	case kids == nil && (d["Contents"] != nil || f.name(d["Type"]) == "Page"):
		if *out = append(*out, p); len(*out) > f.limits.Pages {
			return &LimitError{fmt.Sprintf("has more than %d pages", f.limits.Pages)}
		}
	}
	return nil
}

// paint returns the pieces of text on a page.
func (f *file) paint(p page, fonts map[any]*font) ([]piece, error) {
	var b []byte
	for _, v := range f.contents(p) {
		s, ok := f.get(v).(stream)
		if !ok {
			continue
		}
		part, err := f.decode(s)
		if err != nil {
			return nil, err
		}
		b = append(append(b, part...), '\n')
	}
	m := same
	switch ((p.turn%360 + 360) % 360) / 90 {
	case 1:
		m = matrix{0, -1, 1, 0, 0, 0}
	case 2:
		m = matrix{-1, 0, 0, -1, 0, 0}
	case 3:
		m = matrix{0, 1, -1, 0, 0, 0}
	}
	paint := &painter{f: f, state: state{page: m, stretch: 1}, at: same, row: same, fonts: fonts}
	err := paint.paint(b, p.resources, 0)
	f.left -= 10 * len(paint.pieces)
	return settled(f.inBox(paint.pieces, p.box, m)), err
}

func (f *file) contents(p page) array {
	if a := f.array(p.dict["Contents"]); a != nil {
		return a
	}
	return array{p.dict["Contents"]}
}

// inBox leaves out what stands beside the paper.
func (f *file) inBox(pieces []piece, box array, m matrix) []piece {
	if len(box) != 4 {
		return pieces
	}
	a := matrix{1, 0, 0, 1, f.number(box[0]), f.number(box[1])}.mul(m)
	b := matrix{1, 0, 0, 1, f.number(box[2]), f.number(box[3])}.mul(m)
	out := pieces[:0]
	for _, p := range pieces {
		if p.x1 >= math.Min(a[4], b[4]) && p.x0 <= math.Max(a[4], b[4]) && p.y >= math.Min(a[5], b[5]) && p.y <= math.Max(a[5], b[5]) {
			out = append(out, p)
		}
	}
	return out
}
