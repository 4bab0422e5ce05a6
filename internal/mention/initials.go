package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/actor"
	"readout/internal/record"
)

// settleAtoms puts in front, of the bodies and groups that a name may mean, the
// one of which the article itself speaks: by another of its names, or of whose
// country it speaks most.
//
//	"the Rapid Support Forces … the RSF" · "Sudan's army … the RSF": not Reporters sans frontières
func (r *reader) settleAtoms() {
	var said map[string]int
	for i := range r.atoms {
		a := &r.atoms[i]
		if len(organised(a.senses)) < 2 {
			continue
		}
		if said == nil {
			said = r.saidPlainly()
		}
		weight := func(e *actor.Entry) int {
			if said[e.ID] > 0 || e.Country == "" {
				return said[e.ID] << 16
			}
			return said[e.Country]
		}
		list := organised(a.senses)
		slices.SortStableFunc(list, func(x, y *actor.Entry) int { return weight(y) - weight(x) })
		a.senses = slices.Clone(a.senses) // they are the base's
		for k, e := range a.senses {
			if isOrganised(e) {
				a.senses[k], list = list[0], list[1:]
			}
		}
	}
}

// saidPlainly counts the ids and countries of what is named in the article by
// names that mean one thing only.
func (r *reader) saidPlainly() map[string]int {
	said := map[string]int{}
	for i := range r.atoms {
		a := &r.atoms[i]
		if list := organised(a.senses); len(list) == 1 {
			said[list[0].ID]++
		}
		if e := a.sense(actor.State, actor.Territory, actor.Adjective, actor.Demonym, actor.Capital); e != nil {
			said[e.Country]++
		}
	}
	return said
}

func isOrganised(e *actor.Entry) bool { return e.Kind == actor.Body || e.Kind == actor.Group }

func organised(senses []*actor.Entry) (out []*actor.Entry) {
	for _, e := range senses {
		if isOrganised(e) {
			out = append(out, e)
		}
	}
	return out
}

// shortest and longestInitials bound what is taken for the initials of a name.
const shortestInitials, longestInitials = 3, 7

// learnInitials remembers by what initials an organisation may be told again.
func (r *reader) learnInitials(x record.Actor) {
	for _, s := range initials(x.Name) {
		if n := len(s); n >= shortestInitials && n <= longestInitials && r.initials[s].ID == "" {
			r.initials[s] = x
		}
	}
}

// initials returns the first letters of the words of a name, with those of small
// words and without: "Union of Free Miners" UM, UFM; "Law Society of Kenya" LSK, LSOK.
func initials(name string) []string {
	var short, long strings.Builder
	for w := range strings.FieldsFuncSeq(name, func(c rune) bool { return c == ' ' || c == '-' || c == '–' }) {
		c, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(c) {
			short.WriteRune(c)
		}
		if unicode.IsLetter(c) {
			long.WriteRune(unicode.ToUpper(c))
		}
	}
	if short.String() == long.String() {
		return []string{short.String()}
	}
	return []string{short.String(), long.String()}
}

// addInitials adds the organisation of the article whose initials stand at word i.
//
//	"The Kenya Medical Association said … The KMA said"
func (r *reader) addInitials(i int) bool {
	x, ok := r.initials[r.forms[i]]
	if !ok || r.atomOf(i) != nil || r.namingAt[i] != 0 {
		return false
	}
	x.Because, x.Span = "initials", r.doc.Words[i].Span
	r.add(Mention{First: i, Last: i + 1, Class: Name, Actors: []record.Actor{x}})
	return true
}
