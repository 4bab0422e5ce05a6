package figure

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"readout/internal/record"
	"readout/internal/table"
	"readout/internal/ud"
)

//go:embed tables/*.tsv
var tables embed.FS

// A lexicon holds the tables of this package.
type lexicon struct {
	numbers map[string]numberWord
	before  map[string]hedge // qualifiers before a number, by their words
	after   map[string]hedge
	verbs   map[string][]*harm // by the verb of the lemma: "take hostage" under "take"
	forms   map[string]string  // regular form → lemma of a harm verb: "killed", "killing", "kills"
	nouns   map[string]*noun   // by lemma
	counted map[string]string  // noun → class of counted.tsv
	labels  map[string]bool
	months  map[string]bool
	says    map[string]bool // verbs of speech.tsv
	gives   map[string]bool // verbs that take a number but no clause
	by      map[string]bool // prepositions before the one who is cited
	others  map[string][]*otherNoun
}

// A numberWord is a row of numbers.tsv.
type numberWord struct {
	class     string
	value     float64
	qualifier record.Qualifier
}

// A hedge is a row of qualifiers.tsv.
type hedge struct {
	qualifier record.Qualifier
	soft      bool
}

// A harm is a verb of verbs.tsv.
type harm struct {
	lemma   string
	patient bool // counts those it is done to, else those who do it
	people  bool // only where a noun for people is counted: "captured 12 fighters", not "12 villages"
	measure record.Measure
	needs   []string
	not     []string
}

// A noun is a row of nouns.tsv.
type noun struct {
	word    string
	class   string
	measure record.Measure
	needs   []string
}

// known returns the tables built into the program.
var known = sync.OnceValue(func() *lexicon {
	x, err := load()
	if err != nil {
		panic(fmt.Sprintf("the tables built into the program: %v", err)) // the tests load them
	}
	return x
})

func load() (*lexicon, error) {
	x := &lexicon{
		numbers: map[string]numberWord{},
		before:  map[string]hedge{},
		after:   map[string]hedge{},
		verbs:   map[string][]*harm{},
		forms:   map[string]string{},
		nouns:   map[string]*noun{},
		counted: map[string]string{},
		labels:  map[string]bool{},
		others:  map[string][]*otherNoun{},
		months:  map[string]bool{},
		says:    map[string]bool{},
		gives:   map[string]bool{},
		by:      map[string]bool{},
	}
	for _, step := range []struct {
		file    string
		columns []string
		add     func(table.Row) error
	}{
		{"numbers.tsv", []string{"word", "class", "value", "qualifier", "example"}, x.addNumber},
		{"qualifiers.tsv", []string{"words", "qualifier", "side", "soft", "example"}, x.addQualifier},
		{"verbs.tsv", []string{"lemma", "forms", "counted", "measure", "needs", "not", "example"}, x.addVerb},
		{"nouns.tsv", []string{"word", "class", "measure", "needs", "example"}, x.addNoun},
		{"counted.tsv", []string{"class", "words"}, x.addCounted},
		{"other.tsv", []string{"words", "unit", "needs", "also", "example"}, x.addOther},
		{"speech.tsv", []string{"word", "kind", "example"}, x.addSpeech},
	} {
		rows, err := rowsOf(step.file, step.columns)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if err := step.add(r); err != nil {
				return nil, err
			}
		}
	}
	return x, nil
}

func rowsOf(file string, columns []string) ([]table.Row, error) {
	b, err := tables.ReadFile("tables/" + file)
	if err != nil {
		return nil, err
	}
	return table.Read(file, string(b), columns...)
}

func (x *lexicon) addNumber(r table.Row) error {
	v, err := strconv.ParseFloat(r.Get("value"), 64)
	if err != nil {
		return r.Errorf("the value %q is no number", r.Get("value"))
	}
	x.numbers[r.Get("word")] = numberWord{r.Get("class"), v, record.Qualifier(r.Get("qualifier"))}
	return nil
}

func (x *lexicon) addQualifier(r table.Row) error {
	h := hedge{record.Qualifier(r.Get("qualifier")), r.Get("soft") != ""}
	switch r.Get("side") {
	case "before":
		x.before[r.Get("words")] = h
	case "after":
		x.after[r.Get("words")] = h
	default:
		return r.Errorf("the side %q is neither before nor after", r.Get("side"))
	}
	return nil
}

func (x *lexicon) addVerb(r table.Row) error {
	h := &harm{
		lemma:   r.Get("lemma"),
		measure: record.Measure(r.Get("measure")),
		needs:   spaced(r.List("needs")),
		not:     spaced(r.List("not")),
	}
	slot, who, _ := strings.Cut(r.Get("counted"), " ")
	h.patient, h.people = slot == "patient", who == "people"
	if !h.patient && slot != "agent" || who != "" && !h.people {
		return r.Errorf("%q is neither patient nor agent", r.Get("counted"))
	}
	head, _, _ := strings.Cut(h.lemma, " ")
	x.verbs[head] = append(x.verbs[head], h)
	stem := strings.TrimSuffix(head, "e")
	for _, f := range r.List("forms") {
		x.forms[f] = head
	}
	x.forms[stem+"ed"], x.forms[stem+"ing"], x.forms[head+"s"] = head, head, head
	return nil
}

// verb returns the lemma of a harm verb, by lemma or, where the tagger took a
// form for something else, by that form; "" if the word is none.
func (x *lexicon) verb(w *ud.Word) string {
	if l := lower(w.Lemma); len(x.verbs[l]) > 0 {
		return l
	}
	return x.forms[lower(w.Form)]
}

func (x *lexicon) addNoun(r table.Row) error {
	n := &noun{r.Get("word"), r.Get("class"), record.Measure(r.Get("measure")), spaced(r.List("needs"))}
	switch n.class {
	case "people", "deed", "state", "toll", "lives", "remains", "phrase":
	default:
		return r.Errorf("unknown class %q", n.class)
	}
	x.nouns[n.word] = n
	return nil
}

func (x *lexicon) addCounted(r table.Row) error {
	class := r.Get("class")
	for _, w := range r.List("words") {
		switch class {
		case "label":
			x.labels[w] = true
		case "month":
			x.months[w] = true
		default:
			if x.counted[w] == "" {
				x.counted[w] = class
			}
		}
	}
	return nil
}

func (x *lexicon) addSpeech(r table.Row) error {
	w := r.Get("word")
	switch r.Get("kind") {
	case "says":
		x.says[w] = true
	case "gives":
		x.gives[w] = true
	case "by":
		x.by[w] = true
	default:
		return r.Errorf("unknown kind %q", r.Get("kind"))
	}
	return nil
}

// spaced turns the "_" of table cells into spaces.
func spaced(list []string) []string {
	for i := range list {
		list[i] = strings.ReplaceAll(list[i], "_", " ")
	}
	return list
}
