package plover

import "slices"

// A Quad is one of the four classes of events.
type Quad int

// The quad classes; the zero Quad is none.
const (
	VerbalCooperation   Quad = 1
	MaterialCooperation Quad = 2
	VerbalConflict      Quad = 3
	MaterialConflict    Quad = 4
)

// String returns the name of the class as POLECAT writes it, in small letters.
func (q Quad) String() string {
	if q < 1 || q > 4 {
		return ""
	}
	return [...]string{"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}[q-1]
}

// Types returns the sixteen types in the order of the manual.
func Types() []Type { return slices.Clone(known().types) }

// Valid reports whether t is one of the types.
func (t Type) Valid() bool { _, ok := known().typeOf[t]; return ok }

// Quad returns the class of t, 0 if t is not valid.
func (t Type) Quad() Quad { return known().typeOf[t].quad }

// Score returns the score of t without a mode, from -10 for conflict to 10 for
// cooperation (PLOVER manual, experts of 2023).
func (t Type) Score() float64 { return known().typeOf[t].score }

// NeedsRecipient reports whether the manual requires a recipient.
func (t Type) NeedsRecipient() bool { return known().typeOf[t].recipient }

// Meaning returns what t is for, in a sentence.
func (t Type) Meaning() string { return known().typeOf[t].meaning }

// Modes returns the modes of t in the order of the manual, nil for the types
// without.
func Modes(t Type) []string { return slices.Clone(known().modes[t]) }

// ValidMode reports whether mode is one of t's. No mode is valid for every
// type.
func ValidMode(t Type, mode string) bool {
	_, ok := known().modeOf[typeMode{t, mode}]
	return ok || mode == "" && t.Valid()
}

// ModeMeaning returns what a mode of t is for.
func ModeMeaning(t Type, mode string) string { return known().modeOf[typeMode{t, mode}].meaning }

// Score returns the score of an event: that of its strongest mode, the one
// farthest from 0, and that of the type without one. Modes that t has not do
// not count.
func Score(t Type, modes ...string) float64 {
	best, found := t.Score(), false
	for _, m := range modes {
		r, ok := known().modeOf[typeMode{t, m}]
		if ok && (!found || abs(r.score) > abs(best)) {
			best, found = r.score, true
		}
	}
	return best
}

func abs(f float64) float64 { return max(f, -f) }

// Contexts returns the contexts in the order of the manual.
func Contexts() []string { return slices.Clone(known().contexts) }

// Sectors returns the codes of sectors.
func Sectors() []string { return slices.Clone(known().sectors) }

// Bodies returns the codes that stand in place of a country: IGO, UNO …
func Bodies() []string { return slices.Clone(known().bodies) }

// Meaning returns what a context, sector or code of a body is for.
func Meaning(word string) string { return known().meaning[word] }
