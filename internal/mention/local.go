package mention

import (
	"strings"

	"readout/internal/actor"
	"readout/internal/record"
)

// locals are nouns for institutions that a town or region has.
var locals = map[string]bool{"police": true, "official": true, "government": true, "court": true}

// addTownOffices gives persons the office that the words beside their name put
// into a town or region. It needs the places, which are found after the names.
//
//	"the mayor of Kharkiv, Ihor Terekhov" · "Kharkiv's mayor, Ihor Terekhov"
func (r *reader) addTownOffices() {
	for k := range r.namings {
		c := &r.namings[k]
		if c.title.office == "" {
			c.title = r.townTitle(c)
		}
		if c.title.office == "" || c.title.country != "" {
			continue
		}
		for i := c.title.first; i < min(c.title.last+3, len(r.forms)) && c.town == ""; i++ {
			c.town, c.title.country = r.townAt(i)
		}
	}
}

// townTitle reads the title before a name that ends with the name of a town or
// region; it returns the title that the name has if there is none.
func (r *reader) townTitle(c *naming) title {
	k := c.first - 1
	if k > 0 && r.forms[k] == "," {
		k--
	}
	first := r.townFirst(k)
	if first < 2 || !strings.EqualFold(r.forms[first-1], "of") {
		return c.title
	}
	a := r.atomOf(first - 2)
	if a == nil || a.sense(actor.Office) == nil {
		return c.title
	}
	t := title{first: a.first, last: c.first, owner: -1}
	t.takeOffice(a.sense(actor.Office))
	return t
}

// townFirst returns the first word of the town, region or capital that ends at
// word k, -1 if none does.
func (r *reader) townFirst(k int) int {
	if k < 0 {
		return -1
	}
	if x := r.siteAt[k]; x != 0 && r.sites[x-1].last == k+1 {
		return r.sites[x-1].first
	}
	if a := r.atomOf(k); a != nil && a.last == k+1 && a.sense(actor.Capital) != nil {
		return a.first
	}
	return -1
}

// townAt returns the town, region or capital at word i and its country, "" for
// none.
func (r *reader) townAt(i int) (name, country string) {
	if i < 0 || i >= len(r.forms) {
		return "", ""
	}
	if x := r.siteAt[i]; x != 0 {
		if p := r.senseOf(&r.sites[x-1]); p != nil && r.kb.Entry(p.Country) != nil {
			return p.Name, p.Country
		}
	}
	if a := r.atomOf(i); a != nil {
		if e := a.sense(actor.Capital); e != nil {
			return e.Name, e.Country
		}
	}
	return "", ""
}

// takeTown reads the town or region that an office or institution belongs to.
//
//	"Derna's mayor" · "the mayor of Derna" · "police in Derna"
func (r *reader) takeTown(p *phrase, a *atom) {
	o, n := a.sense(actor.Office), a.sense(actor.Noun)
	if p.country() != "" || o == nil && (n == nil || !locals[n.Name]) {
		return
	}
	i := a.first - 1
	for i > p.first && r.siteAt[i] == 0 {
		i--
	}
	if a.last+1 < len(r.forms) {
		switch f := r.forms[a.last]; {
		case f == "of", f == "in" && o == nil:
			for i = a.last + 1; i+1 < len(r.forms) && r.doc.Words[i].UPOS == "DET"; {
				i++
			}
		}
	}
	name, country := r.townAt(i)
	if e := r.kb.Entry(country); e != nil {
		p.town, p.definite = name, true
		p.countries = append(p.countries, e)
	}
}

// ofTown returns the holder of a town's office: somebody named in the article,
// else the office itself.
func (r *reader) ofTown(o *actor.Entry, p *phrase) []record.Actor {
	for k := range r.namings {
		if c := &r.namings[k]; c.town == p.town && holds(c.who.office, o.Name) {
			x := r.actorOf(c.who, c.first, c.last)
			x.Because = named
			return []record.Actor{x}
		}
	}
	return []record.Actor{{
		ID: p.country() + "/" + slug(o.Name+" of "+p.town), Name: r.nameText(p.first, p.last), Country: p.country(),
		Sectors: o.Sectors, Office: o.Name, Kind: record.KindPerson, Because: "office",
	}}
}
