package series_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"readout/internal/place"
	"readout/internal/record"
	"readout/internal/series"
	"readout/internal/timex"
)

// told reads a figure from a line: id, article, outlet, day, who is cited ("-"
// for nobody), how many, and then any of cumulative, group=, in=, of= (country),
// event=, part=, asof=, status=, earlier, copy= (the article that is copied), words= (the
// people's).
//
//	f1 a1 Gazette 2023-11-02 Ministry nearly:8800 cumulative in=Gaza of=PSE
func told(t *testing.T, line string) series.Figure {
	t.Helper()
	w := strings.Fields(line)
	f := &record.FigureMention{ID: record.ID(w[0]), Measure: record.Killed, Qualifier: record.Exact}
	f.Article = record.ID(w[1])
	if w[4] != "-" {
		for _, name := range strings.Split(w[4], ">") {
			f.Attributed = append(f.Attributed, record.Actor{ID: "x/" + name, Name: name})
		}
	}
	out := series.Figure{FigureMention: f, By: w[2], Wording: strings.ReplaceAll(w[5], ":", " "), Exact: w[5] + " killed"}
	if w[3] != "-" {
		out.Published = timex.Date(w[3])
	}
	hedge, number, ok := strings.Cut(w[5], ":")
	if !ok {
		hedge, number = "exact", w[5]
	}
	f.Qualifier = record.Qualifier(strings.ReplaceAll(hedge, "_", " "))
	var low, high float64
	switch n, _ := fmt.Sscanf(number, "%f-%f", &low, &high); {
	case n == 2:
		f.Low, f.High = &low, &high
	case n == 1 && f.Qualifier == record.UpTo:
		f.High = &low
	case n == 1:
		f.Low = &low
	}
	for _, x := range w[6:] {
		set(t, &out, x)
	}
	return out
}

func set(t *testing.T, f *series.Figure, x string) {
	key, value, _ := strings.Cut(x, "=")
	switch key {
	case "cumulative":
		f.Cumulative = true
	case "earlier":
		f.Superseded = true
	case "group":
		f.Population.Group = value
	case "of":
		f.Population.Country = value
	case "in":
		f.Place = &record.Place{Name: strings.ReplaceAll(value, "_", " "), Country: "PSE"}
	case "words":
		f.Population.Text = value
	case "event":
		f.Event = record.ID(value)
	case "part":
		f.PartOf = record.ID(value)
	case "status":
		f.Status = value
	case "asof":
		f.AsOf = timex.Date(value)
	case "copy":
		f.CopyOf = record.ID(value)
	default:
		t.Fatalf("%q is nothing a figure has", x)
	}
}

func figures(t *testing.T, lines string) (out []series.Figure) {
	for _, l := range strings.Split(strings.TrimSpace(lines), "\n") {
		out = append(out, told(t, l))
	}
	return out
}

// said writes what a result says, one line per row, link and flag.
func said(all []series.Series) (out []string) {
	for i, s := range all {
		for _, r := range s.Rows {
			by := ""
			for _, x := range r.Tellings {
				by += " " + x.By
				for _, c := range x.Carriers {
					by += "+" + c
				}
			}
			out = append(out, fmt.Sprintf("%d %s %s %s:%s", i, r.Day, r.Who.Name, r.Wording, by))
			for _, f := range r.Flags {
				out = append(out, fmt.Sprintf("%d ! %s %s %s", i, r.ID, f.Kind, f.Row))
			}
		}
		for _, l := range s.Links {
			out = append(out, fmt.Sprintf("%d %s %s %s", i, l.A, l.Relation, l.B))
		}
	}
	return out
}

