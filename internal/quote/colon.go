package quote

import "readout/internal/record"

// colon reads a headline that gives somebody's words behind the name: the whole
// phrase before the colon names a person or a body, and a tensed verb follows.
// A state before a colon may be only where the news is from.
//
//	"Tusk: [The fence will stand]" · not "Poland: Two hurt as roof falls in"
func (r *reader) colon(sentence int) {
	s := r.d.Sentences[sentence]
	k := s.First + 1
	for k < s.Last && k <= s.First+6 && r.form(k) != ":" {
		if !r.nominal(k) && r.d.Words[k].UPOS != "ADJ" && r.form(k) != "'s" && r.form(k) != "-" {
			return
		}
		k++
	}
	if k >= s.Last || r.form(k) != ":" || k+2 >= s.Last {
		return
	}
	who := r.political(k - 1)
	if who.actors == nil || !r.names(who.actors) || !r.finiteBetween(k+1, s.Last) || r.finiteBetween(s.First, k) {
		return
	}
	st := Statement{CueWord: k, SpeakerWord: k - 1, AboutWord: -1, HeadWord: r.topOf(k+1, s.Last)}
	st.Rule, st.Speakers, st.Cue = "quote/colon", who.actors, r.d.Words[k].Span
	st.ContentFirst, st.ContentLast = r.trimmed(k+1, s.Last)
	if m := r.markAt(st.ContentFirst); m != nil && m.first <= st.ContentFirst+1 && st.ContentLast <= m.last+1 {
		m.taken, st.Direct = true, true
	}
	st.Kind = r.kindOf(&st, "", "")
	r.about(&st)
	r.add(st)
}

// names reports whether actors are persons, bodies or groups.
func (r *reader) names(as []record.Actor) bool {
	for _, a := range as {
		switch a.Kind {
		case record.KindPerson, record.KindOrganisation, record.KindGroup:
		default:
			return false
		}
	}
	return true
}

// inWords reads "in Lavrov's words" and "in the words of Lavrov": the clause
// around it is what was said.
func (r *reader) inWords(i int) {
	if r.form(i) != "in" {
		return
	}
	w := i + 1
	for w < len(r.d.Words) && w < i+8 && r.form(w) != "words" && !r.isPunct(w) {
		w++
	}
	if w >= len(r.d.Words) || r.form(w) != "words" || r.d.SentenceOf(w) != r.d.SentenceOf(i) {
		return
	}
	np := r.d.Child(w, "nmod:poss")
	if np < i || np > w {
		np = r.behindOf(w)
	}
	who := r.political(np)
	if who.actors == nil {
		return
	}
	s := r.d.Sentences[r.d.SentenceOf(i)]
	first, last := s.First, s.Last
	_, end := r.d.Subtree(np)
	if end = max(end, w+1); r.onlyPunct(end, last) { // it closes the sentence
		last = i
	} else if r.onlyPunct(first, i) {
		first = end
	}
	st := Statement{CueWord: i, SpeakerWord: who.word, AboutWord: -1, HeadWord: r.topOf(first, last)}
	st.Rule, st.Speakers, st.Cue = "quote/in-words", who.actors, r.d.Cover(i, w+1)
	st.ContentFirst, st.ContentLast = r.trimmed(first, last)
	st.Kind = r.kindOf(&st, "", "")
	r.about(&st)
	r.add(st)
}

// behindOf returns the noun that "of" behind word w leads to, -1 for none.
func (r *reader) behindOf(w int) int {
	if r.form(w+1) != "of" {
		return -1
	}
	if h := r.d.Words[w+1].Head; h > w {
		return h
	}
	return -1
}
