package web

import (
	"strconv"

	"readout/internal/across"
)

func aboutPage(a *asking) (*answer, error) {
	p := &struct {
		Facts           *facts
		Version, Scores string
	}{Version: a.desk.Version, Scores: a.desk.Scores}
	if err := a.desk.live.with(a, func(_ *across.Record, f *facts) error { p.Facts = f; return nil }); err != nil {
		return nil, err
	}
	g := &grid{columns: []string{"what", "says"}}
	g.add("version", p.Version)
	g.add("articles", strconv.Itoa(p.Facts.Articles))
	g.add("superseded", strconv.Itoa(p.Facts.Superseded))
	g.add("scores", p.Scores)
	return &answer{Title: "About the data", page: "about", Data: p, json: g.json, csv: g.csv, Command: []string{"readout", "version"}}, nil
}
