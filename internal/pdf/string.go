package pdf

import "strconv"

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
