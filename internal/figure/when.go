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
	for _, k := range r.sinces {
		if r.parted(min(k, c.first), max(k, c.first)) || r.superlative(k) || r.ofToll(c, k) {
			continue
		}
		if d := r.dateAt(k + 1); d != "" {
			return d, true
		}
		if r.stands(k+1, k+5, []string{"start", "beginning", "onset", "outbreak", "begin", "then", "erupt", "break"}) {
			return r.startOf(k + 1), true
		}
		return "", true
	}
	from := max(c.first-14, r.s.First)
	if r.near(from-1, 26, "so far") || r.near(from-1, 26, "to date") {
		return r.dayBefore(3, 0), true
	}
	if d := r.after(c); d != "" {
		return d, true
	}
	return r.ongoing(c)
}

// ofToll reports whether "since" at k belongs to a toll told behind the claim.
//
//	"killed three, bringing the toll since Friday to 104"
func (r *reader) ofToll(c *claim, k int) bool {
	if c.stop >= k {
		return false
	}
	at, _ := r.tollBefore(k)
	return at >= c.stop
}

// after returns the day of an attack that a campaign followed, where the
// campaign's dead are counted and the attack was dated shortly before.
//
//	"On October 7, the group launched an attack. … Following the attack, the army bombed the city, killing 9,000."
func (r *reader) after(c *claim) timex.Date {
	k := r.s.First
	switch form(r.d, r.s, k) {
	case "following", "after":
	default:
		return ""
	}
	definite := false
	for j := k + 1; j < r.s.Last && j < k+10 && form(r.d, r.s, j) != ","; j++ {
		f := form(r.d, r.s, j)
		definite = definite || f == "the" || f == "that" || f == "this"
		if !definite || !attacks[lemma(r.d, j)] {
			continue
		}
		if !r.campaign(j+1, c.first) {
			return ""
		}
		if d := r.dateAt(j + 1); d != "" { // "the attack on October 7"
			return d
		}
		return r.dayBefore(8, 1)
	}
	return ""
}

var (
	attacks   = set("attack assault operation raid incursion offensive invasion")
	campaigns = set("bombardment bombing campaign offensive war aggression onslaught siege fighting pound bombard pummel wage besiege")
)

// campaign reports whether words [from, to) tell of acts that go on.
func (r *reader) campaign(from, to int) bool {
	for k := from; k < to; k++ {
		if campaigns[lemma(r.d, k)] {
			return true
		}
	}
	return false
}

// ongoing reads the time of fighting that goes on from the sentence before.
//
//	"The rebels have taken two towns this year. More than 700 people have died in the fighting."
func (r *reader) ongoing(c *claim) (timex.Date, bool) {
	if r.index == 0 || !r.perfect(c.pred) || !r.nearAny(c.pred, 4, goingOn) {
		return "", false
	}
	s := r.d.Sentences[r.index-1]
	for k := s.First; k+1 < s.Last; k++ {
		if joined(r.d.Words, k, k+2) != "this year" && joined(r.d.Words, k, k+2) != "this month" {
			continue
		}
		for _, e := range timex.Find(r.d.Text, r.d.Cover(k, k+2), r.pass.Article.Published) {
			if e.Value != "" {
				return e.Value, true
			}
		}
		if y := r.yearBefore(); y != "" && form(r.d, s, k+1) == "year" {
			return y, true
		}
	}
	return "", false
}

var goingOn = []string{"the fighting", "the violence", "the conflict", "the war"}

func (r *reader) perfect(v int) bool {
	a := r.d.Child(v, "aux")
	return a >= 0 && lemma(r.d, a) == "have"
}

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

