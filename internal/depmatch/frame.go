// Package depmatch answers, from a dependency tree, who did what to whom: it
// finds the arguments of a predicate wherever grammar has put them, and matches
// patterns over them.
//
// Passive, nominal, coordinated, relative, participial and controlled forms are
// handled here, once, so that a pattern speaks of agents and patients only. It
// must never know what a predicate means: no event types, no actors.
package depmatch

import "readout/internal/ud"

// A Slot names the part an argument plays beside its predicate: Agent, Patient,
// or, for an oblique argument, its preposition ("with", "against").
type Slot string

// The slots that are not prepositions.
const (
	Agent   Slot = "agent"   // who does it, in active, passive and nominal forms
	Patient Slot = "patient" // to whom it is done
	Mod     Slot = "mod"     // an adjective or noun before a noun: "Israeli strikes", "phone call"
	That    Slot = "that"    // a finite clause: "said that …"
	Do      Slot = "do"      // an infinitive: "vowed to …"
	If      Slot = "if"      // a condition: "unless …"
)

// An Arg is one argument: the head word of a phrase and its part.
type Arg struct {
	Slot Slot
	Word int
	Via  Via
}

// A Via tells how an argument was found; the further from the predicate, the
// less sure.
type Via uint8

// The ways to an argument.
const (
	Direct  Via = iota // a dependent of the predicate
	Gap                // the noun that a relative or participial clause hangs from
	Control            // the subject or object of the verb above: "vowed to strike"
	Shared             // of the first of coordinated predicates: "came and spoke"
	Light              // of the light verb: "Israel imposed a blockade"
	Host               // of the clause around: "said during a visit"
)

// A Frame is a predicate with its arguments.
type Frame struct {
	Pred    int // the verb, noun or adjective
	Verb    int // the verb that carries tense and negation: Pred, its light verb, or -1
	Passive bool
	Args    []Arg
}

// Get returns the first argument in the slot, or -1.
func (f *Frame) Get(s Slot) int {
	for _, a := range f.Args {
		if a.Slot == s {
			return a.Word
		}
	}
	return -1
}

// All returns the arguments in the slot.
func (f *Frame) All(s Slot) []int {
	var out []int
	for _, a := range f.Args {
		if a.Slot == s {
			out = append(out, a.Word)
		}
	}
	return out
}

func (f *Frame) add(s Slot, word int, via Via) {
	for _, a := range f.Args {
		if a.Slot == s && a.Word == word {
			return
		}
	}
	f.Args = append(f.Args, Arg{s, word, via})
}

// addCounted adds an argument and, of "dozens of hostages" and "tens of thousands
// of hostages", the hostages too.
func (f *Frame) addCounted(d *ud.Doc, s Slot, word int, via Via) {
	f.add(s, word, via)
	if !Counts(&d.Words[word]) {
		return
	}
	for c := range d.Children(word) {
		if d.Is(c, "nmod") && Preposition(d, c) == "of" {
			f.addCounted(d, s, c, via)
		}
	}
}

// Counts reports whether a noun only counts what "of" brings in: "hundreds of
// Afghans", "a number of towns".
func Counts(w *ud.Word) bool {
	switch w.Lemma {
	case "total", "ten", "tens", "hundred", "thousand", "dozen", "score", "million", "number", "majority", "group", "most", "many",
		"some", "several", "part", "half", "member", "handful", "rest", "pair", "couple", "family", "crowd", "dozens", "hundreds", "thousands", "scores":
		return true
	}
	return w.UPOS == "NUM"
}

func (f *Frame) has(s Slot) bool { return f.Get(s) >= 0 }

// A Lexicon says which verbs carry nouns and which turn control around. It is
// data; see LightVerbs.
type Lexicon struct {
	Light        map[string]bool // lemma, with particle: "carry out"
	Happens      map[string]bool // verbs that only say that the act of their subject takes place
	Personal     map[string]bool // adjectives of somebody's will, whose "it" is never empty: "willing"
	SubjectRules map[string]bool // verbs whose subject stays the subject of the infinitive though they have an object: "promise"
}

// Of returns the frame of the word at pred.
func (x *Lexicon) Of(d *ud.Doc, pred int) Frame {
	f := Frame{Pred: pred, Verb: -1}
	switch w := &d.Words[pred]; {
	case w.UPOS == "VERB" || w.UPOS == "AUX":
		f.Verb = pred
		f.Passive = isPassive(d, pred)
		x.verbArgs(d, pred, &f, Direct)
	case d.Child(pred, "cop") >= 0 || d.Child(pred, "nsubj") >= 0:
		f.Verb = d.Child(pred, "cop")
		x.verbArgs(d, pred, &f, Direct)
		x.nounArgs(d, pred, &f)
	default:
		x.nounArgs(d, pred, &f)
	}
	return f
}

// Nominal returns the frame that a noun has by its own dependents, whatever verb
// it hangs from.
func (x *Lexicon) Nominal(d *ud.Doc, n int) Frame {
	f := Frame{Pred: n, Verb: -1}
	x.nominalDependents(d, n, &f, Direct)
	return f
}

// Key returns the lemma of a word, with the particle of a phrasal verb.
//
//	"Israel carried out strikes": carry out
func Key(d *ud.Doc, i int) string {
	w := &d.Words[i]
	if w.UPOS == "VERB" {
		if p := d.Child(i, "compound:prt"); p >= 0 {
			return lemmaOf(w) + " " + lower(d.Words[p].Form)
		}
	}
	return lemmaOf(w)
}
