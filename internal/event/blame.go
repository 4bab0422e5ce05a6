package event

import (
	"sort"
	"strings"

	"readout/internal/depmatch"
	"readout/internal/plover"
	"readout/internal/quote"
	"readout/internal/record"
)

// concerned returns whom an act of speech is aimed at where the statement names
// nobody: who must act or stop, by what was said; who does harm in it; whom a
// threat is to hit.
func (r *reader) concerned(s *quote.Statement, t plover.Type) []record.Actor {
	var out []record.Actor
	switch t {
	case plover.Request:
		if out = r.obliged(s); len(out) == 0 {
			out = r.perpetrators(s)
		}
	case plover.Accuse:
		for _, find := range []func(*quote.Statement) []record.Actor{r.responsible, r.harmers, r.perpetrators} {
			if out = abroad(find(s), s.Speakers); len(out) > 0 {
				return out
			}
		}
	case plover.Threaten:
		out = r.threatened(s)
	}
	return abroad(out, s.Speakers)
}

// abroad returns the actors that are of no speaker's country.
func abroad(as, speakers []record.Actor) []record.Actor {
	var out []record.Actor
	for _, a := range as {
		if a.Country != "" && !containsCountry(speakers, a.Country) {
			out = appendActor(out, a)
		}
	}
	return out
}

func containsCountry(as []record.Actor, country string) bool {
	for _, a := range as {
		if a.Country == country {
			return true
		}
	}
	return false
}

// responsible returns the power that the main clause of what was said speaks
// of: "said Chad was to blame", "considers Chad's support the reason".
func (r *reader) responsible(s *quote.Statement) []record.Actor {
	if s.HeadWord < 0 {
		return nil
	}
	f := r.frame(s.HeadWord)
	for _, slot := range []depmatch.Slot{depmatch.Agent, depmatch.Patient} {
		for _, w := range f.All(slot) {
			as := abroad(r.partiesAt(w, slot), s.Speakers)
			if len(as) > 0 && as[0].Kind != record.KindPeople {
				return as
			}
		}
	}
	return nil
}

// harmers returns who does harm in what was said: "said Chad had shelled the
// camp". Tellings stand in the order of their words.
func (r *reader) harmers(s *quote.Statement) []record.Actor {
	var out []record.Actor
	n := r.patterns
	for i := sort.Search(n, func(i int) bool { return r.found[i].frame.Pred >= s.ContentFirst }); i < n; i++ {
		t := &r.found[i]
		if t.frame.Pred >= s.ContentLast {
			break
		}
		if isHarm(t.Type) {
			for _, a := range t.Actors {
				out = appendActor(out, a)
			}
		}
	}
	return out
}

// perpetrators returns to whom the harm that is spoken of belongs: "Chad's crimes",
// "the siege by Chad".
func (r *reader) perpetrators(s *quote.Statement) []record.Actor {
	for i := s.ContentFirst; i < s.ContentLast; i++ {
		if r.doc.Words[i].UPOS != "NOUN" || !harmNouns[strings.ToLower(r.doc.Words[i].Lemma)] {
			continue
		}
		f := r.args.Nominal(r.doc, i)
		for _, w := range f.All(depmatch.Agent) {
			if as := withCountry(r.partiesAt(w, depmatch.Agent)); len(as) > 0 && as[0].Kind != record.KindPeople {
				return as
			}
		}
	}
	return nil
}

// harmNouns are acts that speakers blame on somebody.
var harmNouns = map[string]bool{
	"crime": true, "atrocity": true, "genocide": true, "massacre": true, "aggression": true, "attack": true,
	"war": true, "strike": true, "airstrike": true, "bombardment": true, "bombing": true, "shelling": true,
	"siege": true, "blockade": true, "violation": true, "occupation": true, "killing": true, "offensive": true,
	"violence": true, "assault": true, "raid": true, "invasion": true, "provocation": true, "incursion": true,
}

// threatened returns whom the act that is announced would hit.
func (r *reader) threatened(s *quote.Statement) []record.Actor {
	if s.HeadWord < 0 {
		return nil
	}
	f := r.frame(s.HeadWord)
	for _, slot := range []depmatch.Slot{depmatch.Patient, "against", "on", "to"} {
		for _, w := range f.All(slot) {
			if as := withCountry(r.partiesAt(w, slot)); len(as) > 0 {
				return as
			}
		}
	}
	return nil
}
