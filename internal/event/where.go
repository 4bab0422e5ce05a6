package event

import (
	"sort"

	"readout/internal/depmatch"
	"readout/internal/record"
	"readout/internal/timex"
)

// setWhen gives a telling the time that hangs from its own clause.
//
//	"met on Tuesday" · "Tuesday's meeting" · not "met the man arrested on Tuesday"
func (r *reader) setWhen(t *telling) {
	f := &t.frame
	for _, e := range r.times(t.sentence) {
		i := r.wordAt(e.Span.Start)
		if i < 0 || !r.belongs(i, f) {
			continue
		}
		day := e.Value
		if t.Status == record.Planned && e.Ahead != "" {
			day = e.Ahead
		}
		if day == "" && e.End == "" {
			continue
		}
		t.When = record.When{Date: day, End: e.End, From: e.Lead}
		return
	}
}

// times returns the expressions of time of a sentence.
func (r *reader) times(sentence int) []timex.Expr {
	if es, ok := r.timesOf[sentence]; ok {
		return es
	}
	es := timex.Find(r.doc.Text, r.doc.Span(r.doc.Sentences[sentence]), r.pass.Article.Published)
	r.timesOf[sentence] = es
	return es
}

// wordAt returns the word that holds a byte of the text, -1 if none does.
func (r *reader) wordAt(offset int) int {
	ws := r.doc.Words
	i := sort.Search(len(ws), func(i int) bool { return ws[i].Span.End > offset })
	if i < len(ws) && ws[i].Span.Start <= offset {
		return i
	}
	return -1
}

// belongs reports whether a word hangs from the predicate or its verb with no
// other clause between.
func (r *reader) belongs(i int, f *depmatch.Frame) bool {
	for k := 0; i >= 0 && k < 12; k++ {
		if i == f.Pred || i == f.Verb {
			return true
		}
		if r.doc.Words[i].UPOS == "VERB" {
			return false
		}
		i = r.doc.Words[i].Head
	}
	return false
}
