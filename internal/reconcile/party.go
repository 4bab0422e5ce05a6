package reconcile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/actor"
	"readout/internal/plover"
	"readout/internal/record"
)

// A part is what a party does in a mention.
type part uint8

const (
	asActor part = iota // of an event; the speaker of a statement; who is cited for a figure
	asRecipient
)

// A party is one side of a mention.
type party struct {
	*actorFacts
	part part
}

// actorFacts is what an actor is compared by. Ids, countries and offices are
// hashes, 0 for none: they are only held against each other.
type actorFacts struct {
	id, country, office uint64
	name                uint32 // see names
	kind                actorKind
	named               bool // by a name of its own, not by office or description
	group               bool // an armed group, a party: part of a people, no organ of a state
}

// An actorKind is a record.ActorKind as it is compared.
type actorKind uint8

const (
	aBody actorKind = iota // organisations, groups, what is not known
	aPerson
	aState
	aPeople
)

func kindOf(k record.ActorKind) actorKind {
	switch k {
	case record.KindPerson:
		return aPerson
	case record.KindState:
		return aState
	case record.KindPeople:
		return aPeople
	}
	return aBody
}

// parties adds parties to others.
func (x *Index) parties(to []party, as []record.Actor, p part) []party {
	for i := range as {
		to = append(to, party{x.actor(&as[i]), p})
	}
	return to
}

// actor returns an actor as it is compared; the same one for all parties that
// are told alike.
func (x *Index) actor(a *record.Actor) *actorFacts {
	f := actorFacts{
		id: mark(a.ID), office: mark(a.Office), name: x.names.of(a.Name), kind: kindOf(a.Kind),
		named: named(a), group: strings.HasPrefix(a.ID, "group/"),
	}
	if plover.Meaning(a.Country) == "" { // not a code for bodies of many states
		f.country = mark(a.Country)
	}
	known := x.actors[f]
	if known == nil {
		known = &f
		x.actors[f] = known
	}
	return known
}

func mark(s string) uint64 {
	if s == "" {
		return 0
	}
	return hash64(s)
}

// named reports whether an actor has a name of its own: "Hakan Fidan", "Hamas";
// not "Canadian diplomat", "presidents".
func named(a *record.Actor) bool {
	first, _ := utf8.DecodeRuneInString(a.Name)
	_, tail, _ := strings.Cut(a.ID, "/")
	switch {
	case a.Kind == record.KindPeople, a.Kind == record.KindState, a.ID == "":
		return false
	case strings.HasPrefix(a.ID, "group/"), strings.HasPrefix(a.ID, "body/"):
		return true
	case a.Kind == record.KindPerson:
		return unicode.IsUpper(first) && tail != strings.ReplaceAll(actor.Fold(a.Office), " ", "-")
	}
	slug := strings.ReplaceAll(actor.Fold(a.Name), " ", "-")
	return a.Kind == record.KindOrganisation && unicode.IsUpper(first) && tail == slug && strings.Contains(slug, "-")
}

// token stands for a party where candidates are looked for: its country, or
// itself where it has none.
func (p *actorFacts) token() uint64 {
	if p.country != 0 {
		return p.country
	}
	return p.id
}

// vague reports whether anybody may be meant: "donors", "gunmen".
func (p *actorFacts) vague() bool { return !p.named && p.country == 0 }
