package actor

import (
	"fmt"
	"io/fs"
	"strings"

	"readout/internal/table"
)

// Load reads the tables of a knowledge base. Errors name file and line.
func Load(fsys fs.FS) (*Base, error) {
	b := &Base{byID: make(map[string]*Entry, 8000), tenures: make([]Tenure, 0, 6000), offices: map[string][]string{}, titles: map[string]*Entry{}}
	b.room = 16000
	for _, t := range []struct {
		file    string
		columns string
		row     func(table.Row) error
	}{
		{"states.tsv", "code name aliases adjectives people capital metonyms loaded", b.state},
		{"territories.tsv", "name country sectors aliases adjectives people capital", b.territory},
		{"bodies.tsv", "name country plover sectors aliases", b.body},
		{"groups.tsv", "name country sectors aliases loaded", b.group},
		{"offices.tsv", "office kind sectors words same", b.office},
		{"nouns.tsv", "noun singular plural sectors group loaded", b.noun},
		{"leaders.tsv", "country office name short from to", b.leader},
		{"people.tsv", "country of office name short from to", b.person},
	} {
		data, err := fs.ReadFile(fsys, t.file)
		if err != nil {
			return nil, fmt.Errorf("knowledge base: %w", err)
		}
		rows, err := table.Read(t.file, string(data), strings.Fields(t.columns)...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if err := t.row(r); err != nil {
				return nil, err
			}
		}
	}
	b.holders, b.persons = index(b.tenures), byPerson(b.tenures)
	return b, nil
}

// slug turns a name into the last part of an id: "Hamas" to "hamas".
func slug(name string) string { return strings.ReplaceAll(Fold(name), " ", "-") }

// enter adds an entry with the names by which it is called. The first entry of
// an id stands for it.
func (b *Base) enter(e Entry, names ...string) *Entry {
	p := &e
	p.Aliases = names
	if b.byID[e.ID] == nil {
		b.byID[e.ID] = p
	}
	b.entries = append(b.entries, p)
	b.Add(p, names...)
	return p
}

func (b *Base) state(r table.Row) error {
	code := r.Get("code")
	if b.byID[code] != nil {
		return r.Errorf("the code %q stands twice", code)
	}
	if len(code) != 3 || r.Get("name") == "" {
		return r.Errorf("a state needs a code of three letters and a name")
	}
	e := Entry{Kind: State, ID: code, Name: r.Get("name"), Country: code, Plover: code}
	b.enter(e, append(r.List("aliases"), e.Name)...)
	if names := r.List("loaded"); names != nil {
		byname := e
		byname.Loaded = true
		b.enter(byname, names...)
	}
	e.Sectors = []string{"GOV"}
	e.Kind = Metonym
	if names := r.List("metonyms"); names != nil {
		b.enter(e, names...)
	}
	e.Sectors = nil
	return b.land(r, e)
}

func (b *Base) territory(r table.Row) error {
	country, name := r.Get("country"), r.Get("name")
	if b.byID[country] == nil {
		return r.Errorf("%q is no code of states.tsv", country)
	}
	e := Entry{Kind: Territory, ID: country + "/" + slug(name), Name: name, Country: country, Plover: country, Sectors: r.List("sectors")}
	if b.byID[e.ID] != nil {
		return r.Errorf("the territory %q stands twice", name)
	}
	b.enter(e, append(r.List("aliases"), name)...)
	return b.land(r, e)
}

// land enters what states and territories have in common: adjectives, their
// people and capitals.
func (b *Base) land(r table.Row, e Entry) error {
	if names := r.List("capital"); names != nil {
		e.Kind = Capital
		b.enter(e, names...)
	}
	if names := r.List("adjectives"); names != nil {
		e.Kind = Adjective
		b.enter(e, names...)
	}
	for _, pair := range r.List("people") {
		one, many, ok := strings.Cut(pair, "/")
		if !ok {
			return r.Errorf("people %q: write singular/plural", pair)
		}
		e.Kind = Demonym
		if one != many {
			b.enter(e, one)
		}
		plural := e
		plural.Plural = true
		b.enter(plural, many)
	}
	return nil
}

func (b *Base) body(r table.Row) error {
	e := Entry{Kind: Body, ID: "body/" + slug(r.Get("name")), Name: r.Get("name"),
		Country: r.Get("country"), Plover: r.Get("plover"), Sectors: r.List("sectors")}
	if e.Plover == "" {
		e.Plover = e.Country
	}
	return b.unique(r, e, r.List("aliases"))
}

func (b *Base) group(r table.Row) error {
	e := Entry{Kind: Group, ID: "group/" + slug(r.Get("name")), Name: r.Get("name"),
		Country: r.Get("country"), Plover: r.Get("country"), Sectors: r.List("sectors")}
	if err := b.unique(r, e, r.List("aliases")); err != nil {
		return err
	}
	if names := r.List("loaded"); names != nil {
		e.Loaded = true
		b.enter(e, names...)
	}
	return nil
}

// unique enters an entry whose id must be new.
func (b *Base) unique(r table.Row, e Entry, aliases []string) error {
	if e.Name == "" || b.byID[e.ID] != nil {
		return r.Errorf("the name %q is empty or stands twice", e.Name)
	}
	b.enter(e, append(aliases, e.Name)...)
	return nil
}

func (b *Base) office(r table.Row) error {
	name := r.Get("office")
	e := Entry{Kind: Kind(r.Get("kind")), ID: r.Get("kind") + "/" + slug(name), Name: name, Sectors: r.List("sectors")}
	if e.Kind != Office && e.Kind != Standing {
		return r.Errorf("kind %q: write office or standing", e.Kind)
	}
	if b.byID[e.ID] != nil {
		return r.Errorf("the office %q stands twice", name)
	}
	b.titles[name] = b.enter(e, r.List("words")...)
	for _, same := range r.List("same") {
		b.offices[name] = append(b.offices[name], same)
		b.offices[same] = append(b.offices[same], name)
	}
	return nil
}

func (b *Base) noun(r table.Row) error {
	e := Entry{Kind: Noun, ID: "noun/" + slug(r.Get("noun")), Name: r.Get("noun"), Sectors: r.List("sectors"),
		Group: r.Get("group"), Loaded: r.Get("loaded") != ""}
	if b.byID[e.ID] != nil {
		return r.Errorf("the noun %q stands twice", e.Name)
	}
	if names := r.List("singular"); names != nil {
		b.enter(e, names...)
	}
	if names := r.List("plural"); names != nil {
		e.Plural = true
		b.enter(e, names...)
	}
	return nil
}
