package eval_test

import (
	"bufio"
	"encoding/json"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"readout/internal/eval"
)

// A damage spoils gold at random, always in the same way.
type damage struct {
	*rand.Rand
	percent int
}

func (d damage) strikes() bool { return d.IntN(100) < d.percent }

// one returns what is right or, when the damage strikes, one of the others.
func (d damage) one(right string, others ...string) string {
	if d.strikes() {
		return others[d.IntN(len(others))]
	}
	return right
}

func (d damage) span(start, end int) eval.Span {
	if d.strikes() {
		start = max(0, start+d.IntN(160)-80)
		end = start + 1 + d.IntN(150)
	}
	return eval.Span{Start: start, End: end, Exact: "…"}
}

func (d damage) actors(codes []string) []eval.Actor {
	var out []eval.Actor
	for _, c := range codes {
		country, name, _ := strings.Cut(c, ":")
		out = append(out, eval.Actor{Country: d.one(country, "NZL", ""), Name: d.one(name, "Çağla Ñandú", "")})
	}
	return out
}

// times returns how often a mention is told: once, or by damage never or twice.
func (d damage) times() int {
	if d.strikes() {
		return 2 * d.IntN(2)
	}
	return 1
}

func (d damage) event(g eval.GoldEvent) (out []eval.Event) {
	for range d.times() {
		e := eval.Event{
			Type:       d.one(g.Type, "CONSULT", "ASSAULT"),
			Modes:      []string{d.one(g.Mode, "phone")},
			Status:     d.one(g.Status, "planned"),
			Actors:     d.actors(g.Actors),
			Recipients: d.actors(g.Recipients),
			Span:       d.span(g.Span.Start, g.Span.End),
		}
		e.When.Date = d.one(g.Date, "2023", "1999-12-31", "")
		e.Place.Name = d.one(g.Place, "Wellington", "")
		out = append(out, e)
	}
	return out
}

func (d damage) statement(g eval.GoldStatement) (out []eval.Statement) {
	for range d.times() {
		var speakers []eval.Actor
		for _, name := range strings.Split(g.Speaker, ";") {
			speakers = append(speakers, eval.Actor{
				Name:    d.one(name, strings.ToUpper(name), "nobody"),
				Country: d.one(strings.Split(g.Country, ";")[0], "NZL", ""),
			})
		}
		out = append(out, eval.Statement{
			Speakers: speakers,
			Kind:     d.one(g.Kind, "hope"),
			Direct:   g.Direct != d.strikes(),
			Said:     d.span(g.Span.Start, g.Span.End),
		})
	}
	return out
}

func (d damage) figure(g eval.GoldFigure) (out []eval.Figure) {
	for range d.times() {
		f := eval.Figure{
			Measure:   d.one(g.Measure, "killed", "other"),
			Low:       g.Low,
			High:      g.High,
			Qualifier: g.Qualifier,
			Since:     d.one(g.Since, "2023-10-07"),
			Repeat:    d.percent > 0 && d.IntN(8) == 0,
			Span:      d.span(g.Span.Start, g.Span.End),
		}
		if d.strikes() {
			zero := 0.0
			f.High, f.Qualifier = &zero, nil
		}
		if d.one(g.Attributed, "", "x") != "" {
			f.Attributed = []eval.Actor{{Name: g.Attributed}}
		}
		out = append(out, f)
	}
	return out
}

// guessed makes readings for a file of gold triples: mostly its own parties
// and types, in every status, sometimes turned round.
func guessed(t *testing.T, path string, seed uint64) []eval.Reading {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := damage{rand.New(rand.NewPCG(2, seed)), 25}
	var out []eval.Reading
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		var g struct {
			ID     string
			Events []struct{ Source, Target, Plover string }
		}
		if err := json.Unmarshal(in.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		r := eval.Reading{Article: eval.Article{Record: g.ID}}
		for _, e := range g.Events {
			read := eval.Event{
				Type:       d.one(e.Plover, "CONSULT", "AID", "RETREAT"),
				Status:     d.one("actual", "planned", "cancelled", "denied"),
				Actors:     d.actors([]string{(e.Source + "---")[:3], "FRA"}[:1+d.IntN(2)]),
				Modes:      []string{},
				Span:       eval.Span{},
				Recipients: d.actors([]string{(e.Target + "---")[:3]}[:d.IntN(2)]),
			}
			r.Events = append(r.Events, read)
		}
		if !d.strikes() {
			out = append(out, r)
		}
	}
	return out
}
