package event

import (
	"slices"
	"strings"

	"readout/internal/depmatch"
	"readout/internal/plover"
	"readout/internal/quote"
	"readout/internal/record"
)

// attribute says on whose word an event is told: the speaker of the statement
// that holds it, or nobody's but the outlet's. An event that is performed by a
// statement points at it.
func (r *reader) attribute(t *telling) {
	t.verbal = isVerbal(t.Type)
	if s := r.performs(t); s != nil {
		t.ToldAs = s.ID
		if s.Inside < 0 {
			return
		}
		t.Attributed, t.embedded = r.quotes.Statements[s.Inside].Speakers, true
		return
	}
	if s := r.quotes.Within(t.frame.Pred); s != nil {
		t.Attributed, t.embedded = s.Speakers, true
		return
	}
	if who := r.heardFrom(t); who != nil {
		t.Attributed, t.embedded = who, true
	}
}

// performs returns the statement whose cue is the event's own trigger: "urged"
// in "urged Israel to stop".
func (r *reader) performs(t *telling) *quote.Statement {
	if !t.verbal {
		return nil
	}
	if s := r.cues[t.frame.Pred]; s != nil {
		return s
	}
	return r.cues[t.frame.Verb]
}

// cuesOf returns the statements by the words that report them.
func cuesOf(q *quote.Result) map[int]*quote.Statement {
	m := map[int]*quote.Statement{}
	for i := range q.Statements {
		if s := &q.Statements[i]; m[s.CueWord] == nil {
			m[s.CueWord] = s
		}
	}
	return m
}

func isVerbal(t plover.Type) bool {
	switch t {
	case plover.Request, plover.Accuse, plover.Reject, plover.Threaten, plover.Support, plover.Agree, plover.Concede:
		return true
	}
	return false
}

// acts maps what a speaker does by a statement to the event it is; other kinds
// of statements are no events.
var acts = map[record.StatementKind]plover.Type{
	record.Demand:  plover.Request,
	record.Accuse:  plover.Accuse,
	record.Condemn: plover.Accuse,
	record.Praise:  plover.Support,
	record.Thank:   plover.Support,
	record.Reject:  plover.Reject,
	record.Offer:   plover.Agree,
}

// readStatements adds the events that statements perform though no pattern
// fired on their cue: "stressed that the siege must end" is a request.
func (r *reader) readStatements() {
	r.patterns = len(r.found)
	told := r.toldAt()
	for i := range r.quotes.Statements {
		s := &r.quotes.Statements[i]
		t, ok := acts[s.Kind]
		if s.Kind == record.Warn && r.isThreat(s) {
			t, ok = plover.Threaten, true
		}
		if !ok || r.alreadyTold(s, told) {
			continue
		}
		if !anyCountry(s.Speakers) || t == plover.Reject && r.isDismissal(s) || t == plover.Accuse && r.onlyTold(s, told) {
			continue
		}
		e := r.fromStatement(s, t)
		if s.Kind == record.Accuse && !blames(&e) || t == plover.Request && (isOf(&s.Speakers[0], []string{"JUD"}) || depmatch.Key(r.doc, s.CueWord) == "rule") {
			continue
		}
		r.found = append(r.found, e)
	}
}

// onlyTold reports whether what somebody says is a deed of harm that is told on
// their word, so that saying it is no act of its own.
//
//	"Chad shelled the town, the Nigerien army said."
func (r *reader) onlyTold(s *quote.Statement, told map[int][]*telling) bool {
	if !r.tells(s.CueWord) || s.HeadWord > s.CueWord {
		return false
	}
	return slices.ContainsFunc(told[s.HeadWord], func(t *telling) bool { return isHarm(t.Type) })
}

// blames reports whether an accusation hits somebody other than the accuser's own
// people: "acknowledged the massacre" blames nobody.
func blames(t *telling) bool {
	for _, a := range t.Recipients {
		if a.Kind != record.KindPeople || !containsCountry(t.Actors, a.Country) {
			return true
		}
	}
	return false
}

// isDismissal reports whether what is rejected is a person: "dismissed the army
// chief" says that he must go, not that he is wrong.
func (r *reader) isDismissal(s *quote.Statement) bool {
	if s.HeadWord < 0 {
		return false
	}
	switch r.doc.Words[s.HeadWord].Lemma {
	case "charge", "case", "complaint", "lawsuit": // of a court
		return true
	}
	as := r.table.Actors(s.HeadWord)
	return len(as) > 0 && as[0].Kind == record.KindPerson || isFlesh(r.peopleNoun(s.HeadWord))
}

