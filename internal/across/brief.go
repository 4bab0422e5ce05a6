package across

import (
	"strings"

	"readout/internal/contact"
	"readout/internal/record"
	"readout/internal/series"
)

// briefs are what views that set thousands of mentions side by side ask of each:
// to fetch so many rows for every view would take seconds. What many mentions
// have in common is held once. Of a million mentions they take some 200 MB.
type briefs struct {
	deeds   map[record.ID]deed
	figures map[record.ID]*series.Figure

	words  map[string]string
	actors map[string][]record.Actor
	places map[record.Place]*record.Place
}

// A deed is what is held of an event.
type deed struct {
	contact.Telling
	place *record.Place
}

func newBriefs() briefs {
	return briefs{deeds: map[record.ID]deed{}, figures: map[record.ID]*series.Figure{}, words: map[string]string{},
		actors: map[string][]record.Actor{}, places: map[record.Place]*record.Place{}}
}

func (b *briefs) drop(id record.ID) {
	delete(b.deeds, id)
	delete(b.figures, id)
}

func (b *briefs) add(r *record.Reading) {
	a := r.Article
	by := b.word(a.By())
	for i := range r.Events {
		e := &r.Events[i]
		t := contact.Telling{By: by, Day: word(b, e.When.Date), Actors: b.who(e.Actors), Recipients: b.who(e.Recipients)}
		b.deeds[e.ID] = deed{t, b.place(e.Place)}
	}
	for i := range r.Figures {
		f := r.Figures[i] // its own copy
		f.Article, f.Rule, f.Version, f.Trigger = word(b, f.Article), word(b, f.Rule), word(b, f.Version), nil
		f.Attributed, f.Place = b.who(f.Attributed), b.place(f.Place)
		b.figures[f.ID] = &series.Figure{FigureMention: &f, By: by, Published: word(b, a.Published),
			Wording: b.word(a.Text.Slice(f.Words)), Exact: strings.Clone(a.Text.Slice(f.Span))}
	}
}

// word returns the one string that stands for all equal ones.
func (b *briefs) word(s string) string {
	w, ok := b.words[s]
	if !ok {
		w = strings.Clone(s)
		b.words[w] = w
	}
	return w
}

func word[T ~string](b *briefs, s T) T { return T(b.word(string(s))) }

// who returns actors with nothing but who they are.
func (b *briefs) who(list []record.Actor) []record.Actor {
	if len(list) == 0 {
		return nil
	}
	var key strings.Builder
	for _, a := range list {
		for _, s := range []string{a.ID, a.Name, a.Country, string(a.Kind)} {
			key.WriteString(s)
			key.WriteByte(0x1f)
		}
	}
	if out, ok := b.actors[key.String()]; ok {
		return out
	}
	out := make([]record.Actor, len(list))
	for i, a := range list {
		out[i] = record.Actor{ID: b.word(a.ID), Name: b.word(a.Name), Country: b.word(a.Country), Kind: word(b, a.Kind)}
	}
	b.actors[key.String()] = out
	return out
}

func (b *briefs) place(p *record.Place) *record.Place {
	if p == nil {
		return nil
	}
	key := *p
	key.Span = record.Place{}.Span
	if b.places[key] == nil {
		key.Name, key.Country = b.word(key.Name), b.word(key.Country)
		b.places[key] = &key
	}
	return b.places[key]
}

// Contacts returns the events that mentions tell of, in the order of the first,
// each with those of the mentions that tell of it.
func (r *Record) Contacts(mentions []record.ID) (out []contact.Event) {
	at := map[record.ID]int{}
	for _, id := range mentions {
		a, ok := r.briefs.deeds[id]
		if !ok {
			continue
		}
		c, _ := r.ClusterID(id)
		i, ok := at[c]
		if !ok {
			i, at[c] = len(out), len(out)
			out = append(out, contact.Event{ID: c})
		}
		out[i].Tellings = append(out[i].Tellings, a.Telling)
	}
	return out
}

// Figures returns what series are made of, for the mentions of figures. They are
// not to be changed.
func (r *Record) Figures(mentions []record.ID) (out []series.Figure) {
	for _, id := range mentions {
		if f := r.briefs.figures[id]; f != nil {
			g := *f
			g.CopyOf = r.CopyOf(f.Article)
			out = append(out, g)
		}
	}
	return out
}

// Place returns where an event happened, nil if its mention does not tell. It is
// not to be changed.
func (r *Record) Place(event record.ID) *record.Place { return r.briefs.deeds[event].place }
