package mention

import (
	_ "embed"
	"strings"
	"sync"

	"readout/internal/place"
	"readout/internal/table"
	"readout/internal/ud"
)

//go:embed placewords.txt
var placewordsTXT string

// placewords returns the classes of the words of placewords.txt.
var placewords = sync.OnceValue(func() map[string]map[string]bool { return table.Classes(placewordsTXT) })

// IsBuilding reports whether a noun is one of those for sites in a town, which
// bear a name of their own: "hospital", "embassy". The noun is a lemma.
func IsBuilding(noun string) bool { return placewords()["building"][strings.ToLower(noun)] }

// isPlaceword reports whether word i of the sentence is of a class.
func (r *reader) isPlaceword(class string, i int, s ud.Sentence) bool {
	return i >= s.First && i < s.Last && placewords()[class][strings.ToLower(r.forms[i])]
}

// namesPlace reports whether words [i, i+n), which a gazetteer of very many
// places has, name one here.
//
//	"near Gimbi" · "the town of Gimbi" · "Gimbi, Ethiopia" · not "Best of all"
func (r *reader) namesPlace(i, n int, s ud.Sentence, senses []*place.Place) bool {
	w := &r.doc.Words[i]
	if w.Name.Kind == ud.Person || !isCapital(r.forms[i+n-1]) || r.goesOn(i, n, s) || r.namesNothing(i, n, s) {
		return false
	}
	for _, in := range r.insideOf(i+n, s) {
		if anyIn(senses, in) {
			return true
		}
	}
	if r.isPlaceword("kind", i-2, s) && strings.EqualFold(r.forms[i-1], "of") {
		return r.doc.Words[i+n-1].UPOS == "PROPN"
	}
	if w.Name.Kind == ud.Place || w.Name.Kind == ud.Organisation && r.isPlaceword("inside", i-1, s) && mostPeople(senses) > 300_000 {
		return r.entityEnd(i, s) <= i+n && r.weighs(senses, 5_000, 0)
	}
	if w.Name.Kind != ud.NotName {
		return false
	}
	if w.UPOS != "PROPN" || len(w.Form) < 4 && !isUpper(w.Form[1:]) {
		return false
	}
	if r.isPlaceword("inside", i-1, s) {
		return r.weighs(senses, 100_000, 500)
	}
	if r.isPlaceword("before", i-1, s) {
		return r.weighs(senses, 100_000, 2_000)
	}
	return r.weighs(senses, 3_000_000, 200_000)
}

// namesNothing reports whether words [i, i+n) are such that towns somewhere are
// called by, but hardly any text means: "Energy", Illinois, or "EU", Normandy.
func (r *reader) namesNothing(i, n int, s ud.Sentence) bool {
	if f := r.forms[i]; n == 1 && len(f) < 3 && strings.ToUpper(f) == f {
		return true
	}
	for k := i; k < i+n; k++ {
		if !r.isPlaceword("never", k, s) {
			return false
		}
	}
	return true
}

// weighs reports whether one of the places has as many people, or lies in a
// country that the article names and has as many as small.
func (r *reader) weighs(senses []*place.Place, people, small int) bool {
	for _, p := range senses {
		n := p.Population
		if p.Alias {
			n /= 10
		}
		if n >= people || n >= small && r.namesCountry(p.Country) {
			return true
		}
	}
	return false
}

// goesOn reports whether words [i, i+n) are a part of a longer name: "Reading
// Room", "Mount Union". "Bulacan Province" is no longer name than "Bulacan".
func (r *reader) goesOn(i, n int, s ud.Sentence) bool {
	if k := i + n; k+1 < s.Last && r.forms[i] == "St." && r.doc.Words[k].XPOS == "POS" && r.inName(k+1) {
		return true // "St. Peter's Basilica"
	}
	if k := i + n; k < s.Last && r.inName(k) && !r.isPlaceword("ending", k, s) && !r.starts(k) {
		return true
	}
	return i > s.First && r.inName(i-1) && !r.starts(i) && !r.isPlaceword("direction", i-1, s)
}