// findTimes notes where the sentence says "since", and up to which day it
// counts, where it says so.
//
//	"as of November 2" · "By Thursday, 40 had died."
func (r *reader) findTimes() {
	r.sinces, r.dayOf = r.sinces[:0], ""
	for k := r.s.First; k+1 < r.s.Last; k++ {
		switch form(r.d, r.s, k) {
		case "since":
			r.sinces = append(r.sinces, k)
		case "as":
			if form(r.d, r.s, k+1) == "of" && k+2 < r.s.Last && r.dayOf == "" {
				r.dayOf = r.dateAt(k + 2)
			}
		case "by":
			if k == r.s.First && r.opensAt(k+1) {
				r.dayOf = r.dateAt(k + 1)
			}
		}
	}
}

// opensAt reports whether an expression of time begins right at word k.
func (r *reader) opensAt(k int) bool {
	es := timex.Find(r.d.Text, r.d.Cover(k, min(k+4, r.s.Last)), r.pass.Article.Published)
	return len(es) > 0 && es[0].Span.Start == r.d.Words[k].Span.Start
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
			case beginnings[lemma(r.d, j)]: // "since the war began in May"
			case upos(w) == "VERB" || upos(w) == "AUX" || w.Form == ",":
				return ""
			}
		}
		break
	}
	return ""
}

// dayBefore returns the day on which something began, as this sentence or the
// back ones before tell it: what "so far" and "since the start" count from. It
// passes over the nearest skip sentences.
//
//	"On October 7, the group launched an attack. … It has so far killed 1,400."
func (r *reader) dayBefore(back, skip int) timex.Date {
	for k := r.index - skip; k >= 0 && k >= r.index-back; k-- {
		if d := r.beginning(k); d != "" {
			return d
		}
	}
	return ""
}

// startOf returns the day on which what stands at word k began: told shortly
// before, or anywhere by a sentence that names it.
//
//	"The war began on October 7. … Since the start of the war, 400 have died."
func (r *reader) startOf(k int) timex.Date {
	if d := r.dayBefore(3, 0); d != "" {
		return d
	}
	for ; k < r.s.Last && form(r.d, r.s, k) != ","; k++ {
		if upos(&r.d.Words[k]) == "NOUN" && campaigns[lemma(r.d, k)] || lemma(r.d, k) == "conflict" {
			return r.begun()[lemma(r.d, k)]
		}
	}
	return ""
}

// begun returns the days on which wars began, by the noun that names them: the
// first that the article tells.
func (r *reader) begun() map[string]timex.Date {
	if r.starts != nil {
		return r.starts
	}
	r.starts = map[string]timex.Date{}
	for i, s := range r.d.Sentences {
		d := r.beginning(i)
		if d == "" {
			continue
		}
		for k := s.First; k < s.Last; k++ {
			if l := lemma(r.d, k); r.starts[l] == "" && (campaigns[l] || l == "conflict") {
				r.starts[l] = d
			}
		}
	}
	return r.starts
}

// beginning returns the day on which a sentence tells that something began, ""
// if it tells none. It asks each sentence once.
func (r *reader) beginning(sentence int) timex.Date {
	if d, ok := r.days[sentence]; ok {
		return d
	}
	s := r.d.Sentences[sentence]
	var day timex.Date
	if r.begins(s) {
		es := timex.Find(r.d.Text, r.d.Span(s), r.pass.Article.Published)
		for i := len(es) - 1; i >= 0 && day == ""; i-- {
			if (es[i].Kind == timex.Absolute || es[i].Kind == timex.Yearless) && len(es[i].Value) == len("2006-01-02") {
				day = es[i].Value
			}
		}
	}
	r.days[sentence] = day
	return day
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

// yearBefore returns the last year that the article names before this sentence
// in a full date, the year that "this year" means where no day of publishing
// is known.
func (r *reader) yearBefore() timex.Date {
	for k := r.index - 1; k >= 0 && k >= r.index-8; k-- {
		es := timex.Find(r.d.Text, r.d.Span(r.d.Sentences[k]), "")
		for i := len(es) - 1; i >= 0; i-- {
			if es[i].Kind == timex.Absolute && len(es[i].Value) == len("2006-01-02") {
				return es[i].Value[:4]
			}
		}
	}
	return ""
}
