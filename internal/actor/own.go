package actor

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"readout/internal/table"
	"readout/internal/timex"
)

// An Own table is what a user knows besides: docs/actors.md describes it.
type Own struct {
	File string // for errors
	Data []byte
}

const ownColumns = "kind name country of sectors office from to aliases"

// With returns the built-in knowledge with users' own tables on top, in their
// order. A name of theirs goes before the same name of the built-in tables, and
// a holder of theirs ends the tenure of whoever the built-in tables give that
// office. Errors name file, line and the way out.
func With(own ...Own) (*Base, error) {
	sub, err := fs.Sub(tables, "tables")
	if err != nil {
		return nil, err
	}
	b, err := Load(sub)
	if err != nil {
		return nil, err
	}
	h := sha256.New()
	for _, o := range own {
		h.Write(o.Data)
		h.Write([]byte{0})
		data := strings.TrimPrefix(string(o.Data), "\ufeff")
		rows, err := table.Read(o.File, data, strings.Fields(ownColumns)...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if err := b.own(r); err != nil {
				return nil, err
			}
		}
	}
	b.mark = hex.EncodeToString(h.Sum(nil))[:8]
	b.holders, b.persons = index(b.tenures), byPerson(b.tenures)
	return b, nil
}

// Mark names the users' own tables that the knowledge rests on by a hash of
// their bytes; it is empty for the built-in tables alone.
func (b *Base) Mark() string { return b.mark }

// own enters a row of a user's table.
func (b *Base) own(r table.Row) error {
	if err := b.checkOwn(r); err != nil {
		return err
	}
	names := append(r.List("aliases"), r.Get("name"))
	switch kind := Kind(r.Get("kind")); kind {
	case State:
		e := b.byID[r.Get("country")]
		if e == nil || e.Kind != State {
			return r.Errorf("%q is no state's code; a row can add names to a state, but no state", r.Get("country"))
		}
		b.call(e, names...)
	case Body, Group:
		b.call(b.ownEntry(r, Entry{Kind: kind, ID: string(kind) + "/" + slug(r.Get("name"))}), names...)
	case Person:
		return b.ownPerson(r, names)
	default:
		return r.Errorf("kind %q: write state, body, group or person", kind)
	}
	return nil
}

// checkOwn tells what any row can have wrong.
func (b *Base) checkOwn(r table.Row) error {
	for _, name := range append(r.List("aliases"), r.Get("name")) {
		if Fold(name) == "" {
			return r.Errorf("the name %q has no letters; every row needs a name, and aliases are parted by |", name)
		}
	}
	if c := r.Get("country"); c != "" && b.byID[c] == nil && !slices.Contains(bodies, c) {
		return r.Errorf("%q is no country code; write ISO 3166-1 alpha-3, as in NOR, or IGO or NGO for a body without a country", c)
	}
	for _, s := range r.List("sectors") {
		if !slices.Contains(sectors, s) {
			return r.Errorf("%q is no sector; write one or more of %s, parted by |", s, strings.Join(sectors, " "))
		}
	}
	for _, column := range []string{"from", "to"} {
		if d := timex.Date(r.Get(column)); d != "" && !d.Valid() {
			return r.Errorf("%s: %q is no date; write 2023, 2023-11 or 2023-11-25", column, d)
		}
	}
	if from, to := timex.Date(r.Get("from")), timex.Date(r.Get("to")); from != "" && to != "" && timex.Compare(from, to) > 0 {
		return r.Errorf("it ends on %s before it begins on %s", to, from)
	}
	return nil
}

// ownEntry returns the entry of e's id, made if there is none, with the row's
// country and sectors where it gives them.
func (b *Base) ownEntry(r table.Row, e Entry) *Entry {
	p := b.byID[e.ID]
	if p == nil {
		e.Name = r.Get("name")
		p = b.enter(e)
	}
	if c := r.Get("country"); c != "" {
		p.Country, p.Plover = c, c
	}
	if s := r.List("sectors"); s != nil {
		p.Sectors = s
	}
	return p
}

