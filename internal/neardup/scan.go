package neardup

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A taker is told of the words and the ends of sentences of a text.
type taker interface {
	word(h uint64, letters int) // the hash of a folded word and its length
	end(blank bool)             // a full stop or the like; blank: an empty line
}

const (
	fnvBasis = 14695981039346656037 // FNV-1a, 64 bits
	fnvPrime = 1099511628211
)

// mix spreads the bits of h: the finalizer of MurmurHash3 (A. Appleby, public domain).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// scan reads s. Words are folded: case, accents, apostrophes, soft hyphens and
// marks inside numbers and abbreviations are gone ("U.S." is "us", "1,200" is
// "1200", "Türkiye’s" is "turkiyes"). An ideograph is a word of two letters.
func scan(s string, to taker) {
	t, h, letters := folds(), uint64(fnvBasis), 0
	flush := func() {
		if letters > 0 {
			to.word(mix(h), letters)
			h, letters = fnvBasis, 0
		}
	}
	for i := 0; i < len(s); {
		r, w := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, w = utf8.DecodeRuneInString(s[i:])
		}
		i += w
		switch f := t.fold(r); {
		case ideograph(f):
			flush()
			to.word(mix(uint64(f)), 2)
		case f > 0:
			h, letters = (h^uint64(f))*fnvPrime, letters+1
		case f == skipped, letters > 0 && (r == '.' || r == ',') && t.inside(s[i:]):
		default:
			flush()
			if r == '\n' && blank(s[i:]) {
				to.end(true)
			} else if stops(r) {
				to.end(false)
			}
		}
	}
	flush()
	to.end(true)
}

// inside reports whether s begins with a letter or digit.
func (t *foldTable) inside(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return t.fold(r) > 0
}

// blank reports whether s begins with an empty line.
func blank(s string) bool {
	for _, r := range s {
		if r == '\n' {
			return true
		}
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return false
}

func stops(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।':
		return true
	}
	return false
}

func ideograph(r rune) bool {
	return r >= 0x2e80 && (r <= 0x9fff || r >= 0xf900 && r <= 0xfaff || r >= 0x20000)
}

const skipped = -1 // stands within words and says nothing

// A foldTable holds what the first letters of Unicode fold to: Latin, Greek,
// Cyrillic, Hebrew, Arabic.
type foldTable [0x2100]rune

// fold returns the letter that r counts as, 0 if it is none, or skipped.
func (t *foldTable) fold(r rune) rune {
	if int(r) < len(t) {
		return t[r]
	}
	return foldRune(r)
}

var folds = sync.OnceValue(func() *foldTable {
	t := new(foldTable)
	for r := range t {
		t[r] = foldRune(rune(r))
	}
	return t
})

func foldRune(r rune) rune {
	switch {
	case r == '\'' || r == '’' || r == '‘' || r == '`' || unicode.In(r, unicode.Mn, unicode.Cf):
		return skipped
	case unicode.IsDigit(r):
		return r
	case unicode.IsLetter(r):
		if r < 0x2100 { // Hangul would fall apart into its parts
			r, _ = utf8.DecodeRuneInString(norm.NFD.String(string(r)))
		}
		return unicode.ToLower(r)
	}
	return 0
}
