package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
)

// A file is a PDF file of which the things are known by their numbers.
//
// They are found by looking for "12 0 obj" from the first byte to the last and
// not by the tables at its end: so it matters little what is damaged, and no
// chain of tables can lead in circles. Of two with one number the later counts,
// as when a file was changed by adding to it.
type file struct {
	b        []byte
	at       map[int]place
	done     map[int]any // what was looked up
	trailers []dict
	limits   Limits
	left     int // things that may still be read, and other work done
	bytes    int // that may still be unpacked
	packs    map[int][]byte
}

// A place is where a thing begins: a byte of the file, or of an unpacked stream.
type place struct{ pack, offset int }

// A stream is a dictionary and the bytes that belong to it, packed.
type stream struct {
	dict
	raw []byte
}

// The bounds of a file: things, and things known by a number.
const (
	mostThings  = 20_000_000
	mostNumbers = 1_000_000
)

func open(b []byte, limits Limits) (*file, error) {
	f := &file{b: b, at: map[int]place{}, done: map[int]any{}, packs: map[int][]byte{}, limits: limits, left: mostThings, bytes: limits.Bytes}
	if err := f.scan(); err != nil {
		return nil, err
	}
	f.findTrailers()
	for _, t := range f.trailers {
		if t["Encrypt"] != nil {
			return nil, ErrEncrypted
		}
	}
	return f, nil
}

// scan finds all that has a number.
func (f *file) scan() error {
	for at := 0; ; {
		i := bytes.Index(f.b[at:], []byte("obj"))
		if i < 0 {
			return nil
		}
		at += i + len("obj")
		n, ok := numberBefore(f.b[:at-len("obj")])
		if !ok {
			continue
		}
		f.at[n] = place{-1, at}
		if len(f.at) > mostNumbers || f.left < 0 {
			return fmt.Errorf("is a PDF file of more than %d parts, as no article is", mostNumbers)
		}
		v, after := f.thing(at)
		at = after
		if s, ok := v.(stream); ok && s.dict["Type"] == name("ObjStm") {
			if err := f.unpack(n, s); err != nil {
				return err
			}
		} else if ok && s.dict["Type"] == name("XRef") {
			f.trailers = append(f.trailers, s.dict)
		}
	}
}

// numberBefore reads the number in "12 0 " at the end of b.
func numberBefore(b []byte) (n int, ok bool) {
	back := func(is func(byte) bool) (from int) {
		for from = len(b); from > 0 && len(b)-from < 10 && is(b[from-1]); from-- {
		}
		return from
	}
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	for i, is := range []func(byte) bool{space, digit, space, digit} {
		from := back(is)
		if from == len(b) && i > 0 {
			return 0, false
		}
		if i == 3 {
			for _, c := range b[from:] {
				n = n*10 + int(c-'0')
			}
		}
		b = b[:from]
	}
	return n, true
}

// thing reads what stands at an offset of the file, and where it ends.
func (f *file) thing(at int) (any, int) {
	l := &lexer{b: f.b, at: at, left: &f.left}
	v := l.next()
	d, ok := v.(dict)
	if !ok {
		return v, max(at, l.at)
	}
	after := l.at
	l.skip()
	if !bytes.HasPrefix(f.b[l.at:], []byte("stream")) {
		return v, after
	}
	l.at += len("stream")
	if l.at < len(f.b) && f.b[l.at] == '\r' {
		l.at++
	}
	if l.at < len(f.b) && f.b[l.at] == '\n' {
		l.at++
	}
	n, told := d["Length"].(int)
	if told && n >= 0 && n <= len(f.b)-l.at && bytes.HasPrefix(bytes.TrimLeft(f.b[l.at+n:min(len(f.b), l.at+n+20)], "\r\n \t"), []byte("endstream")) {
		return stream{d, f.b[l.at : l.at+n]}, l.at + n
	}
	if n = bytes.Index(f.b[l.at:], []byte("endstream")); n < 0 {
		n = len(f.b) - l.at
	}
	return stream{d, f.b[l.at : l.at+n]}, l.at + n
}

// unpack finds what lies in a stream of things.
func (f *file) unpack(number int, s stream) error {
	b, err := f.decode(s)
	if err != nil {
		return err
	}
	first, _ := s.dict["First"].(int)
	n, _ := s.dict["N"].(int)
	if first < 0 || first > len(b) {
		return nil
	}
	f.packs[number] = b
	l := &lexer{b: b[:first], left: &f.left}
	for range n {
		id, ok1 := l.next().(int)
		offset, ok2 := l.next().(int)
		if !ok1 || !ok2 {
			return nil
		}
		if offset >= 0 && first+offset < len(b) && len(f.at) < mostNumbers {
			f.at[id] = place{number, first + offset}
		}
	}
	return nil
}

func (f *file) findTrailers() {
	for at := 0; ; {
		i := bytes.Index(f.b[at:], []byte("trailer"))
		if i < 0 {
			return
		}
		l := &lexer{b: f.b, at: at + i + len("trailer"), left: &f.left}
		if d, ok := l.next().(dict); ok {
			f.trailers = append(f.trailers, d)
		}
		at = max(at+i+1, l.at)
	}
}

// get follows references to what they stand for.
func (f *file) get(v any) any {
	for range 20 {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.lookup(int(r))
	}
	return nil
}

func (f *file) lookup(n int) any {
	if v, ok := f.done[n]; ok {
		return v
	}
	p, ok := f.at[n]
	var v any
	switch {
	case !ok:
	case p.pack < 0:
		var after int
		v, after = f.thing(p.offset)
		f.left -= (after - p.offset) / 16
	default:
		l := &lexer{b: f.packs[p.pack], at: p.offset, left: &f.left}
		v = l.next()
		f.left -= (l.at - p.offset) / 16
	}
	if _, ok := v.(op); ok {
		v = nil
	}
	f.done[n] = v
	return v
}

func (f *file) dict(v any) dict {
	switch v := f.get(v).(type) {
	case dict:
		return v
	case stream:
		return v.dict
	}
	return nil
}

func (f *file) array(v any) array {
	a, _ := f.get(v).(array)
	return a
}

func (f *file) name(v any) name {
	n, _ := f.get(v).(name)
	return n
}

func (f *file) number(v any) float64 {
	switch v := f.get(v).(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return 0
}

// trailer returns what the last trailer that knows a key says.
func (f *file) trailer(key name) any {
	for _, t := range slices.Backward(f.trailers) {
		if v := f.get(t[key]); v != nil {
			return v
		}
	}
	return nil
}

// numbers returns all numbers in order.
func (f *file) numbers() []int { return slices.Sorted(maps.Keys(f.at)) }
