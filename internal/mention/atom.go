package mention

import (
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/place"
	"readout/internal/record"
	"readout/internal/ud"
)

// An atom is a stretch of words that the knowledge base knows.
type atom struct {
	first, last int
	senses      []*actor.Entry
}

// sense returns the first sense of one of the kinds, nil if there is none.
func (a *atom) sense(kinds ...actor.Kind) *actor.Entry {
	for _, e := range a.senses {
		for _, k := range kinds {
			if e.Kind == k {
				return e
			}
		}
	}
	return nil
}

// country returns the sense that gives a country: "Iranian", "Iran", "Tehran",
// "the Kremlin", "Hamas".
func (a *atom) country() *actor.Entry {
	e := a.sense(actor.Adjective, actor.State, actor.Territory, actor.Metonym, actor.Capital, actor.Demonym, actor.Body, actor.Group)
	if e == nil || e.Country == "" {
		return nil
	}
	return e
}

// scanAtoms finds the longest known names of a sentence, left to right.
func (r *reader) scanAtoms(s ud.Sentence) {
	for i := s.First; i < s.Last; {
		senses, n := r.ofCountry(i, s)
		if n == 0 {
			senses, n = r.kb.Longest(r.forms[:s.Last], i)
		}
		if n == 0 {
			senses, n = r.longestSingular(i, s)
		}
		if n == 0 {
			senses, n = r.halfOfKorea(i, s)
		}
		if n > 0 && r.isForeign(i, n, senses[0], s) {
			senses = onlyNouns(senses)
		}
		if len(senses) == 0 || !r.plausible(i, n, senses) {
			i++
			continue
		}
		r.atoms = append(r.atoms, atom{i, i + n, senses})
		for k := i; k < i+n; k++ {
			r.atomAt[k] = int32(len(r.atoms))
		}
		i += n
	}
}

// longestSingular looks up an office in the plural by its singular: "foreign
// ministers".
func (r *reader) longestSingular(i int, s ud.Sentence) ([]*actor.Entry, int) {
	for k := i; k < s.Last && k < i+4; k++ {
		w := &r.doc.Words[k]
		if w.XPOS != "NNS" && w.XPOS != "NNPS" {
			continue
		}
		plural := r.forms[k]
		r.forms[k] = strings.TrimSuffix(plural, "s")
		senses, n := r.kb.Longest(r.forms[:s.Last], i)
		r.forms[k] = plural
		if n == k-i+1 {
			return senses, n
		}
	}
	return nil, 0
}

// halfOfKorea reads "the North" and "the South" behind a name of one of the two.
//
//	"South Korea condemned the North's launch": PRK
func (r *reader) halfOfKorea(i int, s ud.Sentence) ([]*actor.Entry, int) {
	code := ""
	switch r.forms[i] {
	case "North":
		code = "PRK"
	case "South":
		code = "KOR"
	}
	if code == "" || i == s.First || !strings.EqualFold(r.forms[i-1], "the") || i+1 < s.Last && isCapital(r.forms[i+1]) {
		return nil, 0
	}
	for k := range r.atoms {
		if e := r.atoms[k].country(); e != nil && (e.Country == "PRK" || e.Country == "KOR") {
			return []*actor.Entry{r.kb.Entry(code)}, 1
		}
	}
	return nil, 0
}

// plausible refuses words that are no noun here: "may", "police the border".
func (r *reader) plausible(i, n int, senses []*actor.Entry) bool {
	if k := senses[0].Kind; (k == actor.Body || k == actor.Group) && r.tailOfName(i) {
		return false
	}
	if n > 1 {
		return true
	}
	if strings.HasSuffix(r.forms[i], "$") || i+1 < len(r.forms) && r.forms[i+1] == "$" && r.adjacent(i+1) {
		return false // "US$ 5 million"
	}
	switch r.doc.Words[i].UPOS {
	case "VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PUNCT", "DET", "PART", "ADV":
		return isUpper(r.forms[i]) && senses[0].Kind != actor.Noun
	}
	return true
}

// isForeign reports whether the words beside a name give it to another country:
// "the Austrian People's Party" is not the Spanish one, "the Brazilian Senate",
// "Peru's Congress" and "the Senate of Chile" are not the American.
func (r *reader) isForeign(i, n int, e *actor.Entry, s ud.Sentence) bool {
	if e.Kind != actor.Body && e.Kind != actor.Group || e.Country == "" || len(e.Sectors) == 0 {
		return false
	}
	switch e.Sectors[0] {
	case "PTY", "LEG", "JUD":
	default:
		return false
	}
	if i > s.First {
		if owner := r.countryBefore(i); owner != "" {
			return owner != e.Country
		}
	}
	if i+n+1 >= s.Last || r.forms[i+n] != "of" && r.forms[i+n] != "in" {
		return false
	}
	senses, _ := r.kb.Longest(r.forms[:s.Last], i+n+1)
	return len(senses) > 0 && senses[0].Kind == actor.State && senses[0].Country != e.Country
}

func onlyNouns(senses []*actor.Entry) []*actor.Entry {
	return slices.DeleteFunc(slices.Clone(senses), func(e *actor.Entry) bool { return e.Kind != actor.Noun })
}

