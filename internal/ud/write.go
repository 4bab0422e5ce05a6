package ud

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"readout/internal/text"
)

// WriteCoNLLU writes d as CoNLL-U. MISC holds SpaceAfter=No, TokenRange in code
// points of the whole text, and Name=B-PER, I-PER for the words of names.
func WriteCoNLLU(w io.Writer, d *Doc) error {
	b := bufio.NewWriter(w)
	for k, s := range d.Sentences {
		fmt.Fprintf(b, "# sent_id = %d\n# text = %s\n", k+1, oneLine(d.Text.Slice(d.Span(s))))
		for i := s.First; i < s.Last; i++ {
			if last := tokenEnd(d, i, s.Last); last > i+1 && !d.Words[i].Joined {
				writeToken(b, d, i-s.First+1, i, last)
			}
			writeWord(b, d, s, i)
		}
		b.WriteByte('\n')
	}
	return b.Flush()
}

// oneLine makes a space of what would end a column or a line.
func oneLine(s string) string { return breaks.Replace(s) }

var breaks = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

// tokenEnd returns the word after the last one of word i's token.
func tokenEnd(d *Doc, i, end int) int {
	for i++; i < end && d.Words[i].Joined; i++ {
	}
	return i
}

func writeToken(b *bufio.Writer, d *Doc, id, first, last int) {
	s := d.Words[first].Span.Cover(d.Words[last-1].Span)
	fmt.Fprintf(b, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", id, id+last-first-1, oneLine(d.Text.Slice(s)), misc(d, s, last))
}

func writeWord(b *bufio.Writer, d *Doc, s Sentence, i int) {
	w := &d.Words[i]
	head := "_"
	if w.Head >= 0 {
		head = fmt.Sprint(w.Head - s.First + 1)
	} else if w.Deprel != "" {
		head = "0"
	}
	m := ""
	if alone := !w.Joined && tokenEnd(d, i, s.Last) == i+1; alone {
		m = misc(d, w.Span, i+1)
	}
	if w.Name.Kind != NotName {
		m += "|Name=" + string("IB"[b2i(w.Name.First)]) + "-" + w.Name.Kind.String()
	}
	fmt.Fprintf(b, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t_\t%s\n", i-s.First+1, field(oneLine(w.Form)), field(oneLine(w.Lemma)),
		field(w.UPOS), field(w.XPOS), field(w.Feats), head, field(w.Deprel), field(strings.TrimPrefix(m, "|")))
}

// misc returns SpaceAfter and TokenRange of a token that word next follows.
func misc(d *Doc, s text.Span, next int) string {
	m := ""
	if next < len(d.Words) && d.Words[next].Span.Start == s.End {
		m = "SpaceAfter=No|"
	}
	return m + fmt.Sprintf("TokenRange=%d:%d", d.Text.RuneOffset(s.Start), d.Text.RuneOffset(s.End))
}

func field(s string) string {
	if s == "" {
		return "_"
	}
	return s
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
