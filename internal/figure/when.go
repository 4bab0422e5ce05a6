package figure

import (
	"readout/internal/timex"
	"readout/internal/ud"
)

// since returns the day from which a number counts, and whether it counts all
// that happened since some day and not one event.
//
//	"has been pounding Gaza since October 7, killing nearly 8,800"
func (r *reader) since(c *claim) (timex.Date, bool) {
	for k := r.s.First; k+1 < r.s.Last; k++ {
		if form(r.d, r.s, k) != "since" || r.parted(min(k, c.first), max(k, c.first)) || r.superlative(k) {
			continue
		}
		if d := r.dateAt(k + 1); d != "" {
			return d, true
		}
		if r.stands(k+1, k+5, []string{"start", "beginning", "onset", "outbreak", "begin", "then", "erupt"}) {
			return r.dayBefore(), true
		}
		return "", true
	}
	from := max(c.first-14, r.s.First)
	if r.near(from-1, 26, "so far") || r.near(from-1, 26, "to date") {
		return r.dayBefore(), true
	}
	return "", false
}

// begins reports whether a sentence tells that something began.
func (r *reader) begins(s ud.Sentence) bool {
	for k := s.First; k < s.Last; k++ {
		if beginnings[lemma(r.d, k)] {
			return true
		}
	}
	return false
}

var beginnings = set("launch start begin erupt wage invade outbreak")

// superlative reports whether "since" at k says how long something has been
// without its like: "the deadliest since 2009".
func (r *reader) superlative(k int) bool {
	for j := k - 1; j >= r.s.First && j > k-7; j-- {
		if x := r.d.Words[j].XPOS; x == "JJS" && form(r.d, r.s, j) != "least" || form(r.d, r.s, j) == "first" {
			return true
		}
	}
	return false
}

// asOf returns the day up to which a number counts, where the text says so.
//
//	"as of November 2"
func (r *reader) asOf(c *claim) timex.Date {
	for k := r.s.First; k+2 < r.s.Last; k++ {
		if joined(r.d.Words, k, k+2) == "as of" {
			return r.dateAt(k + 2)
		}
	}
	return ""
}

// dateAt returns the date that begins at word k or a little after, "" if none
// does or its year is not told.
func (r *reader) dateAt(k int) timex.Date {
	s := r.d.Cover(k, r.s.Last)
	for _, e := range timex.Find(r.d.Text, s, r.pass.Article.Published) {
		for j := k; j < r.s.Last && j < k+7; j++ {
			switch w := &r.d.Words[j]; {
			case w.Span.Start >= e.Span.Start:
				return e.Value
			case upos(w) == "VERB" || upos(w) == "AUX" || w.Form == ",":
				return ""
			}
		}
		break
	}
	return ""
}

// dayBefore returns the day on which something began, as this sentence or the
// three before tell it: what "so far" and "since the start" count from.
//
//	"On October 7, the group launched an attack. … It has so far killed 1,400."
func (r *reader) dayBefore() timex.Date {
	for k := r.index; k >= 0 && k >= r.index-3; k-- {
		if !r.begins(r.d.Sentences[k]) {
			continue
		}
		es := timex.Find(r.d.Text, r.d.Span(r.d.Sentences[k]), r.pass.Article.Published)
		for i := len(es) - 1; i >= 0; i-- {
			if (es[i].Kind == timex.Absolute || es[i].Kind == timex.Yearless) && len(es[i].Value) == len("2006-01-02") {
				return es[i].Value
			}
		}
	}
	return ""
}