// tailOfName reports whether word i goes on with a name that is not known:
// "Security Council" in "National Security Council" is another council.
func (r *reader) tailOfName(i int) bool {
	if i == 0 || r.atomOf(i-1) != nil || r.doc.SentenceOf(i-1) != r.doc.SentenceOf(i) {
		return false
	}
	w := &r.doc.Words[i-1]
	return w.UPOS == "PROPN" && isCapital(w.Form) && (w.Head == i || w.Head > i && r.doc.Words[i].Head == w.Head) && r.doc.Is(i-1, "compound", "amod", "flat", "nmod:desc")
}

func (r *reader) atomOf(i int) *atom {
	if i < 0 || i >= len(r.atomAt) || r.atomAt[i] == 0 {
		return nil
	}
	return &r.atoms[r.atomAt[i]-1]
}

// addAtom adds the mention that a known name makes, and returns the word after
// it.
func (r *reader) addAtom(a *atom, s ud.Sentence) int {
	switch {
	case a.sense(actor.Group, actor.Body) != nil && !r.modifies(a):
		r.addName(a, a.sense(actor.Group, actor.Body))
	case a.sense(actor.State, actor.Territory, actor.Metonym, actor.Capital, actor.Body, actor.Group) != nil:
		r.addName(a, a.sense(actor.State, actor.Territory, actor.Metonym, actor.Capital, actor.Body, actor.Group))
	case a.sense(actor.Adjective) != nil && r.isModifier(a):
		r.addModifier(a, a.sense(actor.Adjective))
	case a.sense(actor.Demonym) != nil:
		r.addPeople(a, a.sense(actor.Demonym))
	case a.sense(actor.Adjective) != nil:
		r.addModifier(a, a.sense(actor.Adjective))
	case a.sense(actor.Office, actor.Noun) != nil:
		return r.addDescription(a, s)
	}
	return a.last
}

// modifies reports whether the name stands before a noun of its own phrase.
func (r *reader) modifies(a *atom) bool {
	return r.doc.Is(a.last-1, "compound", "amod") && a.last < len(r.doc.Words) && r.atomOf(a.last) != nil
}

// isModifier reports whether an adjective of nationality has a noun to stand
// before: "Iranian" in "Iranian officials", not in "the Iranians".
func (r *reader) isModifier(a *atom) bool {
	w := &r.doc.Words[a.last-1]
	return w.UPOS == "ADJ" && w.Head > a.last-1 || r.doc.Is(a.last-1, "amod", "compound")
}

func (r *reader) addName(a *atom, e *actor.Entry) {
	isPlace := e.Kind == actor.State || e.Kind == actor.Territory || e.Kind == actor.Capital
	m := Mention{
		First: a.first, Last: a.last, Class: Name, Place: isPlace,
		Actors: []record.Actor{r.entryActor(e, a.first, a.last)},
	}
	switch {
	case isPlace:
		m.Where = r.whereOf(a, e.Country)
	case e.Kind == actor.Body && a.last-a.first == 1: // "Brussels": the union, and a town to travel to
		m.Where = r.seatOf(a)
		m.Place = m.Where != nil
	}
	if isOrganised(e) {
		r.learnInitials(m.Actors[0])
	}
	r.add(m)
}

// seatOf returns the town by whose name a body is called, nil if its name is no
// town's.
func (r *reader) seatOf(a *atom) *place.Place {
	senses, n := r.places.Longest(r.forms[:a.last], a.first)
	if n != 1 || senses[0].Kind != place.Capital && senses[0].Kind != place.City {
		return nil
	}
	return senses[0]
}

func (r *reader) addModifier(a *atom, e *actor.Entry) {
	r.add(Mention{
		First: a.first, Last: a.last, Class: Adjective,
		Actors: []record.Actor{r.entryActor(e, a.first, a.last)},
	})
}

// addPeople adds "Palestinians", "a Briton".
func (r *reader) addPeople(a *atom, e *actor.Entry) {
	x := r.entryActor(e, a.first, a.last)
	x.Kind, x.ID = record.KindPeople, e.Country+"/people"
	r.add(Mention{First: a.first, Last: a.last, Class: Name, Plural: e.Plural, Actors: []record.Actor{x}})
}

// entryActor makes an actor of what the knowledge base says of a name.
func (r *reader) entryActor(e *actor.Entry, first, last int) record.Actor {
	x := record.Actor{
		ID: e.ID, Name: e.Name, Country: e.Country, Sectors: e.Sectors,
		Kind: record.KindState, Because: "name table", Span: r.doc.Cover(first, last),
	}
	if e.Kind == actor.Body && r.kb.Entry(e.ID) == nil {
		x.Because = "name" // see ofCountry
	}
	switch e.Kind {
	case actor.Group:
		x.Kind = record.KindGroup
	case actor.Body:
		x.Kind = record.KindOrganisation
	case actor.Capital, actor.Metonym, actor.Adjective, actor.Demonym:
		if s := r.kb.Entry(e.Country); s != nil {
			x.ID, x.Name = s.ID, s.Name
		}
	}
	return x
}

func isUpper(s string) bool {
	return s != "" && strings.ToUpper(s[:1]) == s[:1] && strings.ToLower(s[:1]) != s[:1]
}
