package web

import (
	"io"
	"strings"

	"readout/internal/export"
	"readout/internal/naming"
	"readout/internal/query"
	"readout/internal/store"
)

var (
	named = param{Name: "name", Label: "who", Does: "any name of an actor, or the id; several are taken together", Many: true, words: true}
	heads = param{Name: "heads", Label: "count", Does: "true counts by the head of a phrase: regime for Zionist regime", Choices: []string{"true", "false"}, bare: true}
)

// Wording is how outlets name somebody.
type Wording struct {
	Fields  []Field
	Asked   bool
	Outlets []naming.Outlet
	Scares  []Quotation
}

const fewest = 3 // uses in all that a wording must have to be compared

func wording(a *asking) (*answer, error) {
	p := &Wording{Fields: a.fields(), Asked: len(a.all("name")) > 0}
	x := &answer{Title: "Wording", page: "wording", Data: p}
	if p.Asked {
		x.Title += ": " + strings.Join(a.all("name"), ", ")
		r, err := a.reader()
		if err != nil {
			return nil, err
		}
		ids, err := r.Actors(a, a.all("name"))
		if err != nil {
			return nil, a.unasked(err)
		}
		w, err := a.where(a.filter(store.KindEvent))
		if err != nil {
			return nil, err
		}
		if err := p.compare(a, bounded(w), ids, a.one("heads") == "true"); err != nil {
			return nil, err
		}
	}
	x.Command = a.command("wording")
	x.json = func(w io.Writer) error { return export.Wording(w, p.Outlets) }
	x.csv = func(w io.Writer) error { return export.WordingTable(w, p.Outlets) }
	return x, nil
}

// compare counts how outlets name actors in the mentions that are asked for.
func (p *Wording) compare(a *asking, w store.Where, actors []string, byHead bool) error {
	d, err := a.gather()
	if err != nil {
		return err
	}
	n, err := d.Namings(a, w, actors)
	if err != nil {
		return err
	}
	p.Outlets = naming.Compare(n.Uses, naming.Options{Least: fewest, Heads: byHead})
	for _, s := range n.Scares {
		p.Scares = append(p.Scares, scare(s))
	}
	return nil
}

func scare(s query.Scare) Quotation {
	t := s.Article.Text
	return Quotation{s.By + ": “" + t.Slice(s.Span) + "”", articleLink(s.Article.ID, t.RuneOffset(s.Span.Start), t.RuneOffset(s.Span.End))}
}
