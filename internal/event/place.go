package event

import (
	"slices"
	"strings"

	"readout/internal/depmatch"
	"readout/internal/plover"
	"readout/internal/record"
)

// setPlace gives a telling the smallest place that its own clause names, or
// the clause of the journey that it was the aim of. What that place itself does
// not tell, the others of the clause do.
//
//	"met in Ankara" · "across the West Bank" · of a visit, where it went
func (r *reader) setPlace(t *telling) {
	fine := 0
	for _, s := range r.placesOf(t) {
		for _, a := range t.frame.Args {
			if a.Slot != s || a.Via == depmatch.Host || r.isTopic(t, a.Word) {
				continue
			}
			if p, f := r.placeOf(a.Word); p != nil {
				t.Place, fine = smaller(t.Place, fine, p, f)
			}
		}
	}
	if t.Place == nil {
		t.Place = r.goal(&t.frame)
	}
	if t.Place == nil {
		t.Place = r.relative(&t.frame)
	}
	if t.Place == nil {
		t.Place = r.there(&t.frame)
	}
	if t.Place == nil {
		t.Place = r.deeper(t)
	}
	if t.Place == nil {
		t.Place = r.scene(t)
	}
}

// relative returns the place that a relative clause tells more of.
//
//	"flew in from Accra, where he saw the king"
func (r *reader) relative(f *depmatch.Frame) *record.Place {
	if f.Verb < 0 || !r.doc.Is(f.Verb, "acl") {
		return nil
	}
	for c := range r.doc.Children(f.Verb) {
		if r.doc.Words[c].Lemma == "where" && c < f.Verb {
			return r.placeUnder(r.doc.Words[f.Verb].Head)
		}
	}
	return nil
}

// smaller returns the smaller of two places, the first if they are alike. It
// lies where the other does if it is not known where else.
func smaller(p *record.Place, fine int, q *record.Place, f int) (*record.Place, int) {
	switch {
	case p == nil:
		return q, f
	case f > fine:
		p, q, fine = q, p, f
	}
	if p.Country == "" {
		p.Country, p.Lat, p.Lon, p.GeoNames = q.Country, q.Lat, q.Lon, q.GeoNames
	}
	return p, fine
}

// isTopic reports whether a phrase tells the place of what is spoken of, not
// of the speaking: "discussed the fighting in Goma".
func (r *reader) isTopic(t *telling, i int) bool {
	h := r.doc.Words[i].Head
	if isHarm(t.Type) || h < 0 || h == t.frame.Pred || h == t.frame.Verb || r.doc.Words[h].UPOS == "VERB" {
		return false
	}
	return r.table.At(h) == nil && r.doc.Is(i, "nmod")
}

// placesOf returns the slots in which events of a type and mode have their place.
func (r *reader) placesOf(t *telling) []depmatch.Slot {
	slots := []depmatch.Slot{"in", "at", "near", "across", "inside", "outside", "around", "throughout"}
	switch t.Type {
	case plover.Consult:
		slots = append(slots, "to")
		if slices.Contains(t.Modes, "visit") { // "visited Muscat"
			slots = append(slots, depmatch.Patient)
		}
	case plover.Retreat: // "pulled out of Jenin"
		slots = append(slots, "from", "out")
		if strings.HasSuffix(depmatch.Key(r.doc, t.frame.Pred), " out") {
			slots = append(slots, "of")
		}
	case plover.Assault, plover.Coerce:
		slots = append(slots, "on", "over", "off", "of", "against", depmatch.Patient)
	}
	return slots
}

// goal returns the place of the journey that an act was the aim of.
//
//	"flew to Muscat to meet the sultan" · "left Accra after talks with"
func (r *reader) goal(f *depmatch.Frame) *record.Place {
	v := f.Verb
	if v < 0 || !r.doc.Is(v, "advcl", "xcomp") {
		return nil
	}
	m := r.doc.Words[v].Head
	if m < 0 || !journeys[r.doc.Words[m].Lemma] {
		return nil
	}
	journey := r.args.Of(r.doc, m)
	for _, s := range []depmatch.Slot{"in", "to", "at", depmatch.Patient, "from"} {
		for _, w := range journey.All(s) {
			if p, _ := r.placeOf(w); p != nil {
				return p
			}
		}
	}
	return nil
}

// journeys are the verbs of going somewhere.
var journeys = map[string]bool{
	"arrive": true, "come": true, "depart": true, "fly": true, "go": true, "head": true, "land": true, "leave": true,
	"return": true, "travel": true, "visit": true,
}

// placeOf returns the place that a phrase names, nil if it names none: the
// smallest of those in apposition.
//
//	"the Turkish capital Ankara" · "Gimbi, Ethiopia"
func (r *reader) placeOf(i int) (*record.Place, int) {
	best, fine := r.placeAt(i)
	if best == nil && isTownWord(r.doc.Words[i].Lemma) { // "the Gaza town of Beit Lahiya"
		for c := range r.doc.Children(i) {
			if r.doc.Is(c, "nmod") && depmatch.Preposition(r.doc, c) == "of" {
				best, fine = r.placeAt(c)
			}
		}
	}
	for c := range r.doc.Children(i) {
		inside := r.doc.Is(c, "nmod") && best != nil && isWhere(depmatch.Preposition(r.doc, c))
		if !inside && !r.doc.Is(c, "appos", "flat", "compound", "dep", "list") {
			continue
		}
		if p, f := r.placeAt(c); p != nil && !(p.Country == "" && r.doc.Is(c, "compound")) { // "Kalibr missiles"
			best, fine = smaller(best, fine, p, f)
		}
	}
	return best, fine
}

// isTownWord reports whether a noun says that what "of" brings in is a place.
func isTownWord(lemma string) bool {
	switch lemma {
	case "town", "city", "village", "district", "province", "region", "county", "island", "suburb", "neighbourhood", "neighborhood", "capital", "port":
		return true
	}
	return false
}
