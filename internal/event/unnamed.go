package event

import (
	"slices"
	"strings"
	"sync"

	"readout/internal/actor"
	"readout/internal/depmatch"
	"readout/internal/mention"
	"readout/internal/plover"
	"readout/internal/record"
)

// peopleNouns maps the words of the knowledge base for people and institutions
// to their entries: "rebels", "police", "protester".
var peopleNouns = sync.OnceValue(func() map[string]*actor.Entry {
	m := map[string]*actor.Entry{}
	for _, e := range actor.Known().Entries() {
		if e.Kind != actor.Noun && e.Kind != actor.Office {
			continue
		}
		for _, a := range e.Aliases {
			a = strings.ToLower(a)
			if !strings.Contains(a, " ") && m[a] == nil {
				m[a] = e
			}
		}
	}
	return m
})

// peopleNoun returns the entry of a noun for people or an institution, nil if
// the word is none.
func (r *reader) peopleNoun(word int) *actor.Entry {
	w := &r.doc.Words[word]
	if m := r.table.At(word); m != nil && m.Class == mention.Name { // the European Union is no union
		return nil
	}
	if w.UPOS != "NOUN" && w.UPOS != "PROPN" && w.UPOS != "ADJ" {
		return nil
	}
	if e := peopleNouns()[strings.ToLower(w.Form)]; e != nil {
		return e
	}
	if e := peopleNouns()[strings.ToLower(w.Lemma)]; e != nil || w.Lemma != "member" {
		return e
	}
	if c := r.doc.Child(word, "compound"); c >= 0 { // "gang members"
		return peopleNouns()[strings.ToLower(r.doc.Words[c].Lemma)]
	}
	return nil
}

// unnamed returns the actors of roles that are only called what they are, with
// the country that the clause gives them.
//
//	"Rebels seized a town in Mali": MLI · "Serbian police arrested protesters": SRB
func (r *reader) unnamed(p *Pattern, f *depmatch.Frame, roles []depmatch.Path, others []record.Actor) []record.Actor {
	for _, path := range roles {
		for _, w := range r.withOwners(path.Words(f, r.frame)) {
			if len(path) > 1 && slices.Contains(f.All(depmatch.Patient), w) {
				continue
			}
			e := r.peopleNoun(w)
			if e == nil || len(e.Sectors) == 0 || len(r.table.Actors(w)) > 0 && r.table.Actors(w)[0].Country != "" {
				continue
			}
			if !r.isNews(p.Type, w, e) {
				continue
			}
			country, why := r.countryOf(p.Type, f, e.Sectors[0], others)
			if country == "" {
				continue
			}
			return []record.Actor{{
				ID: country + "/" + strings.ReplaceAll(e.Name, " ", "-"), Name: r.doc.Words[w].Form, Country: country,
				Sectors: e.Sectors, Kind: record.KindGroup, Because: why, Span: r.doc.Words[w].Span,
			}}
		}
	}
	return nil
}

// isNews reports whether what happens to people who are not named is more than
// a private matter: "a woman was stabbed in a bar" is none of politics, "nine
// women were shot" may be.
func (r *reader) isNews(t plover.Type, word int, e *actor.Entry) bool {
	switch e.Name {
	case "man", "woman", "child", "person", "family", "elderly", "passenger", "victim", "citizen", "businessman":
		return (t == plover.Assault || t == plover.Protest) && r.doc.Words[word].XPOS == "NNS"
	}
	return true
}

// withOwners adds, behind words that name no people, those to whom they belong:
// "the demands of the strikers".
func (r *reader) withOwners(words []int) []int {
	out := slices.Clone(words)
	for _, w := range words {
		if r.peopleNoun(w) != nil {
			continue
		}
		f := r.args.Nominal(r.doc, w)
		for _, s := range []depmatch.Slot{depmatch.Agent, depmatch.Mod, "of", "by", "from"} {
			out = append(out, f.All(s)...)
		}
	}
	return out
}

// countryOf returns the country that people who are not called by one belong
// to: where the clause puts them, or the other side's if the matter is one
// between people of one country.
func (r *reader) countryOf(t plover.Type, f *depmatch.Frame, sector string, others []record.Actor) (country, why string) {
	if country, why = r.placeOfAct(f); country != "" {
		return country, why
	}
	if len(others) == 1 && r.isDomestic(t, sector, &others[0]) {
		return others[0].Country, "the other side's country"
	}
	return "", ""
}

// placeOfAct returns the country in which the clause, or else the sentence
// with the one place it names, puts an act.
func (r *reader) placeOfAct(f *depmatch.Frame) (country, why string) {
	for _, s := range placeSlots {
		for _, w := range f.All(s) {
			if m := r.table.At(w); m != nil && m.Place {
				return m.Actors[0].Country, "where it happened"
			}
			if r.isHarmful(w) { // "killed in a Turkish strike" says who did it
				continue
			}
			if as := r.behind(w, 0); len(as) > 0 && as[0].Country != "" && as[0].Kind == record.KindState {
				return as[0].Country, "where it happened"
			}
		}
	}
	if country = r.onlyPlace(r.doc.SentenceOf(f.Pred)); country != "" {
		return country, "the place of the sentence"
	}
	return "", ""
}

func isWhere(preposition string) bool {
	return slices.Contains(placeSlots, depmatch.Slot(preposition))
}

var placeSlots = []depmatch.Slot{"in", "at", "near", "across", "outside", "inside", "throughout", "around", "along", "through", "off", "over"}

// isDomestic reports whether people of a sector and an actor may be taken for
// people of one country. What soldiers do to civilians may be done abroad;
// what police, courts and governments do to an opposition is done at home.
func (r *reader) isDomestic(t plover.Type, sector string, other *record.Actor) bool {
	if other.Country == "" || isBody(other.Country) {
		return false
	}
	official := other.Kind == record.KindState || isOf(other, officials)
	ruler := other.Kind != record.KindState && official
	switch sector {
	case "OPP", "REB", "PTY", "LEG", "JUD", "SPY", "PRM":
		return official || other.Kind == record.KindPerson
	case "GOV", "COP", "MIL":
		if (t == plover.Coerce || t == plover.Sanction || t == plover.Accuse) && official {
			return true // "a Tunisian court jailed a former minister"
		}
		return other.Kind == record.KindPeople || isOf(other, governed) || sector == "GOV" && isOf(other, []string{"MIL", "COP"})
	}
	switch t {
	case plover.Coerce, plover.Retreat, plover.Concede:
		return official
	case plover.Assault:
		return isOf(other, []string{"COP"})
	}
	return ruler
}

// officials are the sectors of those who rule, governed of those who are ruled.
var (
	officials = []string{"GOV", "MIL", "COP", "JUD", "LEG", "SPY"}
	governed  = []string{"OPP", "REB", "PTY", "CVL", "LAB", "EDU", "JRN", "SOC", "MED", "AGR", "REL", "REF"}
)

func isOf(a *record.Actor, sectors []string) bool {
	return len(a.Sectors) > 0 && slices.Contains(sectors, a.Sectors[0])
}

func isBody(country string) bool { return slices.Contains(bodies, country) }

// bodies are the codes that stand in the place of a country for what has none.
var bodies = []string{"IGO", "NGO", "IMG", "MNC", "UNO", "EUR", "ISM"}
