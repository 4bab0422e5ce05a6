package train

import (
	"slices"

	"readout/internal/ud"
)

// titles are words that stand in some names of people without being names.
var titles = map[string]bool{
	"Mr.": true, "Mrs.": true, "Ms.": true, "Dr.": true, "President": true, "King": true, "Queen": true, "Pope": true,
	"Sheikh": true, "Shaikh": true, "Gen.": true, "General": true, "Senator": true, "Prince": true, "Sir": true,
	"Speaker": true, "Chair": true, "Chairman": true, "Doctor": true, "Professor": true, "Mayor": true, "Governor": true, "Minister": true,
}

// names changes the names of one sentence and reports whether it found any.
func (s *swapper) names(ws []ud.Word) bool {
	found := false
	for i := 0; i < len(ws); {
		kind, last := ws[i].Name.Kind, nameEnd(ws, i)
		if kind != ud.NotName && s.name(ws[i:last], kind) {
			found = true
		}
		i = last
	}
	return found
}

// name changes one name.
func (s *swapper) name(ws []ud.Word, kind ud.NameKind) bool {
	first, last := &ws[0], &ws[len(ws)-1]
	switch {
	case kind == ud.Person && len(ws) == 2:
		if !titles[first.Form] {
			first.Form = s.pick("given")
		}
		last.Form = s.pick("family")
	case kind == ud.Person && len(ws) == 1 && s.rng.IntN(2) == 0:
		first.Form = s.pick("family")
	case kind == ud.Place && len(ws) == 1 && s.place(first.Form) != "":
		first.Form = s.pick(s.place(first.Form))
	case kind == ud.Other && len(ws) == 1 && s.kind[kindKey("adjective", first.Form)] != "" && first.XPOS != "NNPS":
		first.Form = s.pick("adjective")
	case kind == ud.Other && len(ws) == 1 && s.kind[kindKey("people", first.Form)] != "":
		first.Form = s.pick("people")
	default:
		return false
	}
	return true
}

// swappedNames returns changed copies of the sentences with names to swap, each
// a text of its own.
func swappedNames(docs []*ud.Doc, seed uint64) []*ud.Doc {
	s := newSwapper(seed)
	var out []*ud.Doc
	for _, d := range docs {
		for _, k := range d.Sentences {
			ws := slices.Clone(d.Words[k.First:k.Last])
			if s.names(ws) {
				out = append(out, &ud.Doc{Text: d.Text, Words: ws, Sentences: []ud.Sentence{{First: 0, Last: len(ws)}}})
			}
		}
	}
	return out
}

// nameEnd returns the word behind the name, or the word, that begins at word i.
func nameEnd(ws []ud.Word, i int) int {
	n, last := ws[i].Name, i+1
	for last < len(ws) && n.Kind != ud.NotName && ws[last].Name == (ud.Name{Kind: n.Kind}) {
		last++
	}
	return last
}
