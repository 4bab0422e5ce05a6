package mention

import (
	"strings"

	"readout/internal/actor"
	"readout/internal/record"
	"readout/internal/ud"
)

// A phrase is what stands around the noun of a description.
type phrase struct {
	first, last int
	countries   []*actor.Entry // "Iranian and Turkish officials" has two
	owner       []record.Actor // "his government", "Erdogan's party"
	definite    bool
	two         bool // "the two ministers", "both sides"
	top         bool // "the top Iranian diplomat"
	manner      string
	town        string // "Derna's mayor"
	opposition  bool   // "opposition activists"
	possessed   bool   // a possessive stands between the noun and what was read last
}

// addDescription adds what a noun for people or an office stands for, and
// returns the word after it.
//
//	"the top Iranian diplomat" · "Israeli settlers" · "the two ministers"
func (r *reader) addDescription(a *atom, s ud.Sentence) int {
	if r.inTitle(a) {
		return a.last
	}
	p := r.phraseOf(a.first, a.last, s)
	r.takeTown(&p, a)
	var who []record.Actor
	plural, noun := false, a.senses[0].Name
	switch n, o := a.sense(actor.Noun), a.sense(actor.Office); {
	case p.two:
		who, plural = r.pair(a.first, o), true
	case n != nil && (n.Plural || o == nil):
		who, plural = r.peopleOf(n, &p), n.Plural
	case o != nil && r.doc.Words[a.last-1].XPOS == "NNS":
		who, plural = r.holdersOf(o, &p), true
	case o != nil && p.town != "":
		who = r.ofTown(o, &p)
	case o != nil:
		who = r.holderOf(o, &p)
	}
	r.add(Mention{First: p.first, Last: a.last, Class: Description, Plural: plural, noun: noun, Actors: r.spanned(who, p.first, a.last)})
	return a.last
}

// inTitle reports whether an atom is part of a title beside a name.
func (r *reader) inTitle(a *atom) bool {
	for i := a.last; i < len(r.doc.Words) && i < a.last+maxTitle; i++ {
		if c := r.namingAt[i]; c != 0 {
			t := &r.namings[c-1].title
			return (t.office != "" || t.counterpart) && t.first <= a.first && a.last <= r.namings[c-1].first
		}
	}
	return false
}

// phraseOf reads the words around a noun at [first, last).
func (r *reader) phraseOf(first, last int, s ud.Sentence) phrase {
	p := phrase{first: first, last: last}
	for i := first - 1; i >= s.First && i > first-10; i-- {
		if a := r.atomOf(i); a != nil && r.namingAt[i] == 0 { // not "Trump" of "the Trump administration"
			if !r.takeBefore(&p, a) {
				break
			}
			i = a.first
			p.first = i
			continue
		}
		if !r.wordBefore(&p, i, s) {
			break
		}
		p.first = i
	}
	p.first = r.trimFirst(p.first, first)
	if !p.two {
		p.first = r.trimCount(p.first, first)
	}
	if len(p.countries) == 0 {
		r.takeAfter(&p, last, s)
	}
	return p
}

// trimFirst moves the start of a phrase off marks and conjunctions.
func (r *reader) trimFirst(i, limit int) int {
	for i < limit {
		switch r.doc.Words[i].UPOS {
		case "PART", "PUNCT", "CCONJ", "ADV":
			i++
			continue
		}
		break
	}
	return i
}

// trimCount moves the start of a phrase behind the number of those it names:
// "at least four Sudanese soldiers" names Sudanese soldiers.
func (r *reader) trimCount(i, limit int) int {
	for i < limit && (r.doc.Words[i].UPOS == "NUM" || isCounting(r.forms[i])) {
		i++
	}
	if old := i + 4; old < limit && r.forms[i] == "-" && r.forms[i+1] == "year" && r.forms[i+3] == "old" { // "20-year-old"
		return old
	}
	return i
}

func isCounting(form string) bool {
	switch strings.ToLower(form) {
	case "least", "most", "more", "fewer", "less", "many", "several", "few", "numerous", "other", "another":
		return true
	}
	return false
}

