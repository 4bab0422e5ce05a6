package reconcile

import "readout/internal/record"

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

// tieOf compares two parties. What a person has judged of them wins.
func (x *Index) tieOf(a, b *actorFacts) tie {
	if len(x.said.peers) > 0 {
		switch x.said.peers[[2]uint64{min(a.id, b.id), max(a.id, b.id)}] {
		case record.Same:
			return same
		case record.Different:
			return other
		}
	}
	switch {
	case a.id == b.id && a.id != 0:
		return sameID(a)
	case a.country != b.country || a.country == 0:
		return x.sameName(a, b)
	case a.kind == aState || b.kind == aState:
		return withState(a, b)
	case a.kind == aPeople || b.kind == aPeople:
		return part1
	case a.named && b.named:
		if t := x.sameName(a, b); t != noTie {
			return t
		}
		return otherNames(a, b)
	case a.office != 0 && a.office == b.office:
		return office
	}
	return part1
}

// sameID tells what it means that two parties have one id.
func sameID(a *actorFacts) tie {
	switch {
	case a.kind == aState, a.kind == aPeople:
		return state
	case !a.named:
		return office // "the president", "officials"
	}
	return same
}

// withState compares a state with a party of its own.
func withState(a, b *actorFacts) tie {
	switch {
	case a.kind == b.kind:
		return state // Palestine and the Gaza Strip
	case a.group, b.group, a.kind == aPeople, b.kind == aPeople:
		return part1
	}
	return metonym
}

// sameName compares persons by their names, of whom one may have no country.
func (x *Index) sameName(a, b *actorFacts) tie {
	switch {
	case !a.named || !b.named || a.kind != aPerson || b.kind != aPerson:
		return noTie
	case a.country != b.country && a.country != 0 && b.country != 0:
		return noTie
	case x.names.alike(a.name, b.name):
		return same
	}
	return noTie
}

// otherNames tells of two names of one country: two persons are two; a person
// may speak for a body.
func otherNames(a, b *actorFacts) tie {
	if a.kind == b.kind {
		return other
	}
	return part1
}
