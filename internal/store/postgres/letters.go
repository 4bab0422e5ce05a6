package postgres

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// PostgreSQL keeps neither NUL nor bytes that are no UTF-8, as names of files
// may have. They are written as mark and two digits (NUL as "\x1a00"), and so
// is the mark itself; all other letters stay as they are.
const mark = '\x1a'

// Signs returns a string as the store's tables keep it, for those that lie beside
// them.
func Signs(s string) string { return toSigns(s) }

// FromSigns is the inverse of Signs.
func FromSigns(s string) string { return fromSigns(s) }

func toSigns[T ~string](s T) string {
	if utf8.ValidString(string(s)) && !strings.ContainsAny(string(s), "\x00\x1a") {
		return string(s)
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(string(s[i:]))
		if r == 0 || r == mark || r == utf8.RuneError && n == 1 {
			fmt.Fprintf(&b, "%c%02x", mark, s[i])
		} else {
			b.WriteString(string(s[i : i+n]))
		}
		i += n
	}
	return b.String()
}

func fromSigns(s string) string {
	if strings.IndexByte(s, mark) < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == mark && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(n))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// A letters takes a column back into a string.
type letters[T ~string] struct{ to *T }

func (l letters[T]) Scan(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("a text was expected, not %T", v)
	}
	*l.to = T(fromSigns(s))
	return nil
}

func into[T ~string](to *T) letters[T] { return letters[T]{to} }
