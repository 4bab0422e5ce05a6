package read

import (
	"slices"
	"strings"

	"readout/internal/event"
	"readout/internal/plover"
	"readout/internal/quote"
	"readout/internal/record"
	"readout/internal/ud"
)

// A meeting is an event in which people talk, and the sentence up to which what
// its sides say still belongs to it.
type meeting struct {
	event int // index into Result.Events
	until int
}

// during points statements to the call, meeting or visit in which they were
// made. It does so where the sentence tells it, and where one of the sides of
// a call or meeting speaks next; never across a sentence that turns to something
// else, nor after somebody has spoken who was no side of it.
//
//	"said in a phone [call] with his Omani counterpart" ·
//	"Fidan [spoke] with Busaidi by phone. He called for a truce."
func during(d *ud.Doc, qs *quote.Result, es *event.Result) {
	talks := talksInOrder(es)
	var now meeting
	now.event = -1
	next := 0
	for i := range qs.Statements {
		s := &qs.Statements[i]
		for ; next < len(talks) && d.SentenceOf(es.Preds[talks[next]]) < s.Sentence; next++ {
			if now = (meeting{talks[next], d.SentenceOf(es.Preds[talks[next]]) + within}); past(d, es.Preds[talks[next]]) {
				now.event = -1
			}
		}
		if len(s.Attributed) > 0 {
			continue
		}
		if k := toldWith(d, s, es, talks[next:]); k >= 0 {
			s.During = es.Events[k].ID
			now = meeting{k, s.Sentence + within}
			continue
		}
		switch {
		case now.event < 0:
		case s.Sentence > now.until || turns(d, s.Sentence) || !isSide(s.Speakers, &es.Events[now.event]):
			now.event = -1
		case !slices.Contains(es.Events[now.event].Modes, "visit"):
			s.During = es.Events[now.event].ID
			now.until = s.Sentence + within
		}
	}
}

// within is how many sentences may pass until a side of a meeting speaks.
const within = 3

// talksInOrder lists the meetings that took place in the order of their words.
func talksInOrder(es *event.Result) []int {
	var out []int
	for k := range es.Events {
		if es.Events[k].Type == plover.Consult && es.Events[k].Status == record.Actual {
			out = append(out, k)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return es.Preds[a] - es.Preds[b] })
	return out
}

// toldWith returns the meeting of the statement's own sentence that hangs from
// its cue, or whose words the cue hangs from; -1 for none.
func toldWith(d *ud.Doc, s *quote.Statement, es *event.Result, talks []int) int {
	for _, k := range talks {
		p := es.Preds[k]
		if d.SentenceOf(p) > s.Sentence {
			break
		}
		if p >= s.ContentFirst && p < s.ContentLast || !isSide(s.Speakers, &es.Events[k]) {
			continue
		}
		if hangs(d, p, s.CueWord) || hangs(d, s.CueWord, p) {
			return k
		}
	}
	return -1
}

// past reports whether a meeting is only looked back on: "in St Lucia, where
// they had met", "after a first meeting".
func past(d *ud.Doc, w int) bool { return d.Is(w, "acl:relcl") || over(d, w) }

// over reports whether the word that leads in a phrase puts it before or behind
// what is said: "after talks", "upon his return from a visit".
func over(d *ud.Doc, w int) bool {
	c := d.Child(w, "case", "mark")
	if c < 0 {
		return false
	}
	switch strings.ToLower(d.Words[c].Form) {
	case "after", "before", "following", "upon", "ahead", "since", "until", "from":
		return true
	}
	return false
}

// hangs reports whether word w hangs from top with no reported clause between,
// and not as something that was over or still to come.
func hangs(d *ud.Doc, w, top int) bool {
	for n := 0; n < 6 && w >= 0; n++ {
		if w == top {
			return true
		}
		if d.Is(w, "ccomp", "parataxis") || over(d, w) {
			return false
		}
		w = d.Words[w].Head
	}
	return false
}

// isSide reports whether a speaker took part in a meeting: named there, or one
// who speaks for a state that was.
func isSide(speakers []record.Actor, e *record.EventMention) bool {
	for _, s := range speakers {
		for _, list := range [][]record.Actor{e.Actors, e.Recipients} {
			for _, a := range list {
				state := a.Kind == record.KindState || s.Kind == record.KindState || s.Kind == record.KindOrganisation
				if a.ID == s.ID || state && a.Country != "" && a.Country == s.Country {
					return true
				}
			}
		}
	}
	return false
}

// turns reports whether a sentence opens with words that leave a meeting
// behind: "Meanwhile, the minister …", "Earlier, Fidan said …".
func turns(d *ud.Doc, sentence int) bool {
	s := d.Sentences[sentence]
	for k := s.First; k < s.Last && k < s.First+4; k++ {
		switch d.Words[k].Form {
		case "Meanwhile", "Meantime", "Separately", "Earlier", "Elsewhere", "Previously", "separate", "Later":
			return true
		}
	}
	return false
}