func (r *reader) takeBefore(p *phrase, a *atom) bool {
	if e := a.sense(actor.Standing); e != nil {
		p.top = p.top || e.Name == "senior"
		if e.Name != "senior" && p.manner == "" {
			p.manner = e.Name
		}
		return true
	}
	if e := a.sense(actor.Group, actor.Body); e != nil {
		p.countries = append(p.countries, e)
		return true
	}
	if e := a.country(); e != nil {
		p.countries = append(p.countries, e)
		return true
	}
	n := a.sense(actor.Noun)
	p.opposition = p.opposition || n != nil && n.Name == "opposition"
	return n != nil || a.sense(actor.Office) != nil
}

func (r *reader) wordBefore(p *phrase, i int, s ud.Sentence) bool {
	w := &r.doc.Words[i]
	if c := r.namingAt[i]; c != 0 {
		k := &r.namings[c-1]
		p.owner = []record.Actor{r.actorOf(k.who, k.first, k.last)}
		return false
	}
	switch lower := strings.ToLower(w.Form); {
	case lower == "both":
		p.two, p.definite = !p.possessed, true
		return true
	case lower == "two": // "the two ministers", not "two ministers"
		p.two = !p.possessed && i > s.First && isDefiniteWord(r.forms[i-1])
		return true
	case isDefiniteWord(lower):
		p.definite = true
		return i > s.First && strings.EqualFold(r.forms[i-1], "both")
	case lower == "top" || lower == "chief":
		p.top = true
		return true
	case w.XPOS == "PRP$":
		p.owner, p.definite = r.pronounActors(i, s), true
		return false
	case lower == "and": // "Iranian and Turkish officials"
		a, b := r.atomOf(i-1), r.atomOf(i+1)
		return i > s.First && a != nil && b != nil && a.sense(actor.Adjective, actor.State) != nil && b.sense(actor.Adjective, actor.State) != nil
	}
	p.possessed = p.possessed || w.XPOS == "POS"
	switch w.UPOS {
	case "ADJ", "NOUN", "PROPN", "NUM", "PART":
		return true
	}
	return isJointForm(w.Form) || isQuote(w.Form)
}

func isDefiniteWord(s string) bool {
	switch strings.ToLower(s) {
	case "the", "this", "these", "that", "those":
		return true
	}
	return false
}

func isQuote(s string) bool { return s == "\"" || s == "“" || s == "”" || s == "'" || s == "‘" }

// takeAfter reads what follows the noun: "the president of Türkiye", "officials
// from Iran", "the people of Gaza".
func (r *reader) takeAfter(p *phrase, last int, s ud.Sentence) {
	if last+1 >= s.Last {
		return
	}
	switch strings.ToLower(r.forms[last]) {
	case "of", "from", "in", "for", "to":
	default:
		return
	}
	i := last + 1
	for i < s.Last && (r.doc.Words[i].UPOS == "DET" || r.doc.Words[i].UPOS == "ADJ" && r.atomOf(i) == nil) {
		i++
	}
	if i >= s.Last {
		return
	}
	for a := r.atomOf(i); a != nil; a = r.nextOfList(a.last, s) {
		if e := a.country(); e != nil {
			p.countries = append([]*actor.Entry{e}, p.countries...)
		}
	}
}

// nextOfList returns the known name that goes on with a list after word i:
// "of Armenia, Georgia and Azerbaijan".
func (r *reader) nextOfList(i int, s ud.Sentence) *atom {
	if i+1 >= s.Last || r.forms[i] != "and" && r.forms[i] != "," {
		return nil
	}
	if i++; i+1 < s.Last && (r.forms[i] == "and" || r.doc.Words[i].UPOS == "DET") {
		i++
	}
	if a := r.atomOf(i); a != nil && a.first == i && a.sense(actor.State, actor.Territory, actor.Capital) != nil {
		return a
	}
	return nil
}

// country returns the country of a phrase, from its modifiers or its owner.
func (p *phrase) country() string {
	if len(p.countries) > 0 {
		return p.countries[0].Country
	}
	if len(p.owner) > 0 {
		return p.owner[0].Country
	}
	return ""
}