// inName reports whether an unknown proper noun stands there.
func (r *reader) inName(i int) bool {
	return isCapital(r.forms[i]) && r.doc.Words[i].UPOS == "PROPN" && r.atomOf(i) == nil && r.siteAt[i] == 0 && !calendar[r.forms[i]]
}

// starts reports whether the name tagger begins a name there.
func (r *reader) starts(i int) bool {
	n := r.doc.Words[i].Name
	return n.Kind != ud.NotName && n.First
}

// entityEnd returns the word after the name of the name tagger that holds word
// i and that no other name cuts short.
func (r *reader) entityEnd(i int, s ud.Sentence) int {
	kind := r.doc.Words[i].Name.Kind
	last := i + 1
	for last < s.Last && r.doc.Words[last].Name.Kind == kind && !r.starts(last) && r.freeOf(last, 1) {
		last++
	}
	for last > i+1 && !isCapital(r.forms[last-1]) {
		last--
	}
	return last
}

// unknownPlace returns how many words of a place's name begin at i that no
// table knows; 0 if the name tagger sees none.
func (r *reader) unknownPlace(i int, s ud.Sentence) int {
	w := &r.doc.Words[i]
	if r.isTownOf(i, s) && r.atomOf(i) == nil {
		return r.properEnd(i, s) - i
	}
	if w.Name.Kind != ud.Place || !w.Name.First && i > s.First && r.doc.Words[i-1].Name.Kind == ud.Place && r.siteAt[i-1] != 0 || w.UPOS != "PROPN" {
		return 0
	}
	return r.entityEnd(i, s) - i
}

// isTownOf reports whether word i begins the name of a place by what stands
// before it, whatever it looks like.
//
//	"the town of Saraqib" · not "the people of Saraqib", who need no town
func (r *reader) isTownOf(i int, s ud.Sentence) bool {
	if i-2 < s.First || r.forms[i-1] != "of" || r.doc.Words[i].UPOS != "PROPN" {
		return false
	}
	switch r.forms[i-2] {
	case "city", "town", "village", "district", "province", "region", "county", "municipality", "island", "hamlet", "settlement", "suburb", "neighbourhood", "neighborhood", "governorate", "prefecture":
		return true
	}
	return false
}

// properEnd returns the word after the proper nouns that begin at word i.
func (r *reader) properEnd(i int, s ud.Sentence) int {
	for i < s.Last && r.doc.Words[i].UPOS == "PROPN" && isCapital(r.forms[i]) {
		i++
	}
	return i
}

// insideOf returns what the words after a place's name, which end before word
// i, may say that it lies in: a state, regions or towns.
//
//	"Moscow | , Idaho" · "Gimbi | in western Ethiopia" · "Paris | , France"
func (r *reader) insideOf(i int, s ud.Sentence) []*place.Place {
	if i+1 >= s.Last || r.forms[i] != "," && r.forms[i] != "in" && r.forms[i] != "(" {
		return nil
	}
	i++
	for i < s.Last && (r.isPlaceword("direction", i, s) || r.forms[i] == "the") && r.forms[i-1] != "," {
		i++
	}
	if i >= s.Last || !isCapital(r.forms[i]) || r.namingAt[i] != 0 {
		return nil
	}
	return r.regionsAt(i, s)
}

// regionsAt returns the states and regions that the words at i may name, else
// the largest towns.
func (r *reader) regionsAt(i int, s ud.Sentence) []*place.Place {
	var out []*place.Place
	near, n := r.places.Longest(r.forms[:s.Last], i)
	far, m := r.world.Longest(r.forms[:s.Last], i)
	for _, p := range near {
		if n >= m && (p.Kind == place.Country || p.Kind == place.Region) {
			out = append(out, p)
		}
	}
	for _, p := range far {
		if m >= n && p.Kind == place.Region {
			out = append(out, p)
		}
	}
	if len(out) == 0 && m >= n {
		out = far[:min(3, len(far))]
	}
	if len(out) == 0 {
		out = near
	}
	return out
}
