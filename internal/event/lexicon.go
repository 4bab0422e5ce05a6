package event

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"sort"
	"strings"
	"sync"

	"readout/internal/depmatch"
	"readout/internal/plover"
	"readout/internal/record"
)

//go:embed lexicon/*.txt
var lexicons embed.FS

// fields are what a pattern of an event may say beside its trigger and
// conditions; docs/adding.md explains them.
var fields = []string{"actor", "actors", "recipient", "recipients", "mode", "context", "status", "place", "one-sided", "when", "home", "voice"}

// A Pattern is a pattern of depmatch with what it licenses.
type Pattern struct {
	*depmatch.Pattern
	Type       plover.Type
	Actor      []depmatch.Path // in order of preference
	Recipient  []depmatch.Path
	AllActors  bool // "actors:": everybody in any of the slots
	AllRecips  bool
	Mode       []string
	Context    []string
	Status     record.Status // if the words themselves set one: "postpone"
	When       record.Status // the only status in which the words tell the event: "will not agree" is a rejection
	Nobody     bool          // "one-sided: nobody": tells an event though no side is known: "the truce took effect"
	Home       bool          // "home: yes": done to the actors' own people where no other is told
	Passive    bool          // "voice: passive": told only so
	Impersonal bool          // "one-sided: no": tells an event even without a known actor

	weight int // how much it asks: of two patterns that fit, the one that asks more is taken
}

// A Lexicon is a set of patterns for all types.
type Lexicon struct {
	Patterns []*Pattern
	index    *depmatch.Index
	of       map[*depmatch.Pattern]*Pattern
}

// Default returns the lexicon built into the program.
var Default = sync.OnceValue(func() *Lexicon {
	sub, err := fs.Sub(lexicons, "lexicon")
	if err == nil {
		var x *Lexicon
		if x, err = Load(sub); err == nil {
			return x
		}
	}
	panic("the lexicon built into the program: " + err.Error()) // the tests load it
})

// Load reads the files of a lexicon, one for each PLOVER type and named for it:
// consult.txt holds the patterns of CONSULT. Errors name file and line.
func Load(fsys fs.FS) (*Lexicon, error) {
	names, err := fs.Glob(fsys, "*.txt")
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	var all []*Pattern
	for _, name := range names {
		t := plover.Type(strings.ToUpper(strings.TrimSuffix(name, ".txt")))
		if !slices.Contains(types, t) {
			return nil, fmt.Errorf("%s: no PLOVER type is called %s", name, t)
		}
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		ps, err := depmatch.ParsePatterns(name, string(src), fields)
		if err != nil {
			return nil, err
		}
		for _, dp := range ps {
			p, err := newPattern(dp, t)
			if err != nil {
				return nil, err
			}
			all = append(all, p)
		}
	}
	return newLexicon(all), nil
}

func newLexicon(ps []*Pattern) *Lexicon {
	x := &Lexicon{Patterns: ps, of: map[*depmatch.Pattern]*Pattern{}}
	var all []*depmatch.Pattern
	for _, p := range ps {
		x.of[p.Pattern] = p
		all = append(all, p.Pattern)
	}
	x.index = depmatch.NewIndex(all)
	return x
}

// With returns the lexicon with the patterns of another added; those that bear
// a name of its own take that pattern's place.
func (x *Lexicon) With(more *Lexicon) *Lexicon {
	at := map[string]int{}
	ps := slices.Clone(x.Patterns)
	for i, p := range ps {
		at[p.Name] = i
	}
	for _, p := range more.Patterns {
		if i, ok := at[p.Name]; ok {
			ps[i] = p
			continue
		}
		ps = append(ps, p)
	}
	return newLexicon(ps)
}

var types = []plover.Type{
	plover.Agree, plover.Consult, plover.Support, plover.Concede, plover.Cooperate, plover.Aid,
	plover.Retreat, plover.Request, plover.Accuse, plover.Reject, plover.Threaten, plover.Protest,
	plover.Sanction, plover.Mobilize, plover.Coerce, plover.Assault,
}

func newPattern(dp *depmatch.Pattern, t plover.Type) (*Pattern, error) {
	p := &Pattern{Pattern: dp, Type: t, Mode: dp.Fields["mode"], Context: dp.Fields["context"]}
	p.Actor, p.AllActors = roles(dp, "actor", "actors")
	p.Recipient, p.AllRecips = roles(dp, "recipient", "recipients")
	if s := dp.Fields["when"]; len(s) > 0 {
		p.When, p.weight = record.Status(s[0]), 6
	}
	for _, c := range dp.Need {
		p.weight++
		if !strings.HasPrefix(c.Words[0], "@") && c.Words[0] != "*" {
			p.weight += 2 // words, not classes
		}
	}
	p.Passive = slices.Contains(dp.Fields["voice"], "passive")
	p.Nobody = slices.Contains(dp.Fields["one-sided"], "nobody")
	p.Home = slices.Contains(dp.Fields["home"], "yes")
	p.Impersonal = slices.Contains(dp.Fields["one-sided"], "no") || slices.Contains(dp.Fields["one-sided"], "nobody")
	if s := dp.Fields["status"]; len(s) > 0 {
		p.Status = record.Status(s[0])
	}
	if len(dp.Examples) == 0 {
		return nil, fmt.Errorf("%s:%d: pattern %s has no example sentence; write one below it: + The sentence. => TYPE who > whom", dp.File, dp.Line, dp.Name)
	}
	return p, nil
}

// roles returns the roles that a field names: the first that is filled counts,
// or, of the field in the plural, all of them.
func roles(dp *depmatch.Pattern, one, all string) ([]depmatch.Path, bool) {
	words, union := dp.Fields[one], false
	if len(dp.Fields[all]) > 0 {
		words, union = dp.Fields[all], true
	}
	var out []depmatch.Path
	for _, w := range words {
		out = append(out, parseRole(w)...)
	}
	return out, union
}
