// Package mention finds who is meant: it reads the names, titles, descriptions
// and pronouns of an article and says which actor each stands for.
//
// Titles in the article itself teach names, so that it works for people nobody
// has heard of; the knowledge base of package actor answers what the article
// leaves open. It must never know what the actors do.
package mention

import (
	"slices"

	"readout/internal/depmatch"
	"readout/internal/place"
	"readout/internal/record"
	"readout/internal/ud"
)

// A Class says by what kind of words an actor is mentioned.
type Class uint8

// The classes of mentions.
const (
	Name        Class = iota + 1 // "Hakan Fidan", "Turkey", "the United Nations"
	Adjective                    // "Turkish" in "Turkish jets"
	Description                  // "the top diplomat", "Israeli officials", "the two ministers"
	Pronoun                      // "he", "its"
)

// A Mention is a stretch of words that stands for one or more actors.
type Mention struct {
	First, Last int // words [First, Last)
	Class       Class
	Actors      []record.Actor // several for "the two ministers"; never empty
	Plural      bool
	noun        string       // of a description: the noun's name in the knowledge base
	Place       bool         // a state, territory or city named as where, not who, is possible: "in Gaza"
	Where       *place.Place // what the place table says of it, if it is a place
}

// A Table holds the mentions of one article. Every word inside a mention leads
// to it, so that a tree that picks another head of the phrase does no harm.
type Table struct {
	Mentions []Mention
	Offices  []record.OfficeMention // that titles in the article give
	doc      *ud.Doc
	at       []int32 // by word: index into Mentions plus one, 0 for none
	sites    []Site
	siteAt   []int32 // by word: index into sites plus one
	locate   func(first, last int) *place.Place
}

// A Site is a name of a place that stands for no state: "the Red Sea", or a
// village that no table knows.
type Site struct {
	First, Last int          // words [First, Last)
	Where       *place.Place // nil: not known
	Inside      *place.Place // of a site not known: the place that the words after it name, or nil
}

// SiteAt returns the site that word i is part of, or nil.
func (t *Table) SiteAt(i int) *Site {
	if i < 0 || i >= len(t.siteAt) || t.siteAt[i] == 0 {
		return nil
	}
	return &t.sites[t.siteAt[i]-1]
}

func (t *Table) site(x Site) {
	t.sites = append(t.sites, x)
	for i := x.First; i < x.Last; i++ {
		t.siteAt[i] = int32(len(t.sites))
	}
}

// Places returns the names of places in the article in their order: states,
// towns, regions, and sites that no table knows.
func (t *Table) Places() []Site {
	out := append([]Site(nil), t.sites...)
	for _, m := range t.Mentions {
		if m.Place && m.Class == Name {
			out = append(out, Site{First: m.First, Last: m.Last, Where: m.Where})
		}
	}
	slices.SortFunc(out, func(a, b Site) int { return a.First - b.First })
	return out
}

// Locate returns the place that words [first, last) name in this article, nil
// if no table has the name. It does not ask whether they name a place at all.
func (t *Table) Locate(first, last int) *place.Place { return t.locate(first, last) }

// At returns the mention that word i is part of, or nil.
func (t *Table) At(i int) *Mention {
	if i < 0 || i >= len(t.at) || t.at[i] == 0 {
		return nil
	}
	return &t.Mentions[t.at[i]-1]
}

// Actors returns the actors that the phrase headed by word i names: those of
// its mention and of the phrases coordinated with it ("Iran and Turkey"). It
// returns nil if the phrase names no known actor.
func (t *Table) Actors(i int) []record.Actor {
	if i < 0 {
		return nil
	}
	out := t.own(i)
	for _, c := range conjuncts(t.doc, i) {
		if m := t.At(c); m != nil && m == t.At(i) {
			continue
		}
		for _, a := range t.own(c) {
			out = appendActor(out, a)
		}
	}
	return out
}

// own returns the actors of the phrase headed by i, without coordination.
func (t *Table) own(i int) []record.Actor {
	if m := t.headed(i); m != nil {
		return append([]record.Actor(nil), m.Actors...)
	}
	// "hundreds of Afghans", "one of the rebels": those who are counted
	if d := t.doc; depmatch.Counts(&d.Words[i]) {
		for c := range d.Children(i) {
			if d.Is(c, "nmod") && d.Child(c, "case") >= 0 {
				return t.Actors(c)
			}
		}
	}
	// "the group Hamas", "the movement, Hezbollah": the name in apposition
	for c := range t.doc.Children(i) {
		if t.doc.Is(c, "appos", "flat") {
			if m := t.At(c); m != nil && m.Class == Name {
				return append([]record.Actor(nil), m.Actors...)
			}
		}
	}
	return nil
}

// headed returns the mention of the phrase headed by i: that of word i, or a
// longer one whose noun a tree has hung from a name before it, "Iran FM" in a
// headline.
func (t *Table) headed(i int) *Mention {
	m := t.At(i)
	if m == nil || m.Class != Name {
		return m
	}
	for c := range t.doc.Children(i) {
		if c > i && t.doc.Is(c, "flat", "compound") {
			if n := t.At(c); n != nil && n != m && n.Class == Description && n.First <= i {
				return n
			}
		}
	}
	return m
}

func appendActor(list []record.Actor, a record.Actor) []record.Actor {
	for _, b := range list {
		if b.ID == a.ID {
			return list
		}
	}
	return append(list, a)
}

// conjuncts returns the nominals coordinated with word i, left to right,
// without i itself; those of a list too that a tree has hung one from the other.
func conjuncts(d *ud.Doc, i int) []int {
	var out []int
	for c := range d.Children(i) {
		if d.Is(c, "conj") && nominal(d, c) {
			out = append(append(out, c), conjuncts(d, c)...)
		}
	}
	return out
}

func nominal(d *ud.Doc, i int) bool {
	switch d.Words[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "ADJ":
		return true
	}
	return false
}
