package event

import (
	_ "embed"
	"slices"
	"sort"
	"strings"
	"sync"

	"readout/internal/depmatch"
	"readout/internal/plover"
)

//go:embed modes.txt
var modeWords string

//go:embed contexts.txt
var contextWords string

// A manner is what a word says of the act it stands beside.
type manner struct {
	name string
	rank int // its line in the file
}

var modesOf = sync.OnceValue(func() map[string][]manner { return parseManners(modeWords, 2) })
var contextsOf = sync.OnceValue(func() map[string][]manner { return parseManners(contextWords, 1) })

// parseManners reads lines of names, keys of them before the name and lemmas
// behind it, into a map from "key lemma" to what it says.
func parseManners(src string, names int) map[string][]manner {
	m := map[string][]manner{}
	for n, line := range strings.Split(src, "\n") {
		f := strings.Fields(line)
		if len(f) < names || strings.HasPrefix(line, "#") {
			continue
		}
		for _, lemma := range f[names:] {
			key := strings.Join(append(slices.Clone(f[:names-1]), strings.ReplaceAll(lemma, "_", " ")), " ")
			m[key] = append(m[key], manner{f[names-1], n})
		}
	}
	return m
}

// modesIn returns the modes of a type that the words of a frame tell, in the
// order of modes.txt.
func (r *reader) modesIn(t plover.Type, f *depmatch.Frame) []string {
	var found []manner
	look := func(i int) {
		for _, m := range modesOf()[string(t)+" "+depmatch.Key(r.doc, i)] {
			if !slices.Contains(found, m) {
				found = append(found, m)
			}
		}
	}
	atPatient := false // "struck nuclear sites" was no nuclear strike
	around := func(i int) {
		look(i)
		for c := range r.doc.Children(i) {
			if r.doc.Is(c, "amod", "compound", "nmod") && (!atPatient || isWeapon(r.doc.Words[i].Lemma)) || r.doc.Is(c, "obj") && t != plover.Assault {
				look(c)
			}
		}
	}
	look(f.Pred)
	if f.Verb >= 0 {
		look(f.Verb)
	}
	for _, a := range f.Args {
		if a.Via != depmatch.Host && (a.Slot != "in" && a.Slot != "after" || t == plover.Assault && r.isDeed(a.Word)) && (a.Slot != depmatch.Patient || t != plover.Assault || a.Via < depmatch.Light) {
			atPatient = t == plover.Assault && a.Slot == depmatch.Patient
			around(a.Word)
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].rank < found[j].rank })
	var out []string
	for _, m := range found {
		if !slices.Contains(out, m.name) {
			out = append(out, m.name)
		}
	}
	return out
}

// isWeapon reports whether a thing is used for harm: what stands beside it tells
// how, "poison gas".
func isWeapon(lemma string) bool {
	switch lemma {
	case "weapon", "gas", "agent", "cannon", "cocktail", "fire", "strike", "attack", "raid", "round", "bullet", "munition":
		return true
	}
	return len(modesOf()[string(plover.Assault)+" "+lemma]) > 0
}

// modes returns the modes of an event: the pattern's, then those its words
// tell. Only an ASSAULT has more than one.
func (r *reader) modes(p *Pattern, f *depmatch.Frame) []string {
	out := slices.Clone(p.Mode)
	if len(out) > 0 && p.Type != plover.Assault {
		return out
	}
	for _, m := range r.modesIn(p.Type, f) {
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	if slices.Contains(out, "suicide-attack") { // a suicide bomber flies no bomber
		out = slices.DeleteFunc(out, func(m string) bool { return m == "aerial" })
	}
	if len(out) > 1 && p.Type != plover.Assault {
		out = out[:1]
	}
	return out
}

// contexts returns what an event is about: the pattern's contexts, and the two
// that the words [first, last) tell most often.
func (r *reader) contexts(p *Pattern, first, last int) []string {
	counts := map[manner]int{}
	for i := first; i < last; i++ {
		for _, m := range contextsOf()[strings.ToLower(r.doc.Words[i].Lemma)] {
			counts[m]++
		}
	}
	var all []manner
	for m := range counts {
		all = append(all, m)
	}
	sort.Slice(all, func(i, j int) bool {
		if counts[all[i]] != counts[all[j]] {
			return counts[all[i]] > counts[all[j]]
		}
		return all[i].rank < all[j].rank
	})
	out := slices.Clone(p.Context)
	for _, m := range all[:min(2, len(all))] {
		if !slices.Contains(out, m.name) {
			out = append(out, m.name)
		}
	}
	return out
}