// holderOf returns who is meant by an office: somebody named in the article,
// else the holder in the office table, else the office itself.
func (r *reader) holderOf(o *actor.Entry, p *phrase) []record.Actor {
	office, country := o.Name, p.country()
	if office == "Diplomat" && p.top {
		office = "Minister of Foreign Affairs"
	}
	if country == "" && !p.definite {
		return nil
	}
	x, ok := r.lastOf(p.first+1, func(c candidate, a record.Actor) bool {
		return a.Kind == record.KindPerson && (country == "" || a.Country == country) && holds(a.Office, office) && !r.besideSubject(p.last-1, c)
	})
	if !ok && country != "" {
		x, ok = r.laterHolder(office, country)
	}
	if ok {
		x.Because = named
		return []record.Actor{x}
	}
	if country == "" {
		return nil
	}
	if day := r.pass.Article.Published; day != "" && p.manner == "" {
		if ts := r.kb.Holder(country, office, day); len(ts) == 1 {
			return []record.Actor{{
				ID: ts[0].ID, Name: ts[0].Name, Country: country, Sectors: o.Sectors, Office: ts[0].Office,
				Kind: record.KindPerson, Because: "office table",
			}}
		}
	}
	name := office
	if p.manner != "" {
		name = p.manner + " " + office
	}
	return []record.Actor{{
		ID: country + "/" + slug(name), Name: r.nameText(p.first, p.last), Country: country, Sectors: o.Sectors,
		Office: name, Kind: record.KindPerson, Because: "office",
	}}
}

// holdersOf returns who is meant by an office in the plural: one holder for each
// of several countries, if the article names all of them.
//
//	"the presidents of Guyana and Venezuela", not "Turkish ministers"
func (r *reader) holdersOf(o *actor.Entry, p *phrase) []record.Actor {
	group := r.groupOf(o.Name, o.Sectors, record.KindGroup, p)
	if len(group) < 2 || !single[o.Name] {
		return group
	}
	var out []record.Actor
	for k := len(p.countries) - 1; k >= 0; k-- {
		one := *p
		one.countries = p.countries[k : k+1]
		who := r.holderOf(o, &one)
		if len(who) == 0 || who[0].Because != named {
			return group
		}
		out = append(out, who...)
	}
	return out
}

// named is why an office stands for a person whom the article names.
const named = "title in the same article"

// single holds the offices that one person of a country has at a time.
var single = map[string]bool{
	"President": true, "Prime Minister": true, "Minister of Foreign Affairs": true, "Minister of Defence": true,
	"Chancellor": true, "King": true, "Leader": true,
}

// besideSubject reports whether a candidate stands in the clause of which the
// noun is the subject, so that it is somebody else.
//
//	"Standing next to Fidan, the minister said …": not Fidan
func (r *reader) besideSubject(noun int, c candidate) bool {
	if c.sentence != r.doc.SentenceOf(noun) || !r.doc.Is(noun, "nsubj") {
		return false
	}
	verb := r.doc.Words[noun].Head
	for i, k := c.word, 0; i >= 0 && k < 12; i, k = r.doc.Words[i].Head, k+1 {
		if i == verb {
			return true
		}
		if r.doc.Words[i].UPOS == "VERB" && !r.doc.Is(i, "advcl") { // a clause with a subject of its own
			return false
		}
	}
	return false
}

// laterHolder finds a person whom the article names further on.
func (r *reader) laterHolder(office, country string) (record.Actor, bool) {
	for _, c := range r.holders[country] {
		if holds(c.who.office, office) {
			return r.actorOf(c.who, c.first, c.last), true
		}
	}
	return record.Actor{}, false
}

// holds reports whether somebody of the office held can be called by the office
// said: a foreign minister is "the minister", a president "the leader".
func holds(held, said string) bool {
	held = strings.TrimPrefix(strings.TrimPrefix(held, "acting "), "deputy ")
	switch {
	case held == "" || said == "":
		return false
	case held == said || strings.HasPrefix(held, said+" "):
		return true
	}
	switch said {
	case "Leader":
		return held == "President" || held == "Prime Minister" || held == "King" || held == "Chancellor" || held == "Supreme Leader"
	case "Diplomat":
		return held == "Minister of Foreign Affairs" || held == "Ambassador" || held == "Envoy" || held == "Permanent Representative"
	case "Minister":
		return strings.HasPrefix(held, "Minister") || held == "Prime Minister"
	case "Minister of Foreign Affairs":
		return held == "Secretary of State" || held == "Foreign Secretary"
	case "Official":
		return true
	}
	return strings.HasSuffix(held, " "+said) || said == "Spokesperson" && strings.Contains(held, said)
}

