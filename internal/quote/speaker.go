package quote

import (
	"readout/internal/depmatch"
	"readout/internal/record"
)

// A voice is who speaks, or why nobody who counts does.
type voice struct {
	word   int
	actors []record.Actor
	why    string
}

// speaker returns who speaks by a verb.
//
//	"Kyiv said" · "said the ministry" · "accused by Kyiv of" · "TASS quoted Lavrov as saying"
func (r *reader) speaker(v int, ps []part) voice {
	if p := ps[len(ps)-1]; p.slot == "that" && p.last <= v && r.d.Child(v, "nsubj") < 0 {
		if i := r.inverted(v); i >= 0 {
			return r.political(i)
		}
	}
	if q := r.quoted(v); q >= 0 {
		return r.political(q)
	}
	if h, ok := r.host[v]; ok {
		return r.shared(h)
	}
	s := r.subject(v)
	if w := r.goingOn(v, s); w.actors != nil {
		return w
	}
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

// goingOn returns whoever spoke last, if a verb only goes on with it and its
// subject is a pronoun that can stand for them.
//
//	"Erdogan agreed, the Iranian minister said. With the Qataris, [he went on], …"
func (r *reader) goingOn(v, s int) voice {
	none := voice{word: -1}
	if s < 0 || r.d.Words[s].UPOS != "PRON" || !r.cues.words["continue"][r.lemma(v)] {
		return none
	}
	here := r.d.SentenceOf(v)
	for k := len(r.found) - 1; k >= 0 && r.found[k].Sentence >= here-1; k-- {
		f := &r.found[k]
		if f.Sentence == here || r.told(k) {
			continue
		}
		if len(f.Speakers) == 1 && (f.Speakers[0].Kind == record.KindPerson) == (r.form(s) == "he" || r.form(s) == "she") && r.form(s) != "they" {
			return voice{word: s, actors: f.Speakers}
		}
		return none
	}
	return none
}

// told reports whether a statement stands inside of another one so far.
func (r *reader) told(k int) bool {
	c := r.found[k].CueWord
	for i := range r.found {
		if i != k && c >= r.found[i].ContentFirst && c < r.found[i].ContentLast {
			return true
		}
	}
	return false
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
