package event

import (
	"slices"
	"sort"
	"strings"

	"readout/internal/plover"
	"readout/internal/record"
)

// result puts the tellings of one event together, so that an article tells each
// event once, by its fullest telling, in the order of the text.
func (r *reader) result() *Result {
	var kept []*telling
	drawers := map[drawer][]int{} // indexes into kept
	verbal, at, protests := r.verbalAt(), r.foundAt(), r.protestsIn()
	for i := range r.found {
		t := &r.found[i]
		if t.verbal && t.Status == record.Denied { // "denies that it supports the rebels": a denial
			continue
		}
		if r.isPromised(t, verbal) || r.isCarried(t, at) || r.isDemandOf(t, protests) {
			continue
		}
		d := drawerOf(t)
		same := slices.IndexFunc(drawers[d], func(k int) bool { return sameEvent(kept[k], t) || r.isOneHarm(kept[k], t) })
		if same < 0 {
			drawers[d] = append(drawers[d], len(kept))
			kept = append(kept, t)
			continue
		}
		k := drawers[d][same]
		kept[k] = merged(kept[k], t)
	}
	sort.SliceStable(kept, func(i, j int) bool { return kept[i].Span.Start < kept[j].Span.Start })
	settle(kept)
	out := &Result{}
	for _, t := range kept {
		t.ID = t.Hash()
		out.Events = append(out.Events, t.EventMention)
		out.Preds = append(out.Preds, t.frame.Pred)
	}
	return out
}

// A drawer holds the tellings among which one event can be told twice.
type drawer struct {
	kind     plover.Type
	status   record.Status
	sentence int // of acts of speech, else 0
}

func drawerOf(t *telling) drawer {
	d := drawer{kind: t.Type, status: t.Status}
	if t.verbal {
		d.sentence = t.sentence
	}
	return d
}

// verbalAt returns the words at which patterns found acts of speech that were
// done.
func (r *reader) verbalAt() map[int]bool {
	at := map[int]bool{}
	for i := range r.found {
		if t := &r.found[i]; t.verbal && t.pattern != nil && t.Status == record.Actual {
			at[t.frame.Pred] = true
		}
	}
	return at
}

// isPromised reports whether a planned act is told by the promise, threat or
// refusal that governs it: "agreed to send troops" is one event, not two.
// Meetings and gifts count as well as the promise of them.
func (r *reader) isPromised(t *telling, verbal map[int]bool) bool {
	if t.Status != record.Planned && t.Status != record.Negated || t.Type == plover.Consult || t.Type == plover.Aid {
		return false
	}
	for h := r.doc.Words[t.frame.Pred].Head; h >= 0; h = r.doc.Words[h].Head {
		if verbal[h] {
			return true
		}
		if r.doc.Words[h].UPOS == "VERB" && !r.doc.Is(h, "xcomp", "advcl") {
			break
		}
	}
	return false
}

// foundAt returns the tellings of patterns by their words.
func (r *reader) foundAt() map[int]*telling {
	at := map[int]*telling{}
	for i := range r.found {
		at[r.found[i].frame.Pred] = &r.found[i]
	}
	return at
}

// isCarried reports whether a noun's act is told by the verb that carries it:
// "signed an agreement", "lifted the curfew" are one event each.
func (r *reader) isCarried(t *telling, at map[int]*telling) bool {
	v := t.frame.Verb
	if v < 0 || v == t.frame.Pred || t.Type == plover.Consult {
		return false
	}
	o := at[v]
	if o != nil && (o.Type == plover.Sanction || o.Type == plover.Reject) && t.Status != record.Actual {
		return true // "blocked the union's aid for Chad"
	}
	return o != nil && o.Type != t.Type && o.pattern != nil && slices.ContainsFunc(t.Actors, func(a record.Actor) bool {
		return slices.ContainsFunc(o.Actors, func(b record.Actor) bool { return a.Country == b.Country })
	})
}

// protestsIn returns the countries of those who protest, by sentence.
func (r *reader) protestsIn() map[int][]string {
	m := map[int][]string{}
	for i := range r.found {
		t := &r.found[i]
		if t.Type == plover.Protest {
			for _, a := range t.Actors {
				m[t.sentence] = append(m[t.sentence], a.Country)
			}
		}
	}
	return m
}

// isDemandOf reports whether an act of speech is what a protest in the same
// sentence is for; PLOVER does not count it again.
func (r *reader) isDemandOf(t *telling, protests map[int][]string) bool {
	if t.Type != plover.Request && t.Type != plover.Accuse || len(t.Actors) == 0 {
		return false
	}
	a := t.Actors[0]
	return slices.Contains(protests[t.sentence], a.Country) && (a.Kind == record.KindPeople || isCrowd(a.Sectors))
}

