package web

import (
	"strconv"
	"time"

	"readout/internal/across"
	"readout/internal/export"
	"readout/internal/report"
	"readout/internal/series"
	"readout/internal/store"
)

const latest = 12 // events on the front page

// A Front is what the record is, at a glance.
type Front struct {
	Facts  *facts
	Events []Line
	MadeAt string // when the record was last written
}

func front(a *asking) (*answer, error) {
	p := &Front{}
	if err := a.desk.live.with(a, func(_ *across.Record, f *facts) error { p.Facts = f; return nil }); err != nil {
		return nil, err
	}
	a.per = latest
	found, _, err := a.find(store.Where{Kind: store.KindEvent, Newest: true})
	if err != nil {
		return nil, err
	}
	p.Events = linesOf(found)
	made, err := a.desk.MadeAt()
	if err != nil {
		return nil, err
	}
	if !made.IsZero() {
		p.MadeAt = made.UTC().Format(time.RFC3339)
	}
	g := &grid{columns: []string{"what", "says"}}
	g.add("articles", strconv.Itoa(p.Facts.Articles))
	g.add("events", strconv.Itoa(p.Facts.Events))
	g.add("statements", strconv.Itoa(p.Facts.Statements))
	g.add("figures", strconv.Itoa(p.Facts.Figures))
	g.add("outlets", strconv.Itoa(len(p.Facts.Outlets)))
	g.add("first_published", string(p.Facts.First))
	g.add("last_published", string(p.Facts.Last))
	g.add("made_at", p.MadeAt)
	for _, x := range p.Facts.Differing {
		g.add("differs", x.What+": "+describeRow(x.A)+"; "+describeRow(x.B))
	}
	return &answer{Title: "The record", page: "front", Data: p, json: g.json, csv: g.csv,
		Command: []string{"readout", "events", "--sort", "newest", "--limit", strconv.Itoa(latest)}}, nil
}

// A Search is what bears a name or holds some letters.
type Search struct {
	Asked  string
	Actors []store.Seen
	Lists  []List
	More   bool
}

const searched = 15 // mentions of each kind that a search shows

func search(a *asking) (*answer, error) {
	p := &Search{Asked: a.one("q")}
	x := &answer{Title: "Search", page: "search", Data: p}
	g := &grid{columns: []string{"kind", "id", "day", "type", "outlet", "article", "start", "end", "exact"}}
	x.json, x.csv = g.json, g.csv
	if p.Asked == "" {
		return x, nil
	}
	x.Title = "Search: " + p.Asked
	x.Command = []string{"readout", "events", "--text", p.Asked, "--sort", "newest"}
	var err error
	if p.Actors, err = a.called(p.Asked); err != nil {
		return nil, err
	}
	for _, s := range p.Actors {
		g.add("actor", s.ID, "", s.Kind, "", "", "", "", s.Name)
	}
	a.per = searched
	for _, kind := range []string{store.KindEvent, store.KindStatement, store.KindFigure} {
		found, more, err := a.find(store.Where{Kind: kind, Text: p.Asked, Newest: true})
		if err != nil {
			return nil, err
		}
		p.Lists, x.More = append(p.Lists, List{Kind: kind, Lines: linesOf(found)}), x.More || more
		for _, l := range linesOf(found) {
			g.add(l.Kind, string(l.ID), l.Day, l.Type, l.By, string(l.Article), strconv.Itoa(l.Start), strconv.Itoa(l.End), l.Quote)
		}
	}
	return x, nil
}

// called returns the actors of the record that bear a name, nobody if none does.
func (a *asking) called(name string) (out []store.Seen, err error) {
	r, err := a.reader()
	if err != nil {
		return nil, err
	}
	ids, err := r.Actors(a, []string{name})
	if err != nil {
		return nil, a.Err() // nobody is called so
	}
	f, err := a.desk.live.lists(a)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if s, ok := f.seen(id); ok {
			out = append(out, s)
		}
	}
	return out, nil
}

// actors lists who is in the record, those with the most mentions first.
func actors(a *asking) (*answer, error) {
	r, err := a.reader()
	if err != nil {
		return nil, err
	}
	codes, err := r.Countries(a.all("country"))
	if err != nil {
		return nil, a.unasked(err)
	}
	var ids []string
	if names := a.all("name"); len(names) > 0 {
		if ids, err = r.Actors(a, names); err != nil {
			return nil, a.unasked(err)
		}
	}
	f, err := a.desk.live.lists(a)
	if err != nil {
		return nil, err
	}
	all, more := pageOf(a, f.among(ids, codes))
	x := &answer{Title: "Actors", page: "actors", More: more, Command: a.command("actors", "list")}
	x.Data = &struct {
		Fields []Field
		Actors []store.Seen
	}{a.fields(), all}
	x.json = eachLine(all, export.Seen)
	x.csv = rowsOf(all, export.NewSeenTable)
	return x, nil
}

// pageOf returns the part of a whole list that a page shows.
func pageOf[T any](a *asking, all []T) ([]T, bool) {
	from := min((a.page-1)*a.per, len(all))
	to := min(from+a.per, len(all))
	return all[from:to], to < len(all)
}

// describeRow tells a figure in a few words: "nearly 8,800, 2023-11-02, Hamas".
func describeRow(r *series.Row) string {
	return report.Amount(r) + ", " + report.Day(r) + ", " + report.Whose(&r.Who)
}
