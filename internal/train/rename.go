package train

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/learn"
	"readout/internal/names"
	"readout/internal/tag"
	"readout/internal/ud"
)

// A renamer puts other names into sentences, of as many words as they have, so
// that the net learns what stands around names, not the names of its texts.
type renamer struct {
	*swapper
	given, family  []string
	places, bodies []string
	isPlace        map[string]bool // small letters
}

// renamed returns copies of the sentences with other names, each a text of its
// own, tagged by t.
func renamed(docs []*ud.Doc, l names.Lists, t *tag.Tagger, seed uint64) []*ud.Doc {
	r := newRenamer(docs, l, seed)
	var f learn.Former
	var sc tag.Scratch
	var out []*ud.Doc
	for _, d := range docs {
		for _, s := range d.Sentences {
			ws, found := r.sentence(d.Words[s.First:s.Last])
			if !found {
				continue
			}
			var forms []learn.Form
			for i := range ws {
				forms = append(forms, f.Form(ws[i].Form))
			}
			t.Tag(ws, forms, &sc)
			out = append(out, &ud.Doc{Text: d.Text, Words: ws, Sentences: []ud.Sentence{{First: 0, Last: len(ws)}}})
		}
	}
	return out
}

// newRenamer returns a renamer that knows the names of the lists and the
// organisations of the texts.
func newRenamer(docs []*ud.Doc, l names.Lists, seed uint64) *renamer {
	r := &renamer{swapper: newSwapper(seed), given: l.Given, family: l.Family, isPlace: map[string]bool{}}
	r.rng = rand.New(rand.NewPCG(seed, 6))
	for _, p := range l.Places {
		r.isPlace[strings.ToLower(p)] = true
		r.places = append(r.places, capitals(p))
	}
	r.bodies = slices.Clone(l.Organisations)
	for _, d := range docs {
		for i := 0; i < len(d.Words); {
			last := nameEnd(d.Words, i)
			if d.Words[i].Name.Kind == ud.Organisation {
				r.bodies = append(r.bodies, spaced(d.Words[i:last]))
			}
			i = last
		}
	}
	return r
}

// sentence returns a copy of a sentence with other names and reports whether
// any is other.
func (r *renamer) sentence(ws []ud.Word) (out []ud.Word, found bool) {
	for i := 0; i < len(ws); {
		last := nameEnd(ws, i)
		kind, put := ws[i].Name.Kind, []string(nil)
		if kind != ud.NotName && r.rng.IntN(4) > 0 {
			put = r.other(ws[i:last], kind)
		}
		if len(put) == 0 {
			out = append(out, ws[i:last]...)
		}
		for k, form := range put {
			out, found = append(out, ud.Word{Form: form, Head: -1, Name: ud.Name{Kind: kind, First: k == 0}}), true
		}
		i = last
	}
	return out, found
}

// other returns the words of another name of a kind, none if there is none.
func (r *renamer) other(ws []ud.Word, kind ud.NameKind) []string {
	old := spaced(ws)
	put := ""
	switch {
	case kind == ud.Person:
		put = r.person(strings.Fields(old))
	case kind == ud.Place && !r.isPlace[strings.ToLower(old)]: // "Slice Pizza"
	case kind == ud.Place && r.rng.IntN(3) == 0:
		put = r.pick("country")
	case kind == ud.Place:
		put = r.one(r.places)
	case kind == ud.Organisation:
		put = r.one(r.bodies)
	case r.kind[kindKey("adjective", old)] != "":
		put = r.pick("adjective")
	case r.kind[kindKey("people", old)] != "":
		put = r.pick("people")
	}
	return strings.Fields(like(names.Parted(put), old))
}

// person returns another name of a person, "" if it cannot be told which word
// is the family's name.
func (r *renamer) person(ws []string) string {
	last := len(ws) - 1
	short := func(w string) bool { return utf8.RuneCountInString(w) < 3 && w != "," }
	if last > 2 || slices.ContainsFunc(ws, short) { // "W. E. B. Du Bois"
		return ""
	}
	given, family := r.one(r.given), r.one(r.family)
	switch {
	case last == 0 && r.rng.IntN(2) == 0:
		return given
	case last == 0:
		return family
	case last == 2 && ws[1] == ",": // "Fidan , Hakan"
		ws[0], ws[last] = family, given
	case titles[ws[0]]:
		ws[last] = family
	default:
		ws[0], ws[last] = given, family
	}
	return strings.Join(ws, " ")
}

func (r *renamer) one(list []string) string { return list[r.rng.IntN(len(list))] }
