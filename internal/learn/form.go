package learn

import (
	"unicode"
	"unicode/utf8"
)

// A Form holds hashes of a word's letters, normalised alike for all models.
type Form struct {
	Word, Lower      uint64 // the letters; the small letters
	Pre2, Pre3       uint64 // first bytes, small letters
	Suf2, Suf3, Suf4 uint64 // last bytes, small letters
	Shape            uint64 // "Xxxd-d" for "Gaza2-0"
	Upper            bool   // begins with a capital
}

// A Former turns words into Forms. It keeps buffers and serves one goroutine.
type Former struct{ norm, lower, shape []byte }

// Form returns the features of a word's letters. Curly quotes count as straight
// ones, all dashes as hyphens, and numbers and web addresses as one word each.
func (f *Former) Form(word string) Form {
	f.norm = AppendNorm(f.norm[:0], word)
	f.shape = appendShape(f.shape[:0], f.norm)
	first, _ := utf8.DecodeRune(f.norm)
	fm := Form{Shape: Hash(f.shape), Upper: unicode.IsUpper(first)}
	f.norm = foldClass(f.norm)
	f.lower = AppendLower(f.lower[:0], f.norm)
	n, l := f.norm, f.lower
	fm.Word, fm.Lower = Hash(n), Hash(l)
	fm.Pre2, fm.Pre3 = Hash(head(l, 2)), Hash(head(l, 3))
	fm.Suf2, fm.Suf3, fm.Suf4 = Hash(tail(l, 2)), Hash(tail(l, 3)), Hash(tail(l, 4))
	return fm
}

// Norm returns the letters that Form.Word is the hash of.
func (f *Former) Norm(word string) string {
	f.norm = foldClass(AppendNorm(f.norm[:0], word))
	return string(f.norm)
}

// Lower returns the small letters that Form.Lower is the hash of.
func (f *Former) Lower(word string) string {
	f.norm = foldClass(AppendNorm(f.norm[:0], word))
	f.lower = AppendLower(f.lower[:0], f.norm)
	return string(f.lower)
}

func head(b []byte, n int) []byte { return b[:min(n, len(b))] }
func tail(b []byte, n int) []byte { return b[max(0, len(b)-n):] }

// folds are letters that are written in several ways.
var folds = map[rune]string{
	'‘': "'", '’': "'", '‛': "'", '′': "'", 'ʼ': "'", '`': "'", '´': "'",
	'“': `"`, '”': `"`, '„': `"`, '‟': `"`, '«': `"`, '»': `"`, '″': `"`,
	'‐': "-", '‑': "-", '‒': "-", '–': "-", '—': "-", '―': "-", '−': "-",
	'…': "...", '\u00a0': " ", '\u202f': " ", '\u200b': "", '\u2060': "", '\ufeff': "", '\u00ad': "",
}

// AppendNorm appends word with straight quotes and hyphens to b. "—" and "--"
// come out alike, and so do “ and ”.
func AppendNorm(b []byte, word string) []byte {
	start := len(b)
	for i, r := range word {
		if r < utf8.RuneSelf {
			b = append(b, foldASCII(word[i]))
			continue
		}
		if f, ok := folds[r]; ok {
			b = append(b, f...)
		} else {
			b = utf8.AppendRune(b, r)
		}
	}
	switch string(b[start:]) {
	case "--", "---":
		return append(b[:start], '-')
	case "''":
		return append(b[:start], '"')
	}
	return b
}

func foldASCII(c byte) byte {
	if c == '`' {
		return '\''
	}
	return c
}

// AppendLower appends s in small letters to b.
func AppendLower(b, s []byte) []byte {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			b = append(b, c)
			i++
			continue
		}
		r, w := utf8.DecodeRune(s[i:])
		b = utf8.AppendRune(b, unicode.ToLower(r))
		i += w
	}
	return b
}

// foldClass replaces numbers, years and web addresses by a word for their kind.
func foldClass(b []byte) []byte {
	digits := 0
	for _, c := range b {
		if '0' <= c && c <= '9' {
			digits++
		}
	}
	switch {
	case digits == 4 && len(b) == 4:
		return append(b[:0], "!YEAR"...)
	case digits > 0 && digits*2 >= len(b):
		return append(b[:0], "!DIG"...)
	case isAddress(b):
		return append(b[:0], "!URL"...)
	}
	return b
}

func isAddress(b []byte) bool {
	if len(b) > 4 && string(b[:4]) == "www." {
		return true
	}
	for i := 0; i+3 <= len(b); i++ {
		if string(b[i:i+3]) == "://" {
			return true
		}
	}
	return false
}

// appendShape writes x, X, d, u for small, capital, digit and other letters, at
// most two of a kind in a row.
func appendShape(b, s []byte) []byte {
	last, run := byte(0), 0
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRune(s[i:])
		c := class(r)
		i += w
		if c != last {
			last, run = c, 0
		}
		if run++; run <= 2 {
			b = append(b, c)
		}
	}
	return b
}

func class(r rune) byte {
	switch {
	case 'a' <= r && r <= 'z':
		return 'x'
	case 'A' <= r && r <= 'Z':
		return 'X'
	case '0' <= r && r <= '9':
		return 'd'
	case r < utf8.RuneSelf:
		return byte(r)
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLower(r):
		return 'x'
	}
	return 'u'
}
