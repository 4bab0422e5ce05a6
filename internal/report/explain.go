package report

import (
	"fmt"
	"strings"

	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/ud"
)

// A Trace is one line of what an analyzer tried at a word.
type Trace struct {
	Analyzer string
	Word     int // index into Doc.Words
	Text     string
}

// Explain writes how one sentence was read: its letters, words, tree, what
// each analyzer tried, and what came of it.
func (p Page) Explain(d *ud.Doc, sentence int, traces []Trace, r *record.Reading) {
	s := d.Sentences[sentence]
	span := d.Span(s)
	p.line(bold, "Sentence %d, code points %d to %d", sentence+1, d.Text.RuneOffset(span.Start), d.Text.RuneOffset(span.End))
	for _, l := range wrap(clean(d.Text.Slice(span)), p.width()-2) {
		p.line("", "  %s", l)
	}
	p.line("", "")
	p.words(d, s)
	p.line("", "")
	for i := s.First; i < s.Last; i++ {
		if d.Words[i].Head < 0 {
			p.tree(d, i, "  ", "  ")
		}
	}
	p.traces(d, s, traces)
	p.records(span, r)
	p.line("", "")
}

// words writes a table: number, form, lemma, tag, features, name.
func (p Page) words(d *ud.Doc, s ud.Sentence) {
	form, lemma := 4, 4
	for _, w := range d.Words[s.First:s.Last] {
		form, lemma = max(form, wide(clean(w.Form))), max(lemma, wide(clean(w.Lemma)))
	}
	for i, w := range d.Words[s.First:s.Last] {
		rest := w.Feats
		if w.Name.Kind != ud.NotName {
			rest = strings.TrimSpace(w.Name.Kind.String() + " " + rest)
		}
		p.line("", "%s", strings.TrimRight(fmt.Sprintf("%4d  %s  %s  %-5s  %-5s  %s", i+1, pad(clean(w.Form), form), pad(clean(w.Lemma), lemma), w.UPOS, w.XPOS, rest), " "))
	}
}

func pad(s string, n int) string { return s + strings.Repeat(" ", max(n-wide(s), 0)) }

// tree writes word i and what hangs from it, in the order of the sentence.
func (p Page) tree(d *ud.Doc, i int, first, rest string) {
	w := d.Words[i]
	rel := w.Deprel
	if rel == "" {
		rel = "?"
	}
	p.line("", "%s%s %s", first, clean(w.Form), p.style(faint, rel))
	var below []int
	for c := range d.Children(i) {
		below = append(below, c)
	}
	for k, c := range below {
		if k == len(below)-1 {
			p.tree(d, c, rest+"`- ", rest+"   ")
		} else {
			p.tree(d, c, rest+"|- ", rest+"|  ")
		}
	}
}

func (p Page) traces(d *ud.Doc, s ud.Sentence, traces []Trace) {
	last := ""
	for _, t := range traces {
		if t.Word < s.First || t.Word >= s.Last {
			continue
		}
		if t.Analyzer != last {
			p.line("", "")
			p.line(bold, "%s", t.Analyzer)
			last = t.Analyzer
		}
		p.block(24, "  "+shorten(fmt.Sprintf("%d %s", t.Word-s.First+1, clean(d.Words[t.Word].Form)), 20), faint, clean(t.Text), "")
	}
}

// shorten cuts s to n columns.
func shorten(s string, n int) string {
	for r := []rune(s); wide(s) > n; {
		r = r[:len(r)-1]
		s = string(r) + "…"
	}
	return s
}

// records writes the mentions that rest on letters of the sentence.
func (p Page) records(span text.Span, r *record.Reading) {
	p.line("", "")
	p.line(bold, "Read from it")
	n := 0
	told := func(m record.Provenance, write func()) {
		if m.Span.Overlaps(span) {
			write()
			p.block(column, "", "", "rule "+m.Rule, faint)
			n++
		}
	}
	for i := range r.Events {
		told(r.Events[i].Provenance, func() { p.event(r.Article, &r.Events[i]) })
	}
	for i := range r.Statements {
		told(r.Statements[i].Provenance, func() { p.statement(r.Article, &r.Statements[i]) })
	}
	for i := range r.Figures {
		told(r.Figures[i].Provenance, func() { p.figure(r.Article, &r.Figures[i]) })
	}
	if n == 0 {
		p.line("", "  nothing")
	}
}
