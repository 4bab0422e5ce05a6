package mention

import (
	"readout/internal/actor"
	"readout/internal/analysis"
	"readout/internal/place"
	"readout/internal/record"
	"readout/internal/ud"
)

// Analyzer finds who is meant. Its result is a *Table.
var Analyzer = &analysis.Analyzer{
	Name: "mention",
	Doc:  "who is meant by names, titles, descriptions and pronouns",
	Run: func(p *analysis.Pass) (any, error) {
		return Read(p), nil
	},
}

// A reader works through one article.
type reader struct {
	pass      *analysis.Pass
	doc       *ud.Doc
	kb        *actor.Base
	places    *place.Base
	world     *place.Gazetteer
	where     *setting        // nil until asked
	namesakes map[string]bool // names of states and capitals that mean other places here
	forms     []string
	atoms     []atom
	atomAt    []int32 // by word: index into atoms plus one
	people    []*person
	byName    map[string][]*person // by every folded part of their names, and the parts written as one
	parts     map[string]bool      // of all names met so far
	holders   map[string][]*naming // office-holders by country
	countries map[string]bool      // all that the article names; nil until asked
	namings   []naming
	namingAt  []int32 // by word: index into namings plus one
	sites     []site
	siteAt    []int32                 // by word: index into sites plus one
	siteNames map[string][]int        // by their first word: one site of each name
	initials  map[string]record.Actor // of the organisations named so far
	longNames map[string]bool         // words of persons' names of several words; nil until asked
	main      *actor.Entry            // see mainCountry
	mainAsked bool
	table     *Table
	seen      []candidate // what was mentioned so far, in order
}

// Read returns the mentions of the pass's article.
func Read(p *analysis.Pass) *Table {
	n := len(p.Doc.Words)
	r := &reader{
		pass: p, doc: p.Doc, kb: known(p), places: place.Known(), world: place.World(),
		forms:    make([]string, n),
		atomAt:   make([]int32, n),
		namingAt: make([]int32, n),
		siteAt:   make([]int32, n),
		byName:   map[string][]*person{},
		parts:    map[string]bool{},
		holders:  map[string][]*naming{},
		initials: map[string]record.Actor{},
		table:    &Table{doc: p.Doc, at: make([]int32, n), siteAt: make([]int32, n)},
	}
	r.table.locate, r.namesakes, r.siteNames = r.locate, map[string]bool{}, map[string][]int{}
	for i := range p.Doc.Words {
		r.forms[i] = p.Doc.Words[i].Form
	}
	for _, s := range r.doc.Sentences {
		r.scanAtoms(s)
		r.scanNames(s)
	}
	r.settleAtoms()
	for _, s := range r.doc.Sentences {
		r.scanPlaces(s) // knowing all countries that the article names
	}
	for _, s := range r.doc.Sentences {
		r.scanAgain(s)
	}
	r.addTownOffices()
	r.learnPeople()
	for _, s := range r.doc.Sentences {
		r.resolve(s)
	}
	return r.table
}

// known returns whom the pass's reader knows.
func known(p *analysis.Pass) *actor.Base {
	if p.Actors != nil {
		return p.Actors
	}
	return actor.Known()
}

// resolve goes through a sentence from left to right, so that a pronoun finds
// what stands before it.
func (r *reader) resolve(s ud.Sentence) {
	for i := s.First; i < s.Last; {
		i = max(i+1, r.resolveAt(i, s))
	}
}

// resolveAt adds the mention that begins at word i, if any, and returns the
// word after it.
func (r *reader) resolveAt(i int, s ud.Sentence) int {
	if c := r.namingAt[i]; c != 0 {
		return r.addPerson(&r.namings[c-1])
	}
	if a := r.atomAt[i]; a != 0 {
		return r.addAtom(&r.atoms[a-1], s)
	}
	if x := r.siteAt[i]; x != 0 {
		return r.addSite(&r.sites[x-1])
	}
	switch {
	case isPronoun(&r.doc.Words[i]):
		r.addPronoun(i, s)
	case r.addSet(i, s):
	case r.table.at[i] == 0 && r.leadsToName(i):
	case r.addCounterpart(i, s):
	case r.addInitials(i):
	case r.addOrganisation(i):
	default:
		r.addReference(i)
	}
	return i + 1
}

// leadsToName reports whether word i stands in the title of a name that
// follows: the name's mention will take it.
func (r *reader) leadsToName(i int) bool {
	for k := i + 1; k < len(r.doc.Words) && k < i+maxTitle; k++ {
		if c := r.namingAt[k]; c != 0 {
			t := &r.namings[c-1].title
			return (t.office != "" || t.counterpart) && t.first <= i
		}
	}
	return false
}

// add keeps a mention and leads its words to it, but for words that lead to an
// earlier one.
func (r *reader) add(m Mention) *Mention {
	if len(m.Actors) == 0 {
		return nil
	}
	r.table.Mentions = append(r.table.Mentions, m)
	for i := m.First; i < m.Last; i++ {
		if r.table.at[i] == 0 {
			r.table.at[i] = int32(len(r.table.Mentions))
		}
	}
	r.remember(m)
	r.pass.Trace(m.First, "mention: %q is %s (%s)", r.pass.Doc.Text.Slice(r.doc.Cover(m.First, m.Last)), names(m.Actors), m.Actors[0].Because)
	return &r.table.Mentions[len(r.table.Mentions)-1]
}

func names(as []record.Actor) string {
	out := ""
	for i, a := range as {
		if i > 0 {
			out += " + "
		}
		out += a.ID + " " + a.Name
	}
	return out
}
