package mention

import (
	"fmt"
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/record"
	"readout/internal/text"
)

// A person is somebody whom the article names.
type person struct {
	name    string // the fullest spelling in the article, or the knowledge base's
	folded  [][]string
	id      string
	country string
	sectors []string
	office  string
	group   *actor.Entry
	because string
	known   bool    // the knowledge base has them
	first   *naming // the mention whose title gave the office
}

// learnPeople makes persons of the names: the spellings of one name are one
// person, and a title at any of them is the title of all.
func (r *reader) learnPeople() {
	for i := range r.namings {
		c := &r.namings[i]
		p := r.personOf(c)
		if p == nil {
			p = &person{}
			r.people = append(r.people, p)
		}
		p.learn(c)
		r.index(p, c)
		c.who = p
	}
	for i := range r.namings {
		r.inherit(i)
	}
	for _, p := range r.people {
		r.consult(p)
	}
	for i := range r.namings {
		r.inheritCountry(&r.namings[i]) // of owners that the knowledge base knows
		r.place(&r.namings[i])
	}
	for _, p := range r.people {
		p.finish()
	}
	for i := range r.namings {
		if c := &r.namings[i]; c.who.office != "" {
			r.holders[c.who.country] = append(r.holders[c.who.country], c)
		}
	}
}

// index makes a person known by one more name.
func (r *reader) index(p *person, c *naming) {
	for _, key := range append(nameParts(c.name), soundKey(strings.Fields(actor.Fold(c.name)))) {
		if list := r.byName[key]; len(list) == 0 || list[len(list)-1] != p {
			r.byName[key] = append(list, p)
		}
	}
}

// place gives an office-holder whose country neither the title nor the office
// table tells the country named last before the name in its sentence, else the
// one the article speaks of first.
//
//	"Landing in Argyle, Prime Minister Ralph …": a guess, and marked as one
func (r *reader) place(c *naming) {
	p := c.who
	if p.country != "" || p.office == "" || !governs(p.sectors) || c.title.owner >= 0 && r.namingAt[c.title.owner] == 0 {
		return // "its chief executive, …": of whatever "it" is
	}
	s := r.doc.Sentences[r.doc.SentenceOf(c.first)]
	e := r.countryNear(c.first, s.First)
	if e == nil || s.Last-c.last < 4 && c.title.first > s.First && r.forms[c.title.first-1] == "," { // "…, Minister X said."
		e = r.firstCountry()
	}
	if e != nil {
		p.country, p.because = e.Country, "context"
	}
}

// countryNear returns the country named last in words [from, i).
func (r *reader) countryNear(i, from int) *actor.Entry {
	for k := i - 1; k >= from; k-- {
		if a := r.atomOf(k); a != nil && r.namingAt[k] == 0 { // not "German" of "German Galushchenko"
			if e := a.sense(actor.State, actor.Adjective); e != nil {
				return e
			}
		}
	}
	return nil
}

// firstCountry returns the country the article names first.
func (r *reader) firstCountry() *actor.Entry {
	for k := range r.atoms {
		if e := r.atoms[k].sense(actor.State, actor.Adjective); e != nil {
			return e
		}
	}
	return nil
}

func governs(sectors []string) bool {
	if len(sectors) == 0 {
		return false
	}
	switch sectors[0] {
	case "GOV", "LEG", "MIL", "JUD", "OPP":
		return true
	}
	return false
}

// finish settles what is still open when all of the article has been looked at.
func (p *person) finish() {
	if p.because == "" {
		p.because = "name"
	}
	if p.id == "" {
		p.id = strings.TrimPrefix(p.country+"/", "/") + slug(p.name)
	}
}

// personOf returns the person already met whose name c is, nil if there is
// none. The last one met wins: "Fidan" is the Fidan spoken of before.
func (r *reader) personOf(c *naming) *person {
	words := strings.Fields(actor.Fold(c.name))
	keys := nameParts(c.name)
	if len(words) > 1 {
		keys = keys[1:] // a given name alone brings nobody together
	}
	for _, key := range append(keys, soundKey(words)) {
		if p := lastNamed(r.byName[key], c, words); p != nil {
			return p
		}
	}
	return nil
}