// ownPerson enters a person and the office that the row gives them.
func (b *Base) ownPerson(r table.Row, names []string) error {
	t := Tenure{Name: r.Get("name"), Country: r.Get("country"), Office: r.Get("office"),
		From: timex.Date(r.Get("from")), To: timex.Date(r.Get("to")), File: r.File, Line: r.Line}
	if of := r.Get("of"); of != "" {
		i := slices.IndexFunc(b.Lookup(of), func(e *Entry) bool { return e.Kind == Body || e.Kind == Group })
		if i < 0 {
			return r.Errorf("%q is no body or group; give it a row of its own above this one", of)
		}
		e := b.Lookup(of)[i]
		t.Of = e.ID
		if t.Country == "" {
			t.Country = e.Country
		}
	}
	if t.Country == "" {
		return r.Errorf("%s has no country; write a code, or the name of a body or group under of", t.Name)
	}
	var sectors []string
	if t.Office != "" {
		office := b.officeCalled(t.Office)
		if office == nil {
			return r.Errorf("%q is no office; 'readout actors show' tells what words are offices, as in 'readout actors show \"foreign minister\"'", t.Office)
		}
		t.Office, sectors = office.Name, b.sectorsOf(t.Of, office)
	}
	t.ID = t.Country + "/" + slug(t.Name)
	if b.byID[t.ID] == nil && r.List("sectors") == nil {
		b.enter(Entry{Kind: Person, ID: t.ID, Name: t.Name, Country: t.Country, Plover: t.Country, Sectors: sectors})
	}
	b.call(b.ownEntry(r, Entry{Kind: Person, ID: t.ID, Country: t.Country, Plover: t.Country}), names...)
	if t.Office != "" {
		b.tenures = slices.DeleteFunc(b.tenures, func(u Tenure) bool { return u.gives(t) })
		for i := range b.tenures {
			b.tenures[i].yield(t)
		}
	}
	b.tenures = append(b.tenures, t)
	return nil
}

// officeCalled returns the office of a canonical name or of words for it.
func (b *Base) officeCalled(words string) *Entry {
	if e := b.titles[words]; e != nil {
		return e
	}
	for _, e := range b.Lookup(words) {
		if e.Kind == Office {
			return e
		}
	}
	return nil
}

// rivals reports whether u and t are of one office and of two people.
func (u Tenure) rivals(t Tenure) bool {
	return u.Of == t.Of && u.Country == t.Country && u.Office == t.Office && u.ID != t.ID
}

// gives reports whether a tenure of the tables is wrong if the user's t is
// right: it lies wholly within t, or is still open where t's start is unknown.
func (u Tenure) gives(t Tenure) bool {
	if !u.rivals(t) || slices.Contains(many, t.Office) {
		return false
	}
	if t.From == "" {
		return u.To == ""
	}
	return u.From >= t.From && (t.To == "" || u.To != "" && u.To <= t.To)
}

// yield ends a tenure of the tables where the user's t begins.
func (u *Tenure) yield(t Tenure) {
	if u.rivals(t) && !slices.Contains(many, t.Office) && u.From < t.From && (u.To == "" || u.To > t.From) {
		u.To = t.From
	}
}

// call gives an entry more names, each before other senses of the same words
// that are of a similar kind; these give way.
func (b *Base) call(e *Entry, names ...string) {
	e.Aliases = append(e.Aliases, names...)
	b.Add(e, names...)
	for _, name := range names {
		n := b.stems[Fold(name)]
		for s := shapeOf(name); s < shapes; s++ {
			rest := slices.DeleteFunc(slices.Clone(n.senses[s]), func(x *Entry) bool { return x == e || similar(x.Kind, e.Kind) })
			n.senses[s] = append([]*Entry{e}, rest...)
		}
	}
}

// String tells whom an entry stands for: "group Hamas (PSE, REB) group/hamas".
func (e *Entry) String() string {
	codes := strings.TrimPrefix(strings.Join(append([]string{e.Country}, e.Sectors...), ", "), ", ")
	if codes != "" {
		codes = " (" + codes + ")"
	}
	return fmt.Sprintf("%s %s%s %s", e.Kind, e.Name, codes, e.ID)
}
