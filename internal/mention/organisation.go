package mention

import (
	"readout/internal/actor"
	"readout/internal/record"
	"readout/internal/ud"
)

// addOrganisation adds an organisation that the name tagger sees and the
// knowledge base does not know. Its country is the one its name tells, if any.
//
//	"the Libyan Red Crescent": LBY
func (r *reader) addOrganisation(i int) bool {
	w := &r.doc.Words[i]
	if w.Name.Kind != ud.Organisation || !w.Name.First {
		return false
	}
	if w.UPOS == "DET" { // "The Kremlin": the name begins behind
		i++
	}
	if i >= len(r.doc.Words) || !isCapital(r.forms[i]) || r.atomOf(i) != nil || r.namingAt[i] != 0 {
		return false
	}
	last := i + 1
	for last < len(r.doc.Words) && r.doc.Words[last].Name.Kind == ud.Organisation && !r.doc.Words[last].Name.First && r.namingAt[last] == 0 && r.inOrganisation(last) {
		last++
	}
	for !isCapital(r.forms[last-1]) {
		last--
	}
	x := record.Actor{
		Name: r.nameText(i, last), Kind: record.KindOrganisation, Because: "name", Span: r.doc.Cover(i, last),
	}
	x.Country = r.countryBefore(i)
	for k := i; k < last && x.Country == ""; k++ {
		if a := r.atomOf(k); a != nil && a.sense(actor.State, actor.Territory, actor.Adjective) != nil {
			x.Country = a.sense(actor.State, actor.Territory, actor.Adjective).Country
		}
	}
	x.ID = "org/" + slug(x.Name)
	if x.Country != "" {
		x.ID = x.Country + "/" + slug(x.Name)
	}
	r.add(Mention{First: i, Last: last, Class: Name, Actors: []record.Actor{x}})
	return true
}

// inOrganisation reports whether word i can go on with the name of an
// organisation: capital letters, or a small word between such.
func (r *reader) inOrganisation(i int) bool {
	switch r.doc.Words[i].UPOS {
	case "ADP", "CCONJ", "DET", "PUNCT":
		return true
	}
	return isCapital(r.forms[i])
}

// countryBefore returns the country right before a name: "Kenya's Law Society".
func (r *reader) countryBefore(i int) string {
	k := i - 1
	if k >= 0 && (r.doc.Words[k].XPOS == "POS" || r.doc.Words[k].UPOS == "PART") {
		k--
	}
	if k < 0 {
		return ""
	}
	if a := r.atomOf(k); a != nil && a.last == k+1 || a != nil && a.last == k+2 {
		if e := a.sense(actor.State, actor.Territory, actor.Adjective); e != nil {
			return e.Country
		}
	}
	return ""
}
