package read

import (
	"strings"

	"readout/internal/text"
	"readout/internal/ud"
)

// pieceSize is how many bytes are read at a time. No newspaper prints an article
// of that length; of what is longer, a collection or a book, each piece is read
// as an article of its own, so that memory is bounded: what "he" means is not
// looked for in the piece before.
const pieceSize = 256 << 10

// pieces cuts the readable stretches of a text into pieces of at most size bytes:
// between stretches, else between paragraphs, lines or words, where there are
// any.
func pieces(t *text.Text, stretches []text.Span, size int) [][]text.Span {
	var out [][]text.Span
	var piece []text.Span
	used := 0
	for _, s := range stretches {
		for used+s.Len() > size {
			if used == 0 {
				cut := cutBefore(t, s, size)
				piece = append(piece, text.Span{Start: s.Start, End: cut})
				s.Start = cut
			}
			out = append(out, piece)
			piece, used = nil, 0
		}
		if s = t.Trim(s); !s.Empty() {
			piece = append(piece, s)
			used += s.Len()
		}
	}
	if len(piece) > 0 || len(out) == 0 {
		out = append(out, piece)
	}
	return out
}

// cutBefore returns the best place to cut s within its first size bytes.
func cutBefore(t *text.Text, s text.Span, size int) int {
	head := t.Slice(text.Span{Start: s.Start, End: s.Start + size})
	for _, mark := range []string{"\n\n", "\r\n\r\n", "\n", ". ", " "} {
		if i := strings.LastIndex(head, mark); i > size/2 {
			return s.Start + i + len(mark)
		}
	}
	end := size
	for end > size-4 && s.Start+end < t.Len() && !startsLetter(t, s.Start+end) {
		end--
	}
	return s.Start + end
}

func startsLetter(t *text.Text, at int) bool { return t.String()[at]&0xc0 != 0x80 }

// appendDoc adds the words and sentences of a piece to those before it.
func appendDoc(all, d *ud.Doc) {
	base := len(all.Words)
	for _, w := range d.Words {
		if w.Head >= 0 {
			w.Head += base
		}
		all.Words = append(all.Words, w)
	}
	for _, s := range d.Sentences {
		all.Sentences = append(all.Sentences, ud.Sentence{First: s.First + base, Last: s.Last + base})
	}
}
