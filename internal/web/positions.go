package web

import (
	"strings"

	"readout/internal/export"
	"readout/internal/stance"
	"readout/internal/store"
)

// positions tells what somebody says about whom over time.
func positions(a *asking) (*answer, error) {
	x := &answer{Title: "Positions over time", page: "positions"}
	p := &struct {
		Fields  []Field
		Threads []stance.Thread
		Cut     bool
	}{Fields: a.fields()}
	x.Data = p
	if len(a.all("speaker")) > 0 {
		w, err := a.where(a.filter(store.KindStatement))
		if err != nil {
			return nil, err
		}
		all, cut, err := a.statements(w)
		if err != nil {
			return nil, err
		}
		p.Threads, x.More = pageOf(a, stance.Build(all))
		p.Cut = cut
		x.Title += ": " + strings.Join(a.all("speaker"), ", ")
	}
	x.Command = a.command("positions")
	x.json = eachLine(p.Threads, export.Positions)
	g := &grid{columns: []string{"speaker", "about", "day", "side", "turn", "kinds", "outlets", "words", "id"}}
	for _, t := range p.Threads {
		for _, s := range t.Steps {
			turn := ""
			if s.Turn {
				turn = "turn"
			}
			g.add(t.Speaker.Name, t.About.Name, string(s.Day), string(s.Side), turn, strings.Join(asStrings(s.Kinds), "; "), strings.Join(s.By, "; "), s.Words, string(s.ID))
		}
	}
	x.csv = g.csv
	return x, nil
}
