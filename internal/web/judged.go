package web

import (
	"slices"
	"strconv"
	"time"

	"readout/internal/across"
	"readout/internal/export"
	"readout/internal/record"
)

// judgements lists what persons have judged, the latest first.
func judgements(a *asking) (*answer, error) {
	var all []record.Judgement
	err := a.desk.live.with(a, func(r *across.Record, _ *facts) error { all = slices.Clone(r.Judgements); return nil })
	if err != nil {
		return nil, err
	}
	slices.Reverse(all)
	all, more := pageOf(a, all)
	x := &answer{Title: "Judgements", page: "judgements", Data: all, More: more, Command: []string{"readout", "judgements"}}
	x.json = eachLine(all, export.Judgement)
	g := &grid{columns: []string{"id", "a", "b", "verdict", "score", "because", "by", "at", "withdrawn_by", "withdrawn_at", "withdrawn_because"}}
	for _, j := range all {
		why := ""
		for _, r := range j.Because {
			why += r.Words
		}
		row := []string{string(j.ID), string(j.A), string(j.B), string(j.Verdict), strconv.Itoa(j.Score), why, j.By, j.At.UTC().Format(time.RFC3339), "", "", ""}
		if w := j.Withdrawn; w != nil {
			row[8], row[9], row[10] = w.By, w.At.UTC().Format(time.RFC3339), w.Because
		}
		g.add(row...)
	}
	x.csv = g.csv
	return x, nil
}