// soundKey returns the key under which spellings of a family name that share no
// word are found: "Mekdad" and "Mikdad".
func soundKey(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "~" + actor.Sound(words[len(words)-1])
}

// lastNamed returns the last of the people that can be called by the words.
func lastNamed(people []*person, c *naming, words []string) *person {
	for i := len(people) - 1; i >= 0; i-- {
		p := people[i]
		if c.title.country != "" && p.country != "" && c.title.country != p.country {
			continue
		}
		for _, f := range p.folded {
			if sameName(words, f) {
				return p
			}
		}
	}
	return nil
}

// sameName compares two folded names as one article spells them: one name is a
// part of the other, or they are spellings of the same.
//
//	fidan · hakan fidan     amirabdollahian · hossein amir abdollahian
func sameName(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return false
	}
	if isPart(a, b) || strings.HasSuffix(strings.Join(b, ""), strings.Join(a, "")) && len(strings.Join(a, "")) > 5 {
		return true
	}
	return len(a) > 1 && actor.SameName(strings.Join(a, " "), strings.Join(b, " ")) >= actor.Medium
}

// isPart reports whether all words of a stand in b in their order, the last of
// a being no first name of b.
func isPart(a, b []string) bool {
	k := 0
	for _, w := range b {
		if k < len(a) && w == a[k] {
			k++
		}
	}
	return k == len(a)
}

// learn takes what one mention of the name tells of the person.
func (p *person) learn(c *naming) {
	words := strings.Fields(actor.Fold(c.name))
	if !slices.ContainsFunc(p.folded, func(f []string) bool { return slices.Equal(f, words) }) {
		p.folded = append(p.folded, words) // each spelling once: personOf looks at all of them
	}
	if len(c.name) > len(p.name) {
		p.name = c.name
	}
	t := &c.title
	if p.country == "" {
		p.country = t.country
	}
	if p.group == nil {
		p.group = t.group
	}
	if p.office == "" && t.office != "" {
		p.office, p.sectors = t.fullOffice(), t.sectors
		p.because, p.first = named, c
	}
}

// fullOffice returns the office with what qualifies it: "acting Minister of
// Foreign Affairs".
func (t *title) fullOffice() string {
	if t.manner != "" && t.office != "" {
		return t.manner + " " + t.office
	}
	return t.office
}

// inherit gives a counterpart the office of whose counterpart they are, and a
// minister named by their president's name that president's country.
func (r *reader) inherit(i int) {
	c := &r.namings[i]
	p := c.who
	if c.title.counterpart && p.office == "" {
		if o := r.ownerOf(i); o != nil {
			p.office, p.sectors = o.office, o.sectors
			p.because = "counterpart in the same article"
		}
	}
	r.inheritCountry(c)
}

func (r *reader) inheritCountry(c *naming) {
	if c.who.country != "" || c.title.owner < 0 || c.title.counterpart {
		return
	}
	if k := r.namingAt[c.title.owner]; k != 0 {
		c.who.country = r.namings[k-1].who.country
	}
}

// ownerOf returns the person whose counterpart a naming names: the last one
// named before.
func (r *reader) ownerOf(k int) *person {
	c := &r.namings[k]
	for i := k - 1; i >= 0; i-- {
		if o := &r.namings[i]; o.last <= c.title.first && o.who != c.who {
			return o.who
		}
	}
	return nil
}

// consult asks the knowledge base about a person, as of the article's date.
func (r *reader) consult(p *person) {
	if t, ok := r.tenureOf(p); ok {
		p.known, p.name, p.id = true, t.Name, t.ID
		if p.country == "" {
			p.country = t.Country
		}
		if e := r.kb.Entry(t.ID); e != nil && len(p.sectors) == 0 {
			p.sectors = e.Sectors
		}
		if p.office == "" && t.Office != "" && (r.pass.Article.Published == "" || t.Holds(r.pass.Article.Published)) {
			p.office = t.Office
			p.because = "office table"
		}
		if p.because == "" {
			p.because = "name table"
		}
	}
	r.checkOffice(p)
	if p.group != nil && p.country == "" {
		p.country = p.group.Country
	}
}

