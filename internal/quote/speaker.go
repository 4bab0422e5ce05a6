package quote

import (
	"slices"

	"readout/internal/depmatch"
	"readout/internal/record"
)

// A voice is who speaks, or why nobody who counts does.
type voice struct {
	word   int
	actors []record.Actor
	why    string
}

// subject returns the word for whoever does the saying: the subject, the agent
// of a passive, or -1.
func (r *reader) subject(v int) int {
	if depmatch.Passive(r.d, v) {
		f := r.lex.Of(r.d, v)
		if a := f.Get(depmatch.Agent); a >= 0 || r.d.Child(v, "aux:pass", "nsubj:pass") >= 0 {
			return a
		}
		return r.leading(v) // "called" taken for a participle
	}
	if x := r.d.Words[v].XPOS; (x == "VB" || x == "VBP") && r.d.Child(v, "nsubj", "mark", "aux") < 0 {
		if l := r.leading(v); l == v-1 { // "the US demand that …", the noun taken for a verb
			return l
		}
	}
	s, via := r.lex.Subject(r.d, v)
	if s < 0 || via == depmatch.Gap && r.d.Words[v].XPOS != "VBG" && r.d.Is(v, "acl") {
		if l := r.leading(v); l >= 0 {
			return l
		}
	}
	return s
}

// leading returns the head of the phrase right before a verb, or of the one
// that begins the sentence if what stands between is set off by commas; -1 if
// there is neither. It is for verbs whose subject a parser has lost.
//
//	"The Iranian minister, who was on a visit to Ankara, also [called] for …"
func (r *reader) leading(v int) int {
	first := r.d.Sentences[r.d.SentenceOf(v)].First
	i := v - 1
	for i >= first && (r.d.Words[i].UPOS == "ADV" || r.d.Words[i].UPOS == "AUX") {
		i--
	}
	if i >= first && r.form(i) == "," {
		start := first
		for start < i && r.isPunct(start) {
			start++
		}
		for j := start; j < i; j++ {
			if r.form(j) == "," {
				i = j - 1 // the phrase before the first comma
				break
			}
		}
		if i == v-1 || r.finiteBetween(start, i+1) {
			return -1
		}
	}
	if i < first || !r.nominal(i) {
		return -1
	}
	for h := r.d.Words[i].Head; h >= first && h < v && r.nominal(h) && !r.comma(h, i); h = r.d.Words[i].Head {
		if c := r.d.Child(i, "case"); r.d.Is(i, "nmod") && (c < 0 || slices.Contains(conjunctions, r.form(c))) {
			break
		}
		i = h
	}
	if c := r.d.Child(i, "case"); c >= 0 && c < i && !slices.Contains(conjunctions, r.form(c)) {
		return -1
	}
	return i
}

// conjunctions are words that a parser may take for a preposition before a
// clause: "after the spokesman said …".
var conjunctions = []string{"after", "before", "as", "since", "until", "than"}

func (r *reader) nominal(i int) bool {
	switch r.d.Words[i].UPOS {
	case "NOUN", "PROPN", "PRON":
		return true
	}
	return false
}

// speaker returns who speaks by a verb.
//
//	"Kyiv said" · "said the ministry" · "accused by Kyiv of" · "TASS quoted Lavrov as saying"
func (r *reader) speaker(v int) voice {
	if q := r.quoted(v); q >= 0 {
		return r.political(q)
	}
	if h, ok := r.host[v]; ok {
		return r.shared(h)
	}
	s := r.subject(v)
	if s >= 0 {
		w := r.political(s)
		if w.actors == nil && r.d.Words[v].XPOS == "VBG" && r.d.Is(v, "advcl", "xcomp", "acl", "parataxis") {
			if b := r.besides(v); b.actors != nil {
				return b
			}
		}
		return w
	}
	if depmatch.Passive(r.d, v) { // "it was announced", "Iran was urged to …"
		return voice{word: -1, why: "a passive that names no agent"}
	}
	if w := r.political(r.inverted(v)); w.actors != nil {
		return w
	}
	if b := r.besides(v); b.actors != nil && r.d.Child(v, "nsubj") < 0 {
		return b
	}
	return voice{word: -1, why: "no subject"}
}

