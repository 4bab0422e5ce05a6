package english

import (
	"strings"

	"readout/internal/ud"
)

// mendTree puts right what no tree of UD can have, or what no sentence means,
// in the tree of a sentence that was just parsed.
func mendTree(d *ud.Doc, s ud.Sentence) {
	for i := s.First; i < s.Last; i++ {
		w := &d.Words[i]
		h := w.Head
		switch {
		case h < 0 && w.UPOS == "VERB":
			mendJoined(d, s, i)
		case h < 0:
		case w.Deprel == "case" && d.Words[h].Deprel == "obj" && w.XPOS == "IN" && i == d.Words[h].Head+1 && i < h && d.Words[h].XPOS[0] == 'N':
			d.Words[h].Deprel = "obl" // "rallied outside the embassy"
		case w.Deprel == "compound" && isWeekday(w.Form) && h > i && d.Words[h].UPOS == "PROPN":
			mendDay(d, s, i)
		case w.XPOS == "VBD" || w.XPOS == "VBZ":
			mendJoined(d, s, i)
		case w.XPOS == "VBG" && w.Deprel == "compound":
			mendPaper(d, s, i)
		}
	}
	for i := s.First; i < s.Last; i++ {
		if d.Words[i].UPOS == "ADJ" {
			mendPredicate(d, s, i)
		}
	}
	for i := s.First; i < s.Last; i++ {
		mendShared(d, s, i)
		mendApposition(d, s, i)
		mendVocative(d, s, i)
		mendJoint(d, s, i)
		mendVerbless(d, s, i)
		mendTold(d, s, i)
		mendSaid(d, s, i)
	}
	for i := s.First; i < s.Last; i++ {
		mendInfinitive(d, s, i)
		mendUtterance(d, s, i)
	}
	for i := s.First; i < s.Last; i++ {
		if w := &d.Words[i]; (w.Deprel == "obl" || w.Deprel == "obl:agent") && isBareObject(d, s, i) {
			w.Deprel = "obj"
		}
	}
}

func isWeekday(form string) bool {
	switch form {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday":
		return true
	}
	return false
}

// mendDay parts a day from the subject behind it.
//
//	"On Tuesday Bolivia accused Peru": not "on Tuesday Bolivia"
func mendDay(d *ud.Doc, s ud.Sentence, day int) {
	name := d.Words[day].Head
	v := d.Words[name].Head
	if v < name || !strings.HasPrefix(d.Words[name].Deprel, "obl") && !strings.HasPrefix(d.Words[name].Deprel, "nmod") || d.Words[v].UPOS != "VERB" {
		return
	}
	for i := s.First; i < s.Last; i++ {
		if d.Words[i].Head == v && strings.HasPrefix(d.Words[i].Deprel, "nsubj") {
			return
		}
	}
	for i := s.First; i < day; i++ {
		if d.Words[i].Head == name {
			d.Words[i].Head = day
		}
	}
	d.Words[day].Head, d.Words[day].Deprel = v, "obl"
	d.Words[name].Deprel = "nsubj"
}

// mendJoined gives a verb of two joined words the subject that a tree has hung
// from the first of them.
//
//	"Chad test-fired a missile": Chad did, no Chadian test
func mendJoined(d *ud.Doc, s ud.Sentence, v int) {
	n := v - 2
	if n <= s.First || d.Words[v-1].Form != "-" || d.Words[n].UPOS != "NOUN" || d.Words[n].Span.End != d.Words[v-1].Span.Start || d.Words[v-1].Span.End != d.Words[v].Span.Start {
		return
	}
	subject := n - 1
	if d.Words[subject].Head != n || d.Words[subject].Deprel != "compound" {
		return
	}
	if d.Words[v].Head == n {
		d.Words[v].Head, d.Words[v].Deprel = d.Words[n].Head, d.Words[n].Deprel
	}
	for i := s.First; i < s.Last; i++ {
		if d.Words[i].Head == n {
			d.Words[i].Head = v
		}
	}
	d.Words[n].Head, d.Words[n].Deprel = v, "compound"
	d.Words[subject].Deprel = "nsubj"
}

