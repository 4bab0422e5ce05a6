package web

import (
	"strconv"

	"readout/internal/across"
)

// Corrections are pairs of which the program is not sure, for persons to judge.
type Corrections struct {
	Pairs    []Pair
	Left     int
	Sign     string
	Writable bool
}

func corrections(a *asking) (*answer, error) {
	p := &Corrections{Sign: a.desk.sign, Writable: a.desk.Writable}
	x := &answer{Title: "Corrections", page: "corrections", Data: p}
	if err := wait(a, a.desk.live.sought); err != nil {
		return nil, err
	}
	err := a.desk.live.with(a, func(r *across.Record, f *facts) error {
		var all []Pair
		for _, j := range f.Unsure {
			all = append(all, Pair{Judgement: j})
		}
		all = undecided(r, all)
		p.Left = len(all)
		p.Pairs, x.More = pageOf(a, all)
		return introduce(a, r, p.Pairs)
	})
	if err != nil {
		return nil, err
	}
	g := &grid{columns: []string{"a", "b", "score", "a_day", "b_day", "a_outlet", "b_outlet", "a_exact", "b_exact"}}
	for _, q := range p.Pairs {
		l, m := &q.Lines[0], &q.Lines[1]
		g.add(string(q.A), string(q.B), strconv.Itoa(q.Score), l.Day, m.Day, l.By, m.By, l.Quote, m.Quote)
	}
	x.json, x.csv = g.json, g.csv
	return x, nil
}
