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
		if a := r.atomOf(k); a != nil {
			x.Country = countryIn(a.senses)
		}
	}
	x.ID = "org/" + slug(x.Name)
	if x.Country != "" {
		x.ID = x.Country + "/" + slug(x.Name)
	}
	r.learnInitials(x)
	r.add(Mention{First: i, Last: last, Class: Name, Actors: []record.Actor{x}})
	return true
}

// ofCountry returns the organisation that begins at word i with the name of its
// country, with how many words it has, 0 if there is none. What is known of its
// parts by themselves is not what they mean there.
//
//	"Nigeria Labour Congress": neither Nigeria, nor a party of Britain's, nor a house of America's
//	not "Israeli Supreme Court", which is one of the courts that are known
func (r *reader) ofCountry(i int, s ud.Sentence) ([]*actor.Entry, int) {
	w := &r.doc.Words[i]
	if w.Name.Kind != ud.Organisation || !isCapital(r.forms[i]) || i > s.First && r.doc.Words[i-1].Name.Kind == ud.Organisation && !w.Name.First && isCapital(r.forms[i-1]) {
		return nil, 0
	}
	senses, n := r.kb.Longest(r.forms[:s.Last], i)
	country := countryIn(senses)
	if country == "" {
		return nil, 0
	}
	last := i + n
	for last < s.Last && r.doc.Words[last].Name.Kind == ud.Organisation && !r.doc.Words[last].Name.First && isCapital(r.forms[last]) {
		last++
	}
	if last-i-n < 2 || !r.isPlaceword("body", last-1, s) {
		return nil, 0
	}
	if _, m := r.kb.Longest(r.forms[:last], i+n); m == last-i-n {
		return nil, 0
	}
	name := r.nameText(i, last)
	return []*actor.Entry{{Kind: actor.Body, ID: country + "/" + slug(name), Name: name, Country: country}}, last - i
}

// countryIn returns the country that one of the senses names, "" if none does.
func countryIn(senses []*actor.Entry) string {
	a := atom{senses: senses}
	if e := a.sense(actor.State, actor.Territory, actor.Adjective); e != nil {
		return e.Country
	}
	return ""
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
