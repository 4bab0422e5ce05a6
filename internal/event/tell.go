package event

import (
	"readout/internal/depmatch"
	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/text"
)

// tell fills a pattern's roles from a frame. It returns nil and the reason if
// the clause tells no event: nobody known takes part, or it only speaks of a
// possibility.
func (r *reader) tell(p *Pattern, f depmatch.Frame) (*telling, string) {
	if p.Passive && !f.Passive {
		return nil, "told only in the passive"
	}
	if r.isAccusedOf(p, &f) {
		return nil, "only what somebody is accused of"
	}
	actors, recipients := r.sides(p, &f)
	nobody := p.Nobody && len(actors) == 0 && len(recipients) == 0
	if !nobody && len(actors) == 0 && len(recipients) == 0 || len(actors) == 0 && !p.Impersonal && !f.Passive {
		return nil, "nobody known takes part"
	}
	if !nobody && !anyCountry(actors) && (len(actors) > 0 && !isHarm(p.Type) || !anyCountry(recipients)) {
		return nil, "nobody of a known country does it"
	}
	if p.Type == plover.Consult && !p.Impersonal && len(actors)+len(recipients) < 2 && !sideGiven(&f) {
		return nil, "only one side"
	}
	if !isVerbal(p.Type) && !p.AllActors && !p.Impersonal && r.isBareNoun(&f) && (len(actors) == 0 || len(recipients) == 0 && len(p.Recipient) > 0 && !filled(&f, p.Recipient)) {
		return nil, "a noun that names only one side"
	}
	status, why := r.statusOf(p, &f)
	switch {
	case p.When == refused && (status != record.Negated || !r.hasModal(f.Pred, "will", "would", "shall", "'ll", "'d", "can")):
		return nil, "told only when it is refused"
	case p.When != "" && p.When != refused && status != p.When:
		return nil, "told only when " + string(p.When)
	case p.When != "":
		status = record.Actual
	case status == record.Hypothetical:
		return nil, why
	case status == record.Planned && isSpeech(p.Type) && r.marked(f.Pred, "to"):
		return nil, "a word that is still to be said"
	}
	t := &telling{frame: f, pattern: p, sentence: r.doc.SentenceOf(f.Pred)}
	t.EventMention = record.EventMention{Type: p.Type, Status: status, Actors: actors, Recipients: recipients}
	return t, ""
}

// finish adds to the telling that was chosen its words, how it was done, what
// it is about, when and where, and on whose word.
func (r *reader) finish(t *telling) {
	first, last := r.clause(&t.frame)
	t.Provenance = record.Provenance{
		Article: r.pass.Article.ID, Span: r.doc.Cover(first, last),
		Trigger: r.trigger(&t.frame), Rule: "event/" + t.pattern.Name,
	}
	t.Modes, t.Contexts = r.modes(t.pattern, &t.frame), r.contexts(t.pattern, first, last)
	if t.Status == record.Planned && isHarm(t.Type) && len(t.Actors) > 0 {
		t.Type, t.Status, t.Modes = plover.Threaten, record.Actual, threatOf(t)
	}
	r.setWhen(t)
	r.setPlace(t)
	r.attribute(t)
	t.host()
	t.merit = r.merit(&t.frame, t)
	if t.When.Date != "" {
		t.merit += 2
	}
	if t.Place != nil {
		t.merit++
	}
}

// refused is a status for patterns only: what somebody says will not be done.
const refused record.Status = "refused"

// isSpeech reports whether events of a type consist in saying something, so
// that an aim to do it is nothing yet.
func isSpeech(t plover.Type) bool {
	switch t {
	case plover.Request, plover.Accuse, plover.Reject, plover.Threaten:
		return true
	}
	return false
}

// isBareNoun reports whether the event is told by a noun that no verb carries:
// "Israeli strikes" in passing. It must say who did it to whom.
func (r *reader) isBareNoun(f *depmatch.Frame) bool {
	if r.doc.Words[f.Pred].UPOS == "VERB" || r.doc.Words[f.Pred].UPOS == "ADJ" {
		return false
	}
	if r.doc.Child(f.Pred, "cop") >= 0 { // "the army is on alert"
		return false
	}
	return f.Verb < 0 || f.Verb != f.Pred && !r.args.Light[depmatch.Key(r.doc, f.Verb)]
}

