package depmatch

import "strings"

// A Path leads from a predicate to words below it: a slot, or several, one
// below the other.
//
//	patient: "urged Chad" · do.patient: "agreed to help Chad" · that.agent: "demanded that Chad leave"
type Path []Slot

// ParsePath reads a path as patterns write it, with "_" for a space.
func ParsePath(s string) Path {
	var p Path
	for w := range strings.SplitSeq(s, ".") {
		p = append(p, Slot(strings.ReplaceAll(w, "_", " ")))
	}
	return p
}

// Frames returns the frame of a word.
type Frames func(word int) *Frame

// Words returns the words at the end of a path. Without of, paths of more than
// one slot lead nowhere.
func (p Path) Words(f *Frame, of Frames) []int {
	var out []int
	for _, a := range f.Args {
		switch {
		case a.Slot != p[0]:
		case len(p) == 1:
			out = append(out, a.Word)
		case of != nil && a.Word != f.Pred:
			out = append(out, p[1:].Words(of(a.Word), of)...)
		}
	}
	return out
}