// quoted returns the word for whoever is quoted as saying something, or -1.
//
//	"TASS quoted [Lavrov] as saying" · "[Lavrov] was quoted by TASS as saying"
func (r *reader) quoted(v int) int {
	h := r.d.Words[v].Head
	if h < 0 || r.lemma(h) != "quote" && r.lemma(h) != "cite" {
		return -1
	}
	if m := r.d.Child(v, "mark", "case"); m < 0 || r.form(m) != "as" {
		return -1
	}
	return r.d.Child(h, "nsubj:pass", "obj")
}

// inverted returns the head of the phrase right behind a verb that follows a
// quotation: "“…”, added [the ministry]", taken for an object; or -1.
func (r *reader) inverted(v int) int {
	if v == 0 || !r.isPunct(v-1) {
		return -1
	}
	for c := range r.d.Children(v) {
		if f, _ := r.d.Subtree(c); f == v+1 && r.nominal(c) && r.d.Child(c, "case") < 0 {
			return c
		}
	}
	return -1
}

// shared returns the speaker of another cue.
func (r *reader) shared(cue int) voice {
	if k, ok := r.at[cue]; ok {
		return voice{word: r.found[k].SpeakerWord, actors: r.found[k].Speakers}
	}
	return voice{word: -1, why: "the cue it goes on from has no known speaker"}
}

// besides returns the speaker of the last statement of the sentence before v:
// "The strike killed forty, the ministry said, adding that …".
func (r *reader) besides(v int) voice {
	if k := len(r.found) - 1; k >= 0 && r.found[k].CueWord < v && r.d.SentenceOf(r.found[k].CueWord) == r.d.SentenceOf(v) {
		return r.shared(r.found[k].CueWord)
	}
	return voice{word: -1, why: "no subject"}
}

// political returns the actors of a phrase that may speak in the record. A
// phrase for something written gives those who wrote it.
func (r *reader) political(word int) voice {
	if word < 0 {
		return voice{word: -1, why: "no subject"}
	}
	actors := r.who.Actors(word)
	if len(actors) == 0 && slices.Contains(writings, r.lemma(word)) {
		word, actors = r.author(word)
	}
	out := slices.DeleteFunc(slices.Clone(actors), func(a record.Actor) bool { return !mayspeak(a) })
	switch {
	case len(actors) == 0:
		return voice{word: word, why: "the speaker is no known actor"}
	case len(out) == 0:
		return voice{word: word, why: "the speaker is no political actor"}
	}
	return voice{word: word, actors: out}
}

// writings are nouns that speak for whoever wrote them.
var writings = []string{
	"statement", "communiqué", "communique", "letter", "message", "report", "resolution", "declaration", "post", "tweet",
	"document", "readout", "release", "note", "text", "memo", "spokesman", "spokeswoman", "spokesperson", "comment",
	"remark", "speech", "address", "order", "ruling", "verdict", "warning", "bulletin",
}

// author returns who wrote or issued something: "the ministry's statement", "a
// letter from Kyiv", "a Kremlin statement"; or whoever spoke just before, for
// "the statement said".
func (r *reader) author(noun int) (int, []record.Actor) {
	for c := range r.d.Children(noun) {
		p := depmatch.Preposition(r.d, c)
		if r.d.Is(c, "nmod:poss", "compound", "amod") || r.d.Is(c, "nmod") && (p == "by" || p == "from" || p == "of" || p == "for") {
			if a := r.who.Actors(c); len(a) > 0 {
				return c, a
			}
		}
	}
	if prev := r.lastBefore(noun); prev != nil && r.d.Child(noun, "det", "nmod:poss") >= 0 {
		return -1, prev.Speakers
	}
	return noun, nil
}

// silent are the sectors whose members do not speak in the record: media,
// business, farming, labour, schools, crime, refugees, civilians; and health
// workers but for bodies such as ministries and the WHO.
var silent = []string{"JRN", "BUS", "AGR", "LAB", "EDU", "CRM", "REF", "CVL", "MED"}

// mayspeak reports whether an actor is a political one: a state, a body, a
// group, an official. A person of whom no office, country or sector is known
// is not.
func mayspeak(a record.Actor) bool {
	voiced := slices.ContainsFunc(a.Sectors, func(s string) bool { return !slices.Contains(silent, s) })
	plain := len(a.Sectors) == 0 && (a.Country != "" || a.Office != "")
	switch a.Kind {
	case record.KindPeople:
		return voiced
	case record.KindState:
		return true
	case record.KindGroup:
		return voiced || len(a.Sectors) == 0
	case record.KindOrganisation:
		return voiced || plain || a.Country != "" && slices.Contains(a.Sectors, "MED")
	}
	return voiced || plain
}