// filled reports whether some word plays one of the roles, known or not.
func filled(f *depmatch.Frame, roles []depmatch.Path) bool {
	for _, path := range roles {
		if f.Get(path[0]) >= 0 {
			return true
		}
	}
	return false
}

// sideGiven reports whether another side is told of, though it is no known
// actor: "held talks with regional powers".
func sideGiven(f *depmatch.Frame) bool {
	return f.Get("with") >= 0 || f.Get("between") >= 0 || f.Get("to") >= 0
}

func appendActor(list []record.Actor, a record.Actor) []record.Actor {
	for _, b := range list {
		if b.ID == a.ID {
			return list
		}
	}
	return append(list, a)
}

// without returns the actors of list that are not in other.
func without(list, other []record.Actor) []record.Actor {
	var out []record.Actor
	for _, a := range list {
		if !containsID(other, a.ID) {
			out = append(out, a)
		}
	}
	return out
}

func containsID(list []record.Actor, id string) bool {
	for _, a := range list {
		if a.ID == id {
			return true
		}
	}
	return false
}

// trigger returns the letters of the predicate and of its light verb.
func (r *reader) trigger(f *depmatch.Frame) []text.Span {
	out := []text.Span{r.doc.Words[f.Pred].Span}
	if f.Verb >= 0 && f.Verb != f.Pred && r.args.Light[depmatch.Key(r.doc, f.Verb)] {
		v := r.doc.Words[f.Verb].Span
		if v.Start < out[0].Start {
			return []text.Span{v, out[0]}
		}
		return append(out, v)
	}
	return out
}

// clause returns the words that tell the event: from its first to its last
// argument or trigger, without what hangs from it as a clause of its own.
func (r *reader) clause(f *depmatch.Frame) (first, last int) {
	s := r.doc.Sentences[r.doc.SentenceOf(f.Pred)]
	first, last = r.phrase(f.Pred)
	widen := func(i int) {
		a, b := r.phrase(i)
		first, last = min(first, a), max(last, b)
	}
	if f.Verb >= 0 && f.Verb != f.Pred && r.args.Light[depmatch.Key(r.doc, f.Verb)] {
		first, last = min(first, f.Verb), max(last, f.Verb+1)
	}
	for _, a := range f.Args {
		if a.Via == depmatch.Direct || a.Via == depmatch.Light {
			if a.Slot == depmatch.That {
				x, y := r.doc.Subtree(a.Word)
				first, last = min(first, x), max(last, y)
				continue
			}
			widen(a.Word)
		}
	}
	return max(first, s.First), min(last, s.Last)
}

// phrase returns the words of the phrase headed by i: its subtree for a noun,
// the word with its auxiliaries for a verb.
func (r *reader) phrase(i int) (first, last int) {
	if r.doc.Words[i].UPOS != "VERB" {
		first, last = i, i+1
		for c := range r.doc.Children(i) {
			if r.doc.Is(c, "acl:relcl", "appos", "parataxis", "punct", "nsubj", "cop", "advcl") {
				continue
			}
			a, b := r.doc.Subtree(c)
			first, last = min(first, a), max(last, b)
		}
		return first, last
	}
	first, last = i, i+1
	for c := range r.doc.Children(i) {
		if r.doc.Is(c, "aux", "advmod", "compound:prt") {
			first, last = min(first, c), max(last, c+1)
		}
	}
	return first, last
}

// merit says how fully a clause tells its event, so that among several tellings
// of one event the fullest stands for it.
func (r *reader) merit(f *depmatch.Frame, t *telling) int {
	m := 2*len(t.Actors) + 2*len(t.Recipients)
	if r.doc.Words[f.Pred].UPOS == "VERB" && depmatch.Finite(r.doc, f.Pred) {
		m += 3
	}
	if f.Verb >= 0 && f.Verb != f.Pred {
		m += 2
	}
	for _, a := range f.Args {
		switch a.Via {
		case depmatch.Direct, depmatch.Light:
			m++
		case depmatch.Host:
			m--
		}
	}
	if t.embedded {
		m -= 4
	}
	return m
}
