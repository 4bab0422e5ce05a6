package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/text"
)

// write makes the text of all pages: first what is read, then what stands in the
// margins of the pages.
func write(pages [][]piece) *Doc {
	margins := takeMargins(pages)
	var areas [][]row
	work := mostWork
	for _, pieces := range pages {
		for _, area := range columns(pieces, &work) {
			if rows := lines(area); len(rows) > 0 {
				areas = append(areas, rows)
			}
		}
	}
	w := &writer{words: wordsIn(areas)}
	for _, rows := range areas {
		w.area(rows)
	}
	doc := &Doc{Text: string(w.b)}
	for _, m := range margins {
		if doc.Text != "" {
			doc.Text += "\n"
			if len(doc.Margins) == 0 {
				doc.Text += "\n"
			}
		}
		doc.Margins = append(doc.Margins, text.Span{Start: len(doc.Text), End: len(doc.Text) + len(m)})
		doc.Text += m
	}
	return doc
}

// A writer writes paragraphs.
type writer struct {
	b     []byte
	size  float64         // of the last line
	last  string          // the last line
	words map[string]bool // that stand inside a line
}

// area writes the lines of one area. The first goes on with the paragraph of the
// area before if that is in the middle of a sentence.
func (w *writer) area(rows []row) {
	left := middle(rows, func(r row) float64 { return r.x0 })
	right := rows[0].x1
	for _, r := range rows {
		right = max(right, r.x1)
	}
	pitch := pitchOf(rows)
	for i, r := range rows {
		if r.letters == "" {
			continue
		}
		begins := w.last == "" || math.Abs(r.size-w.size) > 0.12*w.size
		if i == 0 {
			begins = begins || ends(w.last) || !small(r.letters)
		} else {
			before := rows[i-1]
			drop := before.y - r.y
			begins = begins || drop > 1.3*pitch || drop > 2.5*r.size ||
				r.x0 > left+0.8*r.size && r.x0 > before.x0+0.8*r.size && r.x0 < left+6*r.size ||
				ends(before.letters) && before.x1 < right-0.25*(right-left) ||
				item.MatchString(r.letters) || ends(before.letters) && numbered.MatchString(r.letters)
		}
		w.line(r, begins)
	}
}

// What an item of a list begins with: "• The", "2. Now".
var (
	item     = regexp.MustCompile(`^[•‣▪◦●■–*] `)
	numbered = regexp.MustCompile(`^\(?\d{1,2}[.)] \p{Lu}`)
)

// pitchOf returns the usual way from line to line.
func pitchOf(rows []row) float64 {
	var drops []float64
	for i := 1; i < len(rows); i++ {
		if d := rows[i-1].y - rows[i].y; d > 0 && d < 3*rows[i].size {
			drops = append(drops, d)
		}
	}
	if len(drops) == 0 {
		return math.Inf(1)
	}
	slices.Sort(drops)
	return drops[len(drops)/3] // gaps between paragraphs are fewer, and larger
}

func (w *writer) line(r row, begins bool) {
	switch {
	case w.last == "":
		w.b = append(w.b, r.letters...)
	case begins:
		w.b = append(append(w.b, "\n\n"...), r.letters...)
	default:
		w.join(r.letters)
	}
	w.size, w.last = r.size, r.letters
}

// join goes on with a line. A hyphen at its end is taken off before a small letter,
// but for a word that has one elsewhere, or of which the halves are words and the
// whole is none: "govern-\nment" is one word, "long-\nterm" has a hyphen.
func (w *writer) join(next string) {
	head, broken := strings.CutSuffix(w.last, "\u00ad")
	if !broken {
		head, broken = strings.CutSuffix(w.last, "-")
	}
	if !broken {
		head, broken = strings.CutSuffix(w.last, "\u2010")
	}
	before, _ := utf8.DecodeLastRuneInString(head)
	switch {
	case !broken || !unicode.IsLetter(before):
		w.b = append(w.b, ' ')
	case small(next) && !w.keeps(lastWord(head), next[:wordEnd(next)]):
		w.b = w.b[:len(w.b)-(len(w.last)-len(head))]
	}
	w.b = append(w.b, next...)
}

// keeps reports whether a hyphen between two halves belongs there.
func (w *writer) keeps(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	whole, halves := w.words[a+b], len(a) > 2 && len(b) > 2 && w.words[a] && w.words[b]
	return w.words[a+"-"+b] || halves && !whole
}

func wordEnd(s string) int {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		return i
	}
	return len(s)
}

func lastWord(s string) string {
	return s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
}

func small(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// ends reports whether a line may be the last of a paragraph.
func ends(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"'”’»)]"))
	return strings.ContainsRune(".!?:…", r)
}

var word = regexp.MustCompile(`\p{L}+(?:-\p{L}+)*`)

// wordsIn returns the words inside lines: not the first, nor the last.
func wordsIn(areas [][]row) map[string]bool {
	out := map[string]bool{}
	for _, rows := range areas {
		for _, r := range rows {
			all := word.FindAllString(r.letters, -1)
			for _, w := range all[min(1, len(all)):max(min(1, len(all)), len(all)-1)] {
				out[strings.ToLower(w)] = true
			}
		}
	}
	return out
}
