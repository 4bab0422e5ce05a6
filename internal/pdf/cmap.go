package pdf

import (
	"strings"
	"unicode/utf16"
)

// A cmap says which letters the codes of a font stand for (Adobe Technical Note
// 5411): codes of one byte, of two, or as the ranges say.
type cmap struct {
	letters map[string]string
	wide    [5]bool // codes of so many bytes exist
}

// mostCodes is how many codes a font may have.
const mostCodes = 70_000

// readCMap reads the operators that tell of letters, and passes by the rest.
func (f *file) readCMap(b []byte) *cmap {
	m := &cmap{letters: map[string]string{}}
	l := &lexer{b: b, left: &f.left}
	var list array
	for {
		v := l.next()
		o, ok := v.(op)
		if !ok {
			if len(list) < 100_000 {
				list = append(list, v)
			}
			continue
		}
		switch o {
		case end:
			return m
		case "endcodespacerange":
			for i := 0; i+1 < len(list); i += 2 {
				if s, ok := list[i].(string); ok && len(s) > 0 && len(s) <= 4 {
					m.wide[len(s)] = true
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(list); i += 2 {
				m.set(list[i], list[i+1])
			}
		case "endbfrange":
			for i := 0; i+2 < len(list); i += 3 {
				f.left -= 10 * m.setRange(list[i], list[i+1], list[i+2])
				if f.left < 0 {
					return m
				}
			}
		}
		list = list[:0]
	}
}

func (m *cmap) set(code, to any) {
	c, ok1 := code.(string)
	s, ok2 := to.(string)
	if ok1 && ok2 && len(c) > 0 && len(c) <= 4 && len(m.letters) < mostCodes {
		m.letters[c] = wide(s)
	}
}

// setRange sets the codes of a range, and returns how many.
func (m *cmap) setRange(from, last, to any) (n int) {
	lo, ok1 := from.(string)
	hi, ok2 := last.(string)
	if !ok1 || !ok2 || len(lo) != len(hi) || len(lo) == 0 || lo > hi {
		return 0
	}
	code := []byte(lo)
	list, many := to.(array)
	first, _ := to.(string)
	for ; n < mostCodes && string(code) <= hi; n++ {
		switch {
		case many && n < len(list):
			m.set(string(code), list[n])
		case !many:
			m.set(string(code), plus(first, n))
		}
		for j := len(code) - 1; j >= 0; j-- {
			if code[j]++; code[j] != 0 {
				break
			}
			if j == 0 {
				return n
			}
		}
	}
	return n
}

// plus adds n to the last unit of UTF-16.
func plus(s string, n int) string {
	b := []byte(s)
	for j := len(b) - 1; j >= 0 && n > 0; j-- {
		n += int(b[j])
		b[j] = byte(n)
		n >>= 8
	}
	return string(b)
}

// wide decodes UTF-16 with the high byte first.
func wide(s string) string {
	if len(s) == 1 {
		return string(rune(s[0]))
	}
	units := make([]uint16, len(s)/2)
	for i := range units {
		units[i] = uint16(s[2*i])<<8 | uint16(s[2*i+1])
	}
	return string(utf16.Decode(units))
}

// length returns the length of the first code of s: one that is known, or else the
// usual one.
func (m *cmap) length(s string) int {
	for w := 1; w <= 4 && w <= len(s); w++ {
		if _, ok := m.letters[s[:w]]; ok && m.wide[w] {
			return w
		}
	}
	for _, w := range []int{2, 1, 3, 4} {
		if m.wide[w] {
			return min(w, len(s))
		}
	}
	return min(2, len(s))
}

// headText decodes the strings of a file's head: UTF-16 or UTF-8 with a mark, else as
// good as Windows-1252.
func headText(s string) string {
	if rest, ok := strings.CutPrefix(s, "\xfe\xff"); ok {
		return wide(rest)
	}
	if rest, ok := strings.CutPrefix(s, "\xef\xbb\xbf"); ok {
		return strings.ToValidUTF8(rest, "\ufffd")
	}
	var b strings.Builder
	latin := encodings()["WinAnsiEncoding"]
	for i := range len(s) {
		b.WriteString(latin[s[i]])
	}
	return b.String()
}
