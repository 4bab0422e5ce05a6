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
	id, name string
	country  string // "" for bodies of many states and where it is not known
	office   string
	kind     record.ActorKind
	part     part
	named    bool // by a name of its own, not by office or description
}

func partyOf(a *record.Actor, p part) party {
	x := party{id: a.ID, name: a.Name, country: a.Country, office: a.Office, kind: a.Kind, part: p}
	if plover.Meaning(a.Country) != "" {
		x.country = ""
	}
	x.named = named(a)
	return x
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
	return a.Kind == record.KindOrganisation && unicode.IsUpper(first)
}

// token stands for a party where candidates are looked for: its country, or
// itself where it has none.
func (p *party) token() string {
	if p.country != "" {
		return p.country
	}
	return p.id
}

// vague reports whether anybody may be meant: "donors", "gunmen".
func (p *party) vague() bool { return !p.named && p.country == "" }

// A tie is how two parties belong together.
type tie uint8

const (
	unfit tie = iota // one did it, it was done to the other
	noTie
	other // two names of one country: Erdogan and Fidan
	part1 // a people and a group of it
	metonym
	state
	office
	same
)

var tieFeature = [...]feature{part1: partyPart, metonym: partyMetonym, state: partyState, office: partyOffice, same: partySame}

// tieOf compares two parties.
func (x *Index) tieOf(a, b *party) tie {
	switch {
	case a.id == b.id && a.id != "":
		return sameID(a)
	case a.country != b.country || a.country == "":
		return x.sameName(a, b)
	case a.kind == record.KindState || b.kind == record.KindState:
		return withState(a, b)
	case a.kind == record.KindPeople || b.kind == record.KindPeople:
		return part1
	case a.named && b.named:
		if t := x.sameName(a, b); t != noTie {
			return t
		}
		return otherNames(a, b)
	case a.office != "" && a.office == b.office:
		return office
	}
	return part1
}

// sameID tells what it means that two parties have one id.
func sameID(a *party) tie {
	switch {
	case a.kind == record.KindState, a.kind == record.KindPeople:
		return state
	case !a.named:
		return office // "the president", "officials"
	}
	return same
}

// withState compares a state with a party of its own.
func withState(a, b *party) tie {
	switch {
	case a.kind == b.kind:
		return state // Palestine and the Gaza Strip
	case strings.HasPrefix(a.id, "group/"), strings.HasPrefix(b.id, "group/"),
		a.kind == record.KindPeople, b.kind == record.KindPeople:
		return part1
	}
	return metonym
}

// sameName compares parties by their names, where persons may have none or one
// country.
func (x *Index) sameName(a, b *party) tie {
	if !a.named || !b.named || a.kind != b.kind {
		return noTie
	}
	if a.kind != record.KindPerson {
		return noTie
	}
	if a.country != b.country && a.country != "" && b.country != "" {
		return noTie
	}
	if x.alikeNames(a.name, b.name) {
		return same
	}
	return noTie
}

// otherNames tells of two names of one country: two persons are two; a person
// may speak for a body.
func otherNames(a, b *party) tie {
	if a.kind == b.kind {
		return other
	}
	return part1
}

// alikeNames reports whether two spellings may be of one name. Answers are kept:
// the same few names meet again and again.
func (x *Index) alikeNames(a, b string) bool {
	if b < a {
		a, b = b, a
	}
	k := hash64(a, b)
	v, ok := x.names[k]
	if !ok {
		v = actor.SameName(a, b) >= actor.Medium
		x.names[k] = v
	}
	return v
}