func anyCountry(as []record.Actor) bool {
	for _, a := range as {
		if a.Country != "" {
			return true
		}
	}
	return false
}

func (r *reader) fromStatement(s *quote.Statement, t plover.Type) telling {
	out := telling{sentence: s.Sentence, verbal: true, frame: depmatch.Frame{Pred: s.CueWord, Verb: s.CueWord}}
	out.EventMention = record.EventMention{
		Provenance: record.Provenance{
			Article: r.pass.Article.ID, Span: s.Content, Rule: "event/" + strings.ToLower(string(t)) + "/statement",
			Trigger: s.Trigger,
		},
		Type: t, Status: record.Actual, ToldAs: s.ID,
		Actors: s.Speakers,
	}
	switch t {
	case plover.Request:
		out.Recipients = withCountry(s.Addressees)
	default:
		out.Recipients = withCountry(s.About)
		if len(out.Recipients) == 0 {
			out.Recipients = withCountry(s.Addressees)
		}
	}
	if out.Recipients = without(out.Recipients, out.Actors); len(out.Recipients) == 0 {
		out.Recipients = r.concerned(s, t)
	}
	if s.Inside >= 0 {
		out.Attributed, out.embedded = r.quotes.Statements[s.Inside].Speakers, true
	}
	r.setWhen(&out)
	out.merit = 2*len(out.Actors) + 2*len(out.Recipients)
	r.pass.Trace(s.CueWord, "event: %s by the statement's kind %s: %s → %s", t, s.Kind, ids(out.Actors), ids(out.Recipients))
	return out
}

// obliged returns who, by what was said, must do something: "said that Chad must
// leave".
func (r *reader) obliged(s *quote.Statement) []record.Actor {
	if s.HeadWord < 0 || !r.hasModal(s.HeadWord, "must", "should", "ought", "need", "shall") && !r.isSubjunctive(s.HeadWord) {
		return nil
	}
	var out []record.Actor
	for _, w := range r.frame(s.HeadWord).All(depmatch.Agent) {
		for _, a := range withCountry(r.partiesAt(w, depmatch.Agent)) {
			out = appendActor(out, a)
		}
	}
	return out
}

// isSubjunctive reports whether a verb with a subject of its own is in the base
// form: "demanded that Chad leave".
func (r *reader) isSubjunctive(v int) bool {
	return r.doc.Words[v].XPOS == "VB" && r.doc.Child(v, "nsubj") >= 0 && r.doc.Child(v, "aux") < 0
}

func withCountry(as []record.Actor) []record.Actor {
	var out []record.Actor
	for _, a := range as {
		if a.Country != "" {
			out = append(out, a)
		}
	}
	return out
}

// toldAt returns what patterns have found, by its words.
func (r *reader) toldAt() map[int][]*telling {
	m := map[int][]*telling{}
	for i := range r.found {
		t := &r.found[i]
		m[t.frame.Pred] = append(m[t.frame.Pred], t)
		if t.frame.Verb >= 0 && t.frame.Verb != t.frame.Pred {
			m[t.frame.Verb] = append(m[t.frame.Verb], t)
		}
	}
	return m
}

// alreadyTold reports whether a pattern has found the act of a statement: its
// trigger is the cue, or the head of what was said, done by the speaker.
func (r *reader) alreadyTold(s *quote.Statement, told map[int][]*telling) bool {
	for _, t := range told[s.CueWord] {
		if t.verbal || t.frame.Pred == s.CueWord { // "ordered people to leave" may be told as more than an order
			return true
		}
	}
	for _, t := range told[s.HeadWord] {
		if t.verbal && t.frame.Pred == s.HeadWord && sameActors(t.Actors, s.Speakers) {
			return true
		}
	}
	return false
}

func sameActors(a, b []record.Actor) bool {
	for _, x := range a {
		if containsID(b, x.ID) {
			return true
		}
	}
	return false
}

// isThreat reports whether a warning is of what the speaker's own side will do.
//
//	"warned that Iran would strike back" · not "warned that the war could spread"
func (r *reader) isThreat(s *quote.Statement) bool {
	for i := s.ContentFirst; i < s.ContentLast; i++ {
		if threatening[strings.ToLower(r.doc.Words[i].Lemma)] {
			return true
		}
	}
	return false
}

var threatening = map[string]bool{
	"retaliate": true, "retaliation": true, "retaliatory": true, "avenge": true, "revenge": true, "consequence": true,
	"respond": true, "response": true, "crush": true, "punish": true, "strike": true, "resist": true, "regret": true,
	"punishment": true, "reprisal": true, "counter": true,
}
