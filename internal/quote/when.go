package quote

import (
	"sort"

	"readout/internal/record"
	"readout/internal/timex"
)

// when returns the time of saying: an expression outside of what was said that
// hangs from the cue with no other clause between.
//
//	"The minister said [on Tuesday] that …" · "said in a statement [on May 3]"
func (r *reader) when(s *Statement) record.When {
	for _, e := range r.times(s.Sentence) {
		w := r.wordAt(e.Span.Start)
		if w < 0 || w >= s.ContentFirst && w < s.ContentLast || e.Value == "" && e.End == "" || !r.ofCue(w, s) {
			continue
		}
		return record.When{Date: e.Value, End: e.End, From: e.Lead}
	}
	return record.When{}
}

// ofCue reports whether a word hangs from a cue with no other clause between.
func (r *reader) ofCue(w int, s *Statement) bool {
	for n := 0; n < 6 && w >= 0; n++ {
		if w == s.CueWord {
			return true
		}
		if r.d.Words[w].UPOS == "VERB" || r.d.Is(w, "nsubj", "acl", "acl:relcl") {
			return false
		}
		w = r.d.Words[w].Head
	}
	return false
}

// times returns the expressions of time of a sentence, found once for all of
// its statements.
func (r *reader) times(sentence int) []timex.Expr {
	if r.timed != sentence+1 {
		r.timed = sentence + 1
		var published timex.Date
		if r.Article != nil {
			published = r.Article.Published
		}
		r.timesOf = timex.Find(r.d.Text, r.d.Span(r.d.Sentences[sentence]), published)
	}
	return r.timesOf
}

// wordAt returns the word that holds a byte of the text, -1 if none does.
func (r *reader) wordAt(offset int) int {
	ws := r.d.Words
	i := sort.Search(len(ws), func(i int) bool { return ws[i].Span.End > offset })
	if i < len(ws) && ws[i].Span.Start <= offset {
		return i
	}
	return -1
}
