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
	Standing  Kind = "standing"  // "deputy", "acting", "former": before an office
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
	Aliases []string // the names of this entry, as the tables write them
	Loaded  bool     // a name that only some outlets use; the wording is theirs
}

//go:embed tables/*.tsv
var tables embed.FS

// A Base is a set of entries with their names.
type Base struct {
	Names[*Entry] // Lookup and Longest
	byID          map[string]*Entry
	entries       []*Entry
	tenures       []Tenure
	persons       map[string][]*Tenure // by the id of the holder
	holders       holders
	titles        map[string]*Entry   // offices by their canonical names
	offices       map[string][]string // an office and the offices that stand for it
	mark          string              // of users' own tables
	sounds        soundIndex
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