// merged returns the fuller of two tellings of one event with the modes of
// both.
func merged(a, b *telling) *telling {
	if b.merit > a.merit {
		a, b = b, a
	}
	for _, m := range b.Modes {
		if !slices.Contains(a.Modes, m) && (a.Type != plover.Consult || len(a.Modes) == 0) {
			a.Modes = append(slices.Clone(a.Modes), m)
		}
	}
	if a.When.Date == "" {
		a.When = b.When
	}
	if a.Place == nil {
		a.Place = b.Place
	}
	if a.ToldAs == "" {
		a.ToldAs = b.ToldAs
	}
	if len(a.Actors) == 0 { // "nine were killed and six injured in a raid by rebels"
		a.Actors = b.Actors
	}
	return a
}

// isOneHarm reports whether two clauses tell of one deed by what became of
// those it was done to: "nine were killed and six were injured in a raid".
func (r *reader) isOneHarm(a, b *telling) bool {
	if a.Type != plover.Assault || a.sentence != b.sentence || !a.frame.Passive || !b.frame.Passive || a.Status != b.Status {
		return false
	}
	if len(a.Actors) > 0 && len(b.Actors) > 0 && !sharesCountry(a.Actors, b.Actors) {
		return false
	}
	v, w := a.frame.Pred, b.frame.Pred
	return r.doc.Is(w, "conj") && r.doc.Words[w].Head == v || r.doc.Is(v, "conj") && r.doc.Words[v].Head == w
}

// sameEvent reports whether two clauses of one article tell of one event. Acts
// of speech are told apart by their sentences; deeds by who did them to whom.
func sameEvent(a, b *telling) bool {
	if a.Type != b.Type || a.Status != b.Status {
		return false
	}
	if a.When.Date != "" && b.When.Date != "" && !datesAgree(string(a.When.Date), string(b.When.Date)) {
		return false
	}
	if a.verbal {
		return a.sentence == b.sentence && sameSet(a.Actors, b.Actors) && subset(a.Recipients, b.Recipients, byID)
	}
	if a.Type == plover.Consult {
		return sameConsult(a, b)
	}
	return sharesSide(a, b) && subset(a.Actors, b.Actors, byCountry) && subset(a.Recipients, b.Recipients, byCountry)
}

// sharesSide reports whether two tellings name one side alike. "One Kenyan was
// killed" and "the army, which shot down rockets" share none, and are not the
// army killing a Kenyan.
func sharesSide(a, b *telling) bool {
	return len(a.Actors) > 0 && len(b.Actors) > 0 || len(a.Recipients) > 0 && len(b.Recipients) > 0 ||
		len(a.Actors)+len(a.Recipients) == 0 || len(b.Actors)+len(b.Recipients) == 0
}

func datesAgree(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] == b[:n]
}

// sameConsult compares meetings by the persons who take part: the talks of two
// ministers are not the visit of one of them, nor his talks with the president.
func sameConsult(a, b *telling) bool {
	av, bv := slices.Contains(a.Modes, "visit"), slices.Contains(b.Modes, "visit")
	if av != bv {
		return false
	}
	x, y := append(slices.Clone(a.Actors), a.Recipients...), append(slices.Clone(b.Actors), b.Recipients...)
	return len(x) > 0 && len(y) > 0 && (subset(x, y, samePerson))
}

// samePerson compares two sides of a meeting: a state and its minister can be
// the same side, two persons only if they are one.
func samePerson(a, b record.Actor) bool {
	if a.ID == b.ID {
		return true
	}
	if a.Country == "" || a.Country != b.Country {
		return false
	}
	return a.Kind != record.KindPerson || b.Kind != record.KindPerson
}

func byID(a, b record.Actor) bool      { return a.ID == b.ID }
func byCountry(a, b record.Actor) bool { return a.Country == b.Country }

func sameSet(a, b []record.Actor) bool {
	return len(a) == len(b) && subset(a, b, byID)
}

// subset reports whether every actor of the shorter list is in the longer one.
func subset(a, b []record.Actor, same func(a, b record.Actor) bool) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y record.Actor) bool { return same(x, y) }) {
			return false
		}
	}
	return true
}

// String shows an event on one line: type, sides, status and modes.
func (t *telling) String() string {
	return strings.Join([]string{string(t.Type), ids(t.Actors), ">", ids(t.Recipients), string(t.Status)}, " ")
}
