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
