package reconcile_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// A world invents happenings and articles that tell of them, the same for one
// seed. Few states are in the news often; most happenings are told by a few
// outlets and some by very many.
type world struct {
	r      *rand.Rand
	happen []happening
	n      int
}

// A happening is what is told of.
type happening struct {
	typ       plover.Type
	mode      string
	actor     record.Actor
	recipient record.Actor
	day       timex.Date
	place     record.Place
	words     []string
}

var (
	inventTypes = []plover.Type{plover.Consult, plover.Assault, plover.Accuse, plover.Request, plover.Aid, plover.Sanction, plover.Agree}
	countries   = []string{"AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III", "JJJ", "KKK", "LLL", "MMM", "NNN", "OOO", "PPP"}
)

// newWorld invents as many happenings as n mentions need.
func newWorld(seed uint64, n int) *world {
	w := &world{r: rand.New(rand.NewPCG(seed, 7))}
	for range max(3, n/5) {
		w.happen = append(w.happen, w.happening(n))
	}
	return w
}

func (w *world) often(n int) int { // the first often, the last seldom
	x := w.r.Float64()
	return int(x * x * x * float64(n))
}

// happening invents one; a world of more mentions is a longer time, as a
// newsroom's is: as many happenings a day.
func (w *world) happening(n int) happening {
	h := happening{typ: inventTypes[w.r.IntN(len(inventTypes))], actor: w.someone(), recipient: w.someone()}
	if h.typ == plover.Consult {
		h.mode = []string{"phone", "visit", ""}[w.r.IntN(3)]
	}
	h.day = timex.Date("2020-01-01").AddDays(w.r.IntN(max(20, n/400)))
	c := w.r.IntN(len(countries))
	h.place = record.Place{Name: fmt.Sprintf("Town %c%c", 'A'+c, 'a'+w.r.IntN(26)), Country: countries[c]}
	for range 6 {
		h.words = append(h.words, w.word())
	}
	return h
}

func (w *world) word() string {
	var b strings.Builder
	for range 6 {
		b.WriteByte("bdfgklmnprstvz"[w.r.IntN(14)])
		b.WriteByte("aeiou"[w.r.IntN(5)])
	}
	return b.String()
}

// someone invents a party: one of four ministers of a state, or the state.
func (w *world) someone() record.Actor {
	c := countries[w.often(len(countries))]
	n := w.r.IntN(5)
	if n == 4 {
		return record.Actor{ID: c, Name: "State " + c, Country: c, Kind: record.KindState}
	}
	name := fmt.Sprintf("%s%c %sson", []string{"Adam", "Boris", "Carl", "Dana"}[n], 'a'+c[0]-'A', strings.ToLower(c))
	return record.Actor{ID: c + "/" + strings.ReplaceAll(strings.ToLower(name), " ", "-"), Name: name, Country: c, Kind: record.KindPerson}
}

// article tells of two to six happenings that follow each other; every tenth is
// a copy of the one before.
func (w *world) article() *record.Reading {
	w.n++
	var b strings.Builder
	r := &record.Reading{Version: "invented"}
	first := w.often(len(w.happen))
	var last timex.Date
	for k := range 2 + w.r.IntN(5) {
		h := &w.happen[(first+k*k)%len(w.happen)]
		last = max(last, h.day)
		r.Events = append(r.Events, w.tell(&b, h))
	}
	raw := []byte(fmt.Sprintf("%d %s", w.n, b.String()))
	t, err := text.New(b.String())
	if err != nil {
		panic(err)
	}
	r.Article = &record.Article{ID: record.ArticleID(raw), Outlet: fmt.Sprintf("Outlet %d", w.r.IntN(200)), Published: last.AddDays(w.r.IntN(2)), Text: t}
	for i := range r.Events {
		r.Events[i].Article = r.Article.ID
		r.Events[i].ID = r.Events[i].Hash()
	}
	return r
}

// tell writes a happening down, as one outlet would: it may leave out the day or
// the place, and name a state for its minister.
func (w *world) tell(b *strings.Builder, h *happening) record.EventMention {
	e := record.EventMention{Type: h.typ, Status: record.Actual, Actors: []record.Actor{w.called(h.actor)}, Recipients: []record.Actor{w.called(h.recipient)}}
	if h.mode != "" {
		e.Modes = []string{h.mode}
	}
	start := b.Len()
	fmt.Fprintf(b, "%s %s %s %s %s.", e.Actors[0].Name, h.words[w.r.IntN(3)], e.Recipients[0].Name, h.words[3+w.r.IntN(3)], h.words[w.r.IntN(6)])
	e.Span = text.Span{Start: start, End: b.Len()}
	if w.r.IntN(3) > 0 {
		e.When.Date = h.day
	}
	if w.r.IntN(2) > 0 {
		p := h.place
		e.Place = &p
	}
	b.WriteString("\n\n")
	return e
}

func (w *world) called(a record.Actor) record.Actor {
	if w.r.IntN(5) == 0 {
		return record.Actor{ID: a.Country, Name: "State " + a.Country, Country: a.Country, Kind: record.KindState}
	}
	return a
}