// isBareObject reports whether an oblique argument without a preposition right
// behind a verb in the active must be its object.
//
//	"criticised Mali's army for" · not "met Tuesday", "rose five percent"
func isBareObject(d *ud.Doc, s ud.Sentence, i int) bool {
	v := d.Words[i].Head
	if v < 0 || i < v || d.Words[v].UPOS != "VERB" || isMeasure(&d.Words[i]) {
		return false
	}
	for k := max(s.First, v-reach); k < min(s.Last, i+reach); k++ {
		w := &d.Words[k]
		switch {
		case w.Head == i && (w.Deprel == "case" || w.Deprel == "nummod"):
			return false
		case k > v && k < i && !under(d, k, i):
			return false
		case w.Head == v && (w.Deprel == "obj" || w.Deprel == "ccomp" || w.Deprel == "xcomp" || strings.HasSuffix(w.Deprel, ":pass")):
			return false
		}
	}
	return d.Words[v].XPOS != "VBN"
}

// isMeasure reports whether a word may stand beside a verb as a time, a way or a
// measure, without a preposition.
func isMeasure(w *ud.Word) bool {
	if w.UPOS != "NOUN" && w.UPOS != "PROPN" || isWeekday(w.Form) {
		return true
	}
	switch strings.ToLower(w.Lemma) {
	case "day", "week", "month", "year", "morning", "evening", "night", "afternoon", "time", "hour", "minute", "second", "moment", "today", "tomorrow", "yesterday", "tonight",
		"home", "way", "percent", "dollar", "mile", "kilometer", "kilometre", "meter", "metre", "north", "south", "east", "west", "bit", "lot", "deal", "weekend", "summer", "winter", "spring", "fall", "autumn", "season",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "decade", "century", "place", "thing", "point", "foot", "inch", "yard", "pound", "euro":
		return true
	}
	return false
}

// mendPredicate gives a clause its verb back where an adjective behind the
// subject was taken for what the clause says.
//
//	"Troops loyal to the junta shelled a village"
func mendPredicate(d *ud.Doc, s ud.Sentence, adj int) {
	subject, verb := -1, -1
	for i := max(s.First, adj-reach); i < min(s.Last, adj+reach); i++ {
		switch w := &d.Words[i]; {
		case w.Head != adj:
		case w.Deprel == "cop" || w.Deprel == "aux" || w.Deprel == "expl" || w.Deprel == "mark":
			return
		case w.Deprel == "nsubj" && i < adj:
			subject = i
		case i > adj && verb < 0 && w.XPOS == "VBD" && (w.Deprel == "advcl" || w.Deprel == "ccomp" || w.Deprel == "parataxis" || w.Deprel == "conj" || w.Deprel == "acl"):
			verb = i
		}
	}
	if subject < 0 || verb < 0 || d.Words[subject].UPOS == "PRON" || hasOwn(d, s, verb) {
		return
	}
	d.Words[verb].Head, d.Words[verb].Deprel = d.Words[adj].Head, d.Words[adj].Deprel
	d.Words[adj].Head, d.Words[adj].Deprel = subject, "amod"
	for i := s.First; i < s.Last; i++ {
		if w := &d.Words[i]; w.Head == adj && (i > verb || i <= subject || w.Deprel == "punct") {
			w.Head = verb
		}
	}
}

// hasOwn reports whether a verb has a subject of its own or is brought in by a
// word of its own.
func hasOwn(d *ud.Doc, s ud.Sentence, v int) bool {
	for i := max(s.First, v-reach); i < v; i++ {
		if w := &d.Words[i]; w.Head == v && (w.Deprel == "mark" || w.Deprel == "cc" || strings.HasPrefix(w.Deprel, "nsubj") || w.Deprel == "aux") {
			return true
		}
	}
	return false
}

// mendPaper hangs what a paper does from the paper.
//
//	"signed an order cutting aid to Chad": no order aid
func mendPaper(d *ud.Doc, s ud.Sentence, v int) {
	n := d.Words[v].Head
	paper := v - 1
	if n < v || paper < s.First || d.Words[paper].Head != n || d.Words[paper].Deprel != "compound" {
		return
	}
	d.Words[paper].Head, d.Words[paper].Deprel = d.Words[n].Head, d.Words[n].Deprel
	d.Words[v].Head, d.Words[v].Deprel = paper, "acl"
	d.Words[n].Head, d.Words[n].Deprel = v, "obj"
	for i := s.First; i < paper; i++ {
		if d.Words[i].Head == n {
			d.Words[i].Head = paper // "an"
		}
	}
}