// peopleOf returns who is meant by a noun for people or institutions.
func (r *reader) peopleOf(n *actor.Entry, p *phrase) []record.Actor {
	country := p.country()
	if country == "" && len(p.owner) == 1 && n.Name == "government" {
		country = r.ruled(p.owner[0].Name)
	}
	if country == "" {
		if !p.definite || len(p.owner) > 0 || len(p.countries) > 0 {
			return nil
		}
		// "the regime", "the ministry", "the army": the last one spoken of
		x, ok := r.lastOf(p.first, func(c candidate, a record.Actor) bool {
			m := &r.table.Mentions[c.mention]
			return m.Class == Description && m.noun == n.Name ||
				m.Class == Name && m.Last-m.First > 1 && strings.EqualFold(r.forms[m.Last-1], r.forms[p.last-1])
		})
		if !ok {
			return r.institutionOf(n, p)
		}
		x.Because = "named before"
		return []record.Actor{x}
	}
	kind := record.KindGroup
	switch n.Name {
	case "government", "ministry", "parliament", "court", "police", "military", "intelligence agency", "party", "journalist":
		kind = record.KindOrganisation
	}
	if len(n.Sectors) > 0 && (n.Sectors[0] == "CVL" || n.Sectors[0] == "REF") {
		kind = record.KindPeople
	}
	sectors := n.Sectors
	if p.opposition && len(sectors) > 0 && sectors[0] == "CVL" {
		sectors = []string{"OPP"}
	}
	return r.groupOf(n.Name, sectors, kind, p)
}

// groupOf returns one actor for each country of the phrase.
func (r *reader) groupOf(noun string, sectors []string, kind record.ActorKind, p *phrase) []record.Actor {
	var out []record.Actor
	seen := map[string]bool{}
	for i := len(p.countries) - 1; i >= 0; i-- {
		e := p.countries[i]
		if seen[e.Country] || e.Country == "" {
			continue
		}
		seen[e.Country] = true
		x := record.Actor{
			ID: e.Country + "/" + slug(noun), Name: r.nameText(p.first, p.last), Country: e.Country,
			Sectors: sectors, Kind: kind, Because: "description",
		}
		switch {
		case e.Kind == actor.Group || e.Kind == actor.Body: // "Hamas leaders"
			x.ID, x.Sectors = e.ID, e.Sectors
			if len(sectors) > 0 && sectors[0] == "CVL" {
				x.ID, x.Sectors = e.ID+"/"+slug(noun), sectors
			}
		case noun == "government":
			if st := r.kb.Entry(e.Country); st != nil {
				x.ID, x.Name, x.Kind = st.ID, st.Name, record.KindState
			}
		}
		out = append(out, x)
	}
	if noun == "government" && len(p.owner) == 1 && p.owner[0].Country == "" {
		p.owner[0].Country = r.ruled(p.owner[0].Name)
	}
	if len(out) == 0 && len(p.owner) > 0 && p.owner[0].Country != "" {
		o := p.owner[0]
		x := record.Actor{ID: o.Country + "/" + slug(noun), Name: r.nameText(p.first, p.last), Country: o.Country, Sectors: sectors, Kind: kind, Because: "possessor"}
		if noun == "government" {
			if st := r.kb.Entry(o.Country); st != nil {
				x.ID, x.Name, x.Kind = st.ID, st.Name, record.KindState
			}
		}
		out = append(out, x)
	}
	return out
}

// spanned gives actors the letters they are mentioned by here.
func (r *reader) spanned(as []record.Actor, first, last int) []record.Actor {
	out := make([]record.Actor, len(as))
	for i, a := range as {
		a.Span = r.doc.Cover(first, last)
		out[i] = a
	}
	return out
}