// checkOffice says so if the article gives somebody an office that they had
// left before it was published, as far as the office table knows.
func (r *reader) checkOffice(p *person) {
	day := r.pass.Article.Published
	if day == "" || !p.known || p.first == nil || p.first.title.office == "" || p.first.title.manner != "" {
		return
	}
	var last actor.Tenure
	for _, t := range r.kb.Tenures(p.id) {
		if t.Office != p.first.title.office {
			continue
		}
		if t.Holds(day) || t.From > day {
			return
		}
		if t.To > last.To {
			last = t
		}
	}
	if last.To != "" && r.pass.Diagnose != nil {
		r.pass.Diagnose(text.Diagnostic{
			ID:   "office-left",
			Text: fmt.Sprintf("%s is called %s, but held that office only until %s, as far as the office table knows", p.name, last.Office, last.To),
			Span: r.doc.Cover(p.first.first, p.first.last),
		})
	}
}

// sameHolder returns the holder of a person's office at the article's date, if
// the person's name can be theirs: "Ali Bagheri" is Ali Bagheri Kani.
func (r *reader) sameHolder(p *person) []actor.Tenure {
	office := p.office
	if p.first != nil {
		office = p.first.title.office
	}
	words := strings.Fields(actor.Fold(p.name))
	var out []actor.Tenure
	for _, t := range r.kb.Holder(p.country, office, r.pass.Article.Published) {
		if sameName(words, strings.Fields(actor.Fold(t.Name))) {
			out = append(out, t)
		}
	}
	return out
}

// tenureOf finds the one holder in the office table that the person can be.
func (r *reader) tenureOf(p *person) (actor.Tenure, bool) {
	var best actor.Tenure
	rank := 0
	tenures := r.kb.Named(p.name)
	if len(tenures) == 0 {
		tenures = r.kb.Spelled(p.name)
	}
	if len(tenures) == 0 && p.country != "" && p.office != "" && r.pass.Article.Published != "" {
		tenures = r.sameHolder(p)
	}
	for _, t := range tenures {
		if p.country != "" && p.country != t.Country {
			continue
		}
		k := 1
		if strings.HasPrefix(t.ID, t.Country+"/") {
			k++ // Charles III is king of many states, and of the United Kingdom first
		}
		if r.pass.Article.Published != "" && t.Holds(r.pass.Article.Published) {
			k += 2
		}
		switch {
		case k > rank:
			best, rank = t, k
		case k == rank && t.ID != best.ID:
			if p.country == "" {
				return actor.Tenure{}, false // two people of that name
			}
		case k == rank && t.From > best.From:
			best = t
		}
	}
	return best, rank > 0
}

// actorOf makes an actor of a person as mentioned at words [first, last).
func (r *reader) actorOf(p *person, first, last int) record.Actor {
	return record.Actor{
		ID: p.id, Name: p.name, Country: p.country, Sectors: p.sectors, Office: p.office,
		Kind: record.KindPerson, Because: p.because, Span: r.doc.Cover(first, last),
	}
}

func (r *reader) addPerson(c *naming) int {
	r.add(Mention{First: c.first, Last: c.last, Class: Name, Actors: []record.Actor{r.actorOf(c.who, c.first, c.last)}})
	r.lead(c)
	r.addOffices(c)
	return c.last
}

// lead makes the words of a title that belong to no other mention lead to the
// person: a tree may take "Minister" for the head of "Minister Fidan".
func (r *reader) lead(c *naming) {
	if c.title.first >= c.first || c.title.office == "" && !c.title.counterpart {
		return
	}
	m := r.table.at[c.first]
	for i := c.title.first; i < c.first; i++ {
		if a := r.atomOf(i); a != nil && a.country() != nil || r.namingAt[i] != 0 {
			continue
		}
		if r.doc.Words[i].UPOS != "PUNCT" && r.doc.Words[i].UPOS != "ADP" {
			r.table.at[i] = m
		}
	}
}

func slug(name string) string { return strings.ReplaceAll(actor.Fold(name), " ", "-") }
