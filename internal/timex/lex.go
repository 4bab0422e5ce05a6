package timex

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"readout/internal/table"
	"readout/internal/text"
)

//go:embed words.tsv
var wordsTSV string

// A term is what words.tsv says of a word.
type term struct {
	class string
	value string
	n     int // value as a number
}

var terms = sync.OnceValue(func() map[string]term {
	m, err := readTerms("words.tsv", wordsTSV)
	if err != nil {
		panic(err) // built in, and loaded by the tests
	}
	return m
})

func readTerms(file, data string) (map[string]term, error) {
	rows, err := table.Read(file, data, "word", "class", "value")
	if err != nil {
		return nil, err
	}
	m := map[string]term{}
	for _, r := range rows {
		w := r.Get("word")
		if _, twice := m[w]; twice {
			return nil, r.Errorf("the word %q stands twice", w)
		}
		n, _ := strconv.Atoi(r.Get("value")) // not every value is a number
		m[w] = term{r.Get("class"), r.Get("value"), n}
	}
	return m, nil
}

// A lexeme is a run of letters and digits, or one other character.
type lexeme struct {
	term
	span  text.Span
	word  string // in small letters
	num   int    // of digits with or without st, nd, rd, th; -1 otherwise
	ord   bool   // has such an ending
	upper bool   // begins with a capital
	glued bool   // no space before it
}

// lex cuts letters that begin at a byte of a text. Digits with a dot, comma,
// slash or colon between them stay together: "18,205", "25/11/2023", "10:30".
func lex(s string, at int) []lexeme {
	var out []lexeme
	end := -1
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		if text.IsSpace(r) {
			i += w
			continue
		}
		n := w
		if wordRune(r) {
			n = wordLen(s[i:])
		}
		l := lexeme{span: text.Span{Start: at + i, End: at + i + n}, word: strings.ToLower(s[i : i+n]), num: -1,
			upper: unicode.IsUpper(r), glued: end == i}
		l.term = terms()[l.word]
		l.number()
		out = append(out, l)
		i += n
		end = i
	}
	return out
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// wordLen returns the length of the run of letters and digits that s begins
// with.
func wordLen(s string) int {
	i := 0
	for i < len(s) {
		r, w := utf8.DecodeRuneInString(s[i:])
		if !wordRune(r) && !unicode.Is(unicode.Mn, r) && !joinsDigits(s, i) {
			break
		}
		i += w
	}
	return i
}

// joinsDigits reports whether s[i] is a sign between digits of one number. A
// comma is one only before three digits: "25,2023" is a day and a year.
func joinsDigits(s string, i int) bool {
	if i == 0 || i+1 >= len(s) || !digit(s[i-1]) || !digit(s[i+1]) {
		return false
	}
	switch s[i] {
	case '.', '/', ':':
		return true
	case ',':
		n := 0
		for i+1+n < len(s) && digit(s[i+1+n]) {
			n++
		}
		return n == 3
	}
	return false
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// number fills num and ord.
func (l *lexeme) number() {
	w := strings.TrimRight(l.word, "stndrh")
	if w == "" || !digit(w[0]) || len(w) > 8 {
		return
	}
	n, err := strconv.Atoi(w)
	if err != nil {
		return
	}
	switch l.word[len(w):] {
	case "":
		l.num = n
	case "st", "nd", "rd", "th":
		l.num, l.ord = n, true
	}
}
