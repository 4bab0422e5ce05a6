// Package actor knows who may act in the record: states, international
// bodies, armed groups, parties, offices with their holders, and the nouns for
// people.
//
// It answers what words mean by themselves; who is meant by them in an article
// is for package mention. It must never know a sentence or a tree. What it
// knows stands in tables/*.tsv, each with its origin in the head.
package actor

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// A Kind says how words name an Entry.
type Kind string

// The kinds of entries.
const (
	State     Kind = "state"     // "Iran", "the Islamic Republic"
	Territory Kind = "territory" // "Gaza", "Crimea", "South Ossetia": coded under a state
	Adjective Kind = "adjective" // "Iranian"
	Demonym   Kind = "demonym"   // "Iranians", "a Briton"
	Capital   Kind = "capital"   // "Tehran", where it may stand for the government
	Metonym   Kind = "metonym"   // "Kremlin", "Downing Street"
	Body      Kind = "body"      // "United Nations", "OPEC", "IDF", "State Department"
	Group     Kind = "group"     // "Hamas", "PKK", "Likud"
	Office    Kind = "office"    // "foreign minister", "top diplomat"
	Modifier  Kind = "modifier"  // "deputy", "acting", "former": before an office
	Person    Kind = "person"    // "Vladimir Putin", "Putin"
	Noun      Kind = "noun"      // "soldiers", "protesters", "police"
)

// An Entry is one sense of a name.
type Entry struct {
	Kind    Kind
	ID      string   // whom it names: "IRN", "PSE/gaza-strip", "body/united-nations", "group/hamas", "office/king", "noun/soldier"
	Name    string   // canonical: "Iran" for all of Iran, Iranian, Tehran
	Country string   // ISO 3166-1 alpha-3, or IGO, NGO, IMG for bodies without one; "" none
	Plover  string   // PLOVER's country code; differs from Country for the UN (UNO) and the EU (EUR)
	Sectors []string // PLOVER's: GOV, MIL, REB …
	Group   string   // of a Noun: the population it counts, "children", "soldiers"
	Plural  bool     // of a Demonym or Noun: names several
	Loaded  bool     // a name that only some outlets use; the wording is theirs
}

//go:embed tables/*.tsv
var tables embed.FS

// A Base is a set of entries with their names.
type Base struct {
	names   map[string]*node // by folded words
	byID    map[string]*Entry
	entries []*Entry
	tenures []Tenure
	holders holders
	offices map[string][]string // an office and the offices that stand for it
}

// Known returns the knowledge base that is built into the program.
var Known = sync.OnceValue(func() *Base {
	sub, err := fs.Sub(tables, "tables")
	if err != nil {
		panic(err)
	}
	b, err := Load(sub)
	if err != nil {
		panic(fmt.Sprintf("the tables built into the program: %v", err)) // the tests load them
	}
	return b
})

// Entry returns the entry that stands for an id itself: the state of "IRN",
// not its capital. It returns nil for an id that is not known.
func (b *Base) Entry(id string) *Entry { return b.byID[id] }

// Entries returns all entries in the order of the tables.
func (b *Base) Entries() []*Entry { return b.entries }

// Lookup returns the senses of a whole name, nil if it has none. Marks,
// apostrophes, hyphens and spaces do not count; capital letters do where the
// table has them: "us" is no country.
func (b *Base) Lookup(name string) []*Entry {
	var stack [80]byte
	n := b.names[string(appendFold(stack[:0], name))]
	if n == nil {
		return nil
	}
	return n.senses[shapeOf(name)]
}

// Longest returns the senses of the longest name that starts at forms[i], and
// the number of forms it takes; 0 if no name starts there. Senses with less
// specific spelling come last. A name may be cut into forms in any way that
// keeps the hyphens and apostrophes as forms of their own or inside of one.
func (b *Base) Longest(forms []string, i int) (senses []*Entry, n int) {
	var stack [160]byte
	key := stack[:0]
	for j := i; j < len(forms); j++ {
		before := len(key)
		if j > i && before > 0 {
			key = append(key, ' ')
		}
		key = appendFold(key, forms[j])
		if len(key) <= before+1 && j > i {
			if !joins(forms[j]) {
				break
			}
			key = key[:before]
			continue
		}
		at := b.names[string(key)]
		if at == nil {
			break
		}
		if s := at.senses[shapeOfForms(forms[i:j+1])]; s != nil {
			senses, n = s, j+1-i
		}
	}
	return senses, n
}

// joins reports whether a form without letters may stand inside a name: the
// hyphen of "al - Qaeda".
func joins(form string) bool {
	switch form {
	case "-", "‐", "‑", "–", "&", "'", "’", "/":
		return true
	}
	return false
}

// add gives an entry one more name.
func (b *Base) add(e *Entry, names ...string) {
	for _, name := range names {
		key := Fold(name)
		if key == "" {
			continue
		}
		for end := range key {
			if key[end] == ' ' {
				b.node(key[:end])
			}
		}
		b.node(key).add(e, shapeOf(name))
	}
}

func (b *Base) node(key string) *node {
	n := b.names[key]
	if n == nil {
		n = &node{}
		b.names[strings.Clone(key)] = n
	}
	return n
}

// A node is a folded name or the first words of one.
type node struct {
	senses [shapes][]*Entry // by the shape of the text's letters; later shapes hold the senses of earlier ones too
}

func (n *node) add(e *Entry, s shape) {
	for ; s < shapes; s++ {
		if !slices.Contains(n.senses[s], e) {
			n.senses[s] = append(n.senses[s], e)
		}
	}
}
