package window_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// An era invents what happens in so many days, and articles about it: the same
// for one seed. Most is told by a few outlets within three days, some is taken up
// again weeks later; in an era that looks back, some a season later.
type era struct {
	r         *rand.Rand
	days      int
	looksBack bool
	all       []affair
	n         int
}

// An affair is what articles tell of.
type affair struct {
	day   int
	typ   plover.Type
	sides [2]record.Actor
	town  record.Place
	words []string
	toll  float64
}

const begins = timex.Date("2023-01-01")

func newEra(seed uint64, days, affairs int, looksBack bool) *era {
	e := &era{r: rand.New(rand.NewPCG(seed, 3)), days: days, looksBack: looksBack}
	for range affairs {
		e.all = append(e.all, e.affair())
	}
	return e
}

func (e *era) affair() affair {
	types := []plover.Type{plover.Consult, plover.Assault, plover.Accuse, plover.Aid, plover.Agree, plover.Protest}
	a := affair{day: e.r.IntN(e.days), typ: types[e.r.IntN(len(types))], toll: float64(3 + e.r.IntN(400))}
	for i := range a.sides {
		c := fmt.Sprintf("%c%[1]c%[1]c", 'A'+e.r.IntN(12))
		n := e.r.IntN(4)
		a.sides[i] = record.Actor{ID: fmt.Sprintf("%s/minister-%d-son", c, n), Name: fmt.Sprintf("%c%s%[1]cson", 'P'+n, strings.ToLower(c)), Country: c, Kind: record.KindPerson}
	}
	a.town = record.Place{Name: "Town " + e.word(), Country: a.sides[0].Country}
	for range 9 {
		a.words = append(a.words, e.word())
	}
	return a
}

func (e *era) word() string {
	var b strings.Builder
	for range 3 {
		b.WriteByte("bdfgklmnprstvz"[e.r.IntN(14)])
		b.WriteByte("aeiou"[e.r.IntN(5)])
		b.WriteByte("bdfgklmnprstvz"[e.r.IntN(14)])
	}
	return b.String()
}

// articles invents readings of about n articles.
func (e *era) articles(n int) (out []*record.Reading) {
	for len(out) < n {
		a := &e.all[e.r.IntN(len(e.all))]
		for range 1 + e.r.IntN(5) {
			out = append(out, e.article(a, e.later()))
		}
		if e.r.IntN(3) == 0 { // a copy
			first := *out[len(out)-1].Article
			first.ID = record.ArticleID(fmt.Append(nil, "copy", e.n))
			out = append(out, of(&first, out[len(out)-1]))
		}
	}
	return out
}

// later returns after how many days something is told.
func (e *era) later() int {
	switch x := e.r.IntN(40); {
	case x < 34:
		return e.r.IntN(4)
	case x < 38 || !e.looksBack:
		return 4 + e.r.IntN(20)
	}
	return 30 + e.r.IntN(200)
}

// article tells of an affair, and of one that was shortly before it.
func (e *era) article(a *affair, later int) *record.Reading {
	e.n++
	var b strings.Builder
	r := &record.Reading{Version: "invented"}
	e.tell(&b, r, a, later)
	before := &e.all[e.r.IntN(len(e.all))]
	if n := a.day - before.day; n >= 0 && (n < 20 || e.looksBack && e.r.IntN(10) == 0) {
		e.tell(&b, r, before, later+n)
	}
	t, err := text.New(b.String())
	if err != nil {
		panic(err)
	}
	return of(&record.Article{ID: record.ArticleID(fmt.Append(nil, e.n)), Path: fmt.Sprint(e.n), Outlet: fmt.Sprintf("Outlet %d", e.r.IntN(30)),
		Published: begins.AddDays(a.day + later), Text: t}, r)
}

// of returns a reading as that of an article.
func of(a *record.Article, r *record.Reading) *record.Reading {
	out := &record.Reading{Article: a, Version: r.Version, Events: append([]record.EventMention{}, r.Events...),
		Statements: append([]record.StatementMention{}, r.Statements...), Figures: append([]record.FigureMention{}, r.Figures...)}
	for i := range out.Events {
		m := &out.Events[i]
		m.Article = a.ID
		m.ID = m.Hash()
	}
	for i := range out.Statements {
		m := &out.Statements[i]
		m.Article = a.ID
		m.ID = m.Hash()
	}
	for i := range out.Figures {
		m := &out.Figures[i]
		m.Article = a.ID
		m.ID, m.Event = m.Hash(), out.Events[i].ID
	}
	return out
}

// tell adds an event, a statement and a figure, each with its letters. What is
// told late is told with its day, mostly.
func (e *era) tell(b *strings.Builder, r *record.Reading, a *affair, later int) {
	day := begins.AddDays(a.day)
	if n := e.r.IntN(12); n < 4 && later < 14 || n == 0 {
		day = ""
	}
	some := func() string { return a.words[e.r.IntN(len(a.words))] }
	span := func(format string, args ...any) text.Span {
		start := b.Len()
		fmt.Fprintf(b, format, args...)
		end := b.Len()
		b.WriteString("\n\n")
		return text.Span{Start: start, End: end}
	}
	ev := record.EventMention{Type: a.typ, Status: record.Actual, Actors: a.sides[:1], Recipients: a.sides[1:]}
	ev.When.Date, ev.Place = day, &a.town
	ev.Span = span("%s and the %s of %s near %s, %s, the %s said of the %s.", a.sides[0].Name, some(), a.sides[1].Name, a.town.Name, some(), some(), some())
	st := record.StatementMention{Kind: record.Demand, Speakers: a.sides[:1]}
	st.Span = span("%s called for the %s %s, the %s and %s.", a.sides[0].Name, some(), some(), some(), some())
	st.Content = text.Span{Start: st.Span.Start + len(a.sides[0].Name+" called for "), End: st.Span.End}
	toll := a.toll
	f := record.FigureMention{Measure: record.Killed, Low: &toll, Qualifier: record.Exact, Place: &a.town, AsOf: day}
	if e.r.IntN(3) == 0 {
		f.AsOf = begins.AddDays(a.day + later) // another day than its event's
	}
	f.Span = span("%v dead by the %s.", toll, some())
	f.Words = text.Span{Start: f.Span.Start, End: f.Span.Start + len(fmt.Sprint(toll))}
	r.Events, r.Statements, r.Figures = append(r.Events, ev), append(r.Statements, st), append(r.Figures, f)
}
