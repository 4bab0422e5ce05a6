package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/text"
	"readout/internal/ud"
)

// sentences adds the sentences of the words from first on, which are those of
// the stretch r.
func sentences(out []ud.Sentence, d *ud.Doc, first int, r text.Span) []ud.Sentence {
	if first == len(d.Words) {
		return out
	}
	c := cutter{words: d.Words[first:], lines: newLines(d.Text.Slice(r)), base: r.Start, src: d.Text.Slice(r)}
	start := first
	for i := range c.words[:len(c.words)-1] {
		if c.ends(i) {
			out = append(out, ud.Sentence{First: start, Last: first + i + 1})
			start = first + i + 1
			c.start = i + 1
		}
	}
	return append(out, ud.Sentence{First: start, Last: len(d.Words)})
}

// A cutter decides where the words of one stretch fall into sentences.
type cutter struct {
	words []ud.Word
	lines lines
	base  int
	src   string
	start int  // first word of the sentence at hand
	stop  int  // the word that may have ended it; closing marks may follow
	done  mark // what stop was
}

// A mark is what the last word that can end a sentence was.
type mark uint8

const (
	noMark    mark = iota
	period         // "." or a run such as "!!" or "?"
	asking         // "?", "!"
	dots           // "..."
	shortened      // "U.S.", "Inc."
)

// ends reports whether the sentence ends after word i.
func (c *cutter) ends(i int) bool {
	w, next := &c.words[i], &c.words[i+1]
	if m := c.mark(i); m != noMark {
		c.done, c.stop = m, i
	} else if !c.closes(i) && !c.footnote(i) {
		c.done = noMark
	}
	gap := c.src[w.Span.End-c.base : next.Span.Start-c.base]
	switch n := strings.Count(gap, "\n"); {
	case n > 1:
		return true
	case n == 1 && (c.done == period || c.done == asking || c.done == dots):
		return true
	case n == 1 && c.lines.breaks(w.Span.End-c.base, next.Span.Start-c.base):
		return true
	}
	if c.done == noMark || gap == "" && c.closes(i+1) || c.footnote(i+1) {
		return false
	}
	return c.begins(i+1, gap)
}

// mark says how word i may end a sentence.
func (c *cutter) mark(i int) mark {
	f := c.words[i].Form
	switch {
	case f == "." || f == "。" || f == "؟" || f == "।":
		if c.listNumber(i) {
			return noMark
		}
		return period
	case strings.Trim(f, ".…") == "":
		return dots
	case strings.Trim(f, ".…!?") == "":
		return asking
	case strings.HasSuffix(f, "."):
		if k := abbreviations[f[:len(f)-1]]; k == inner || k == numbered {
			return noMark
		}
		return shortened
	}
	return noMark
}

// listNumber reports whether the period at i follows a number or letter that
// begins its sentence: "1. Withdraw the forces."
func (c *cutter) listNumber(i int) bool {
	if i != c.start+1 {
		return false
	}
	f := c.words[i-1].Form
	return len(f) <= 2 && strings.Trim(f, "0123456789") == "" || len(f) == 1
}

// begins reports whether word i, after the gap, can begin a sentence.
func (c *cutter) begins(i int, gap string) bool {
	j := i
	for j < len(c.words)-1 && isOpener(c.words[j].Form) {
		j++
	}
	f := c.words[j].Form
	r, _ := utf8.DecodeRuneInString(f)
	switch {
	case unicode.IsLower(r):
		return gap != "" && c.careless(i)
	case c.done == shortened:
		return starters[f] || j > i && unicode.IsUpper(r) && gap != ""
	case gap == "" && c.stop == i-1: // "the war.The minister"
		return c.done == period && unicode.IsUpper(r) && i > 1 && len(c.words[i-2].Form) > 1
	case c.done == dots:
		return unicode.IsUpper(r) && gap != ""
	case c.done == asking && c.stop < i-1 && (c.said(j) || isBullet(f)): // "Who fired?" Karimi asked.
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSymbol(r) || j > i || isBullet(f)
}

// careless reports whether a small letter at word i may begin a sentence all the
// same: after a whole word in small letters and a mark with no closing mark
// behind it. "the talks failed. they will go on"; not "Gov. of Kirkuk".
func (c *cutter) careless(i int) bool {
	return c.stop == i-1 && i > 1 && (c.done == period || c.done == asking) &&
		strings.Trim(c.words[i-2].Form, "abcdefghijklmnopqrstuvwxyz") == ""
}

// footnote reports whether word i is part of a number in square brackets, the
// mark of a note to what stands before it: "The talks failed. [7]".
func (c *cutter) footnote(i int) bool {
	for k := max(1, i-2); k <= min(i, len(c.words)-3); k++ {
		if c.words[k].Form == "[" && strings.Trim(c.words[k+1].Form, "0123456789") == "" && c.words[k+2].Form == "]" {
			return true
		}
	}
	return false
}

// said reports whether a verb of saying follows the name that begins at word i.
func (c *cutter) said(i int) bool {
	for _, w := range c.words[i:min(i+5, len(c.words))] {
		r, _ := utf8.DecodeRuneInString(w.Form)
		if sayings[w.Form] {
			return true
		}
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return false
}

// closes reports whether word i is a closing mark. A quotation mark that leans
// on the word before it and has space behind it closes, whatever its shape.
func (c *cutter) closes(i int) bool {
	f := c.words[i].Form
	if !isQuote(f) {
		return isCloser(f)
	}
	left, right := c.sides(i)
	if left == right {
		return isCloser(f)
	}
	return right
}

// sides reports whether there is space, or the edge, on either side of word i.
func (c *cutter) sides(i int) (left, right bool) {
	from, to := c.words[i].Span.Start-c.base, c.words[i].Span.End-c.base
	before, _ := utf8.DecodeLastRuneInString(c.src[:from])
	after, _ := utf8.DecodeRuneInString(c.src[to:])
	return from == 0 || text.IsSpace(before), to == len(c.src) || text.IsSpace(after)
}

func isQuote(f string) bool { return f == `"` || f == "'" || f == "''" || f == "“" || f == "”" }

func isCloser(f string) bool {
	switch f {
	case `"`, "'", "''", "”", "’", "’’", ")", "]", "}", "»", "›":
		return true
	}
	return false
}

func isOpener(f string) bool {
	switch f {
	case `"`, "'", "''", "“", "‘", "‘‘", "``", "`", "(", "[", "{", "«", "„", "‹", "¿", "¡":
		return true
	}
	return false
}

func isBullet(f string) bool {
	switch f {
	case "-", "--", "–", "—", "•", "*", "·", "#":
		return true
	}
	return false
}
