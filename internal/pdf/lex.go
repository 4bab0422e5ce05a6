package pdf

import (
	"bytes"
	"strconv"
)

// What stands in a PDF file: nil, bool, int, float64, string, name, array, dict,
// ref; and op for a word that is none of these.
type (
	name  string
	op    string
	array []any
	dict  map[name]any
	ref   int // the number of another thing; generations are of no use today
)

// end is what comes after the last letter.
const end = op("")

// deepestNest is how deep arrays and dictionaries may lie in each other.
const deepestNest = 100

// A lexer reads things one after the other.
type lexer struct {
	b     []byte
	at    int
	depth int
	left  *int // how many more may be read, of all lexers of a file
}

// stops are words that end whatever was begun: something before them is damaged.
var stops = map[op]bool{end: true, "obj": true, "endobj": true, "stream": true, "endstream": true, "trailer": true, "startxref": true, "xref": true}

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func mark(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) skip() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case space(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// next reads one thing.
func (l *lexer) next() any {
	l.skip()
	if *l.left--; l.at >= len(l.b) || *l.left < 0 {
		l.at = len(l.b)
		return end
	}
	two := l.b[l.at:min(len(l.b), l.at+2)]
	switch c := l.b[l.at]; {
	case c == '/':
		return l.name()
	case c == '(':
		return l.letters()
	case string(two) == "<<" && l.depth < deepestNest:
		return l.dict()
	case string(two) == ">>", string(two) == "<<":
		l.at += 2
		return op(two)
	case c == '<':
		return l.hex()
	case c == '[' && l.depth < deepestNest:
		return l.array()
	case mark(c):
		l.at++
		return op(c)
	}
	from := l.at
	for l.at < len(l.b) && !space(l.b[l.at]) && !mark(l.b[l.at]) {
		l.at++
	}
	return l.word(string(l.b[from:l.at]))
}

// word tells numbers, references and constants from other words.
func (l *lexer) word(s string) any {
	switch s {
	case "true", "false":
		return s == "true"
	case "null":
		return nil
	}
	if bytes.IndexByte([]byte("+-.0123456789"), s[0]) < 0 {
		return op(s)
	}
	if n, err := strconv.Atoi(s); err == nil {
		if l.isRef() {
			return ref(n)
		}
		return n
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil && f < 1e9 && f > -1e9 {
		return f
	}
	return 0 // "--5", "1.2.3": some programs write such
}

// isRef reports whether "0 R" follows, and passes by it.
func (l *lexer) isRef() bool {
	i, digits := l.at, 0
	for i < len(l.b) && space(l.b[i]) {
		i++
	}
	for ; i < len(l.b) && l.b[i] >= '0' && l.b[i] <= '9' && digits < 6; digits++ {
		i++
	}
	gap := i
	for i < len(l.b) && space(l.b[i]) {
		i++
	}
	if digits == 0 || i == gap || i >= len(l.b) || l.b[i] != 'R' || i+1 < len(l.b) && !space(l.b[i+1]) && !mark(l.b[i+1]) {
		return false
	}
	l.at = i + 1
	return true
}

func (l *lexer) array() array {
	l.at++
	l.depth++
	defer func() { l.depth-- }()
	out := array{}
	for {
		before := l.at
		v := l.next()
		if o, ok := v.(op); ok {
			if stops[o] {
				l.at = before
				return out
			}
			if o == "]" {
				return out
			}
			continue
		}
		out = append(out, v)
	}
}

func (l *lexer) dict() dict {
	l.at += 2
	l.depth++
	defer func() { l.depth-- }()
	out := dict{}
	for {
		before := l.at
		k := l.next()
		if o, ok := k.(op); ok && (stops[o] || o == ">>") {
			if o != ">>" {
				l.at = before
			}
			return out
		}
		key, ok := k.(name)
		if !ok {
			continue
		}
		before = l.at
		v := l.next()
		if o, ok := v.(op); ok {
			if stops[o] || o == ">>" {
				l.at = before
			}
			continue
		}
		out[key] = v
	}
}

func (l *lexer) name() name {
	l.at++
	var out []byte
	for l.at < len(l.b) && !space(l.b[l.at]) && !mark(l.b[l.at]) {
		c := l.b[l.at]
		if c == '#' && l.at+2 < len(l.b) {
			if n, err := strconv.ParseUint(string(l.b[l.at+1:l.at+3]), 16, 8); err == nil {
				c = byte(n)
				l.at += 2
			}
		}
		out = append(out, c)
		l.at++
	}
	return name(out)
}

func (l *lexer) hex() string {
	l.at++
	var out []byte
	high, half := byte(0), false
	for ; l.at < len(l.b) && l.b[l.at] != '>'; l.at++ {
		d, ok := digit(l.b[l.at])
		switch {
		case !ok:
		case half:
			out, half = append(out, high<<4|d), false
		default:
			high, half = d, true
		}
	}
	l.at = min(l.at+1, len(l.b))
	if half {
		out = append(out, high<<4)
	}
	return string(out)
}

func digit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// escapes are the letters behind a backslash that stand for others.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (l *lexer) letters() string {
	var out []byte
	depth := 0
	for l.at < len(l.b) {
		c := l.b[l.at]
		l.at++
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				return string(out)
			}
		case '\\':
			var ok bool
			if c, ok = l.escape(); !ok {
				continue
			}
		}
		out = append(out, c)
	}
	return string(out)
}

// escape reads what follows a backslash; false if that is nothing.
func (l *lexer) escape() (byte, bool) {
	if l.at >= len(l.b) {
		return 0, false
	}
	c := l.b[l.at]
	l.at++
	switch {
	case escapes[c] != 0:
		return escapes[c], true
	case c == '\r' && l.at < len(l.b) && l.b[l.at] == '\n':
		l.at++
		return 0, false
	case c == '\r' || c == '\n':
		return 0, false
	case c < '0' || c > '7':
		return c, true
	}
	n := int(c - '0')
	for range 2 {
		if l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7' {
			n = n*8 + int(l.b[l.at]-'0')
			l.at++
		}
	}
	return byte(n), true
}
