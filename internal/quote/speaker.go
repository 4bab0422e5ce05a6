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