const gaza = `
f1 a1 Gazette 2023-11-02 Ministry nearly:8800 cumulative in=Gaza of=PSE
f2 a2 Herald  2023-11-02 Ministry 8796 cumulative in=Gaza of=PSE
f3 a3 Herald  2023-11-02 Army 5000 cumulative in=Gaza of=PSE
f4 a4 Gazette 2023-11-04 Ministry more_than:9200 cumulative in=Gaza_City of=PSE
f5 a5 Gazette 2023-11-06 Ministry 9300 cumulative in=Gaza of=PSE
f6 a6 Gazette 2023-11-06 - about:9300 cumulative in=Gaza of=PSE
f7 a7 Herald  2023-11-08 Ministry 9000 cumulative in=Gaza of=PSE
f8 a8 Wire    2023-11-06 - about:9300 cumulative in=Gaza of=PSE copy=a6
`

func TestSeries(t *testing.T) {
	for name, c := range map[string]struct {
		figures string
		area    string
		want    []string // all of these lines
		none    []string // and none that hold these letters
	}{
		"one place": {gaza, "", []string{
			"0 2023-11-02 Ministry 8796: Herald", "0 2023-11-02 Ministry nearly 8800: Gazette", "0 f1 same-as f2",
			"0 f1 contradicts f3", "0 f5 updates f1", "0 2023-11-06 Gazette about 9300: Gazette+Wire", "0 f5 agrees f6",
			"0 f7 updates f5", "0 ! f7 sinks f5", "1 2023-11-04 Ministry more_than 9200: Gazette",
		}, []string{"f8"}},
		"a place and what lies in it": {`
f1 a1 One 2023-11-02 - 8800 cumulative in=Gaza of=PSE
f2 a2 Two 2023-11-04 - 9200 cumulative of=PSE
f3 a3 One 2023-11-04 - hundreds cumulative in=West_Bank of=PSE
f4 a4 One 2023-11-04 - 1400 cumulative of=ISR`, "Gaza",
			[]string{"0 2023-11-02 One 8800: One", "0 2023-11-04 Two 9200: Two"}, []string{"f3", "hundreds", "1400", "updates"}},
		"the qualifiers": {`
f1 a1 One 2023-11-02 M more_than:9000 in=Gaza event=e
f2 a2 Two 2023-11-02 M 9200 in=Gaza event=e
f3 a3 Two 2023-11-02 M 12000 in=Gaza event=e
f4 a4 Two 2023-11-02 M up_to:8800 in=Gaza event=e
f5 a5 Two 2023-11-02 M between:9100-9300 in=Gaza event=e
f6 a6 Two 2023-11-02 M dozens in=Gaza event=e`, "",
			[]string{"0 f1 same-as f2", "0 f2 contradicts f3", "0 f2 contradicts f4", "0 f2 same-as f5", "0 f1 same-as f5", "0 f4 contradicts f5"},
			[]string{"f1 contradicts f3", "f1 same-as f3", "f6 "}},
		"another source or status is no rise and no fall": {`
f1 a1 One 2023-11-02 M 100 cumulative in=Gaza
f2 a2 One 2023-11-03 N 80 cumulative in=Gaza
f3 a3 One 2023-11-04 M 60 cumulative in=Gaza status=confirmed`, "",
			[]string{"0 2023-11-02 M 100: One", "0 2023-11-03 N 80: One"}, []string{"updates", "sinks"}},
		"a scope is not mixed with another": {`
f1 a1 One 2023-11-02 M 8800 cumulative in=Gaza
f2 a1 One 2023-11-02 M 12 in=Gaza event=e
f3 a2 One 2023-11-03 M 14 in=Gaza event=e`, "",
			[]string{"0 2023-11-02 M 8800: One", "1 2023-11-02 M 12: One", "1 f3 updates f2"}, []string{"f2 contradicts"}},
		"parts": {`
f1 a1 One 2023-11-02 M nearly:120 in=Gaza event=e
f2 a1 One 2023-11-02 M 130 in=Gaza event=e group=women part=f1
f3 a1 One 2023-11-02 M 20 in=Gaza event=e group=children part=f1
f4 a2 Two 2023-11-02 M 140 in=Gaza event=e group=men`, "",
			[]string{"3 f2 part-of f1", "1 f3 part-of f1", "3 ! f2 exceeds f1", "2 ! f4 exceeds f1"}, []string{"f3 exceeds"}},
		"told twice, of before, without a day": {`
f1 a1 One - M 100 cumulative in=Gaza
f2 a1 One - M 100 cumulative in=Gaza
f3 a1 One - M 80 cumulative in=Gaza earlier
f4 a1 One - M 300 cumulative in=Gaza
f5 a2 One - M 500 cumulative in=Gaza`, "",
			[]string{"0  M 100: One", "0  M 80: One", "0 f1 contradicts f4"}, []string{"f2", "f3 ", "contradicts f5", "updates"}},
		"a month is not before its days": {`
f1 a1 One - M 100 cumulative in=Gaza asof=2023-11
f2 a2 One - M 90 cumulative in=Gaza asof=2023-11-05
f3 a3 One - M 80 cumulative in=Gaza asof=2023-12`, "",
			[]string{"0 f3 updates f2", "0 ! f3 sinks f1"}, []string{"f2 updates"}},
		"without a told event a month ends it": {`
f1 a1 One 2023-01-02 M 100 in=Gaza
f2 a2 One 2023-01-12 M 110 in=Gaza
f3 a3 One 2023-06-02 M 20 in=Gaza`, "",
			[]string{"0 f2 updates f1", "1 2023-06-02 M 20: One"}, []string{"f3 updates"}},
		"neither event nor place": {`
f1 a1 One 2023-01-02 M 100
f2 a2 Two 2023-01-02 M 900`, "", []string{"0 2023-01-02 M 100: One", "1 2023-01-02 M 900: Two"}, []string{"contradicts"}},
		"one article on two groups": {`
f1 a1 One 2023-01-02 M 25 in=Gaza event=e group=children words=children
f2 a1 One 2023-01-02 M 12 in=Gaza event=e group=children words=teenagers`, "", []string{"0 2023-01-02 M 12: One"}, []string{"contradicts"}},
		"who passes it on is not who claims": {`
f1 a1 One 2023-01-02 M>Agency 100 in=Gaza event=e
f2 a2 Two 2023-01-02 M 100 in=Gaza event=e`, "", []string{"0 2023-01-02 M 100: One Two"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var o series.Options
			if c.area != "" {
				o.Area = &series.Area{Name: c.area, Country: "PSE", Holds: place.Known().Lookup(c.area)[0].Inside}
			}
			all := figures(t, c.figures)
			got := said(series.Build(all, o))
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("no line %q in\n%s", w, strings.Join(got, "\n"))
				}
			}
			for _, n := range c.none {
				if strings.Contains(strings.Join(got, "\n"), n) {
					t.Errorf("%q stands in\n%s", n, strings.Join(got, "\n"))
				}
			}
		})
	}
}

// The order in which figures come does not matter.
func TestOrder(t *testing.T) {
	all := figures(t, gaza)
	want := series.Build(all, series.Options{})
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if got := series.Build(all, series.Options{}); !reflect.DeepEqual(got, want) {
			t.Fatalf("another order gives\n%q\nwant\n%q", said(got), said(want))
		}
	}
}

// Clusters of events bring the figures of several tellings together.
func TestEventOf(t *testing.T) {
	all := figures(t, `
f1 a1 One 2023-01-02 M 100 event=e1
f2 a2 Two 2023-01-02 M 900 event=e2`)
	one := func(record.ID) record.ID { return "cluster" }
	if got := said(series.Build(all, series.Options{EventOf: one})); !slices.Contains(got, "0 f1 contradicts f2") {
		t.Errorf("%q", got)
	}
	if got := said(series.Build(all, series.Options{})); slices.Contains(got, "0 f1 contradicts f2") {
		t.Errorf("without clusters: %q", got)
	}
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{8800: "8,800", 12: "12", 1234567.5: "1,234,567.5", -1000: "-1,000", 0: "0"} {
		if got := series.Number(v); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
}
