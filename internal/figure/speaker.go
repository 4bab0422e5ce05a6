package figure

import (
	"readout/internal/depmatch"
	"readout/internal/mention"
	"readout/internal/record"
)

// antecedent returns who is meant by a pronoun that package mention left open:
// those cited in the sentence before, else nobody but "it".
//
//	"The ministry said 12 died. It also said 30 were wounded."
func (r *reader) antecedent(w int, c *claim) []record.Actor {
	if r.citedIn == c.sentence-1 && len(r.cited) > 0 {
		return r.cited
	}
	return r.actorsOf(w)
}

// canSpeak reports whether a word may name one who is cited: no toll, no deed,
// nobody who is counted.
func (r *reader) canSpeak(w int) bool {
	switch {
	case statesOwn[lemma(r.d, w)]:
		return true
	case r.x.nouns[lemma(r.d, w)] != nil || r.counted(w):
		return false
	}
	return r.x.counted[form(r.d, r.s, w)] != "thing" || upos(&r.d.Words[w]) == "PROPN" || r.mentions.At(w) != nil
}

// statesOwn holds nouns of counted.tsv by which states and bodies are cited.
var statesOwn = set("group organisation organization company outlet side party country state camp hospital report account figure")

// says reports whether the word at k is a verb of saying.
func (r *reader) says(k int) bool {
	return upos(&r.d.Words[k]) == "VERB" && r.x.says[lemma(r.d, k)]
}

// gives reports whether the word at k is a verb that takes a number but no
// clause: "put the toll at 12".
func (r *reader) gives(k int) bool {
	return upos(&r.d.Words[k]) == "VERB" && r.x.gives[lemma(r.d, k)]
}

// headAfter returns the head of the noun phrase that starts at word k.
func (r *reader) headAfter(k int) int {
	for j := k; j < r.s.Last && j < k+12; j++ {
		switch upos(&r.d.Words[j]) {
		case "NOUN", "PROPN", "PRON":
			h := r.d.Words[j].Head
			for n := 0; n < 6 && h > j && h < j+8 && r.d.Is(j, "compound", "flat", "nmod:poss", "nmod", "amod"); n++ {
				j = h
				h = r.d.Words[j].Head
			}
			return j
		case "PUNCT", "VERB":
			if f := r.d.Words[j].Form; f != "\"" && f != "“" && f != "-" {
				return -1
			}
		}
	}
	return -1
}

// actorsOf returns the actors that the phrase of word w names; one known by
// the article's words alone if the tables do not know it.
func (r *reader) actorsOf(w int) []record.Actor { return r.actorsFrom(w, 0) }

// actorsFrom is actorsOf for a phrase that cannot begin before word floor.
func (r *reader) actorsFrom(w, floor int) []record.Actor {
	if k := r.d.Child(w, "appos"); k > w && upos(&r.d.Words[k]) == "PROPN" && upos(&r.d.Words[w]) == "NOUN" { // "the spokesman, Ashraf Halabi"
		w = k
	}
	if as := r.mentions.Actors(w); len(as) > 0 {
		return r.asWorded(w, as)
	}
	first, last := r.nameOf(w)
	first = max(first, floor)
	span := r.d.Cover(first, last)
	return []record.Actor{{
		ID:      "unknown/" + slug(r.d.Text.Slice(span)),
		Name:    clean(r.d.Text.Slice(span)),
		Kind:    record.KindUnknown,
		Because: "the article's words",
		Span:    span,
	}}
}

// asWorded gives a state that is meant by a description the words of it:
// "Sudanese authorities" are cited, not Sudan.
func (r *reader) asWorded(w int, as []record.Actor) []record.Actor {
	if m := r.mentions.At(w); m != nil && m.Class == mention.Description && len(as) == 1 && as[0].Kind == record.KindState {
		as[0].Name = clean(r.d.Text.Slice(r.d.Cover(m.First, m.Last)))
	}
	return as
}

// nameOf returns the words of a short noun phrase around its head: what stands
// before, names behind, and one phrase with "of".
func (r *reader) nameOf(w int) (first, last int) {
	first, last = w, w+1
	for k := range r.d.Children(w) {
		switch {
		case k < w && r.d.Is(k, "amod", "compound", "nmod", "flat", "nummod"):
			f, _ := r.d.Subtree(k)
			first = min(first, max(f, r.s.First))
		case k > w && r.d.Is(k, "flat", "compound"):
			last = max(last, k+1)
		case k > w && r.d.Is(k, "nmod") && (depmatch.Preposition(r.d, k) == "of" || depmatch.Preposition(r.d, k) == "on"):
			_, l := r.d.Subtree(k)
			last = max(last, min(l, w+8))
		}
	}
	for first < w && upos(&r.d.Words[first]) == "DET" {
		first++
	}
	return first, last
}
