package report

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"readout/internal/record"
	"readout/internal/series"
	"readout/internal/timex"
)

// sampleSeries are figures of three sources over ten days, one of them odd.
func sampleSeries() []series.Series {
	num := func(v float64) *float64 { return &v }
	figure := func(id record.ID, by string, day timex.Date, who string, q record.Qualifier, low, high *float64, words string) series.Figure {
		f := &record.FigureMention{ID: id, Measure: record.Killed, Cumulative: true, Qualifier: q, Low: low, High: high,
			Population: record.Population{Text: "people", Country: "LBY"}, Place: &record.Place{Name: "Kaldvik", Country: "LBY"}}
		f.Article = "a-" + id
		if who != "" {
			f.Attributed = []record.Actor{{ID: "LBY/" + who, Name: who, Country: "LBY"}, {Name: "the agency"}}
		}
		return series.Figure{FigureMention: f, By: by, Published: day, Wording: words, Exact: words + " people died"}
	}
	all := []series.Figure{
		figure("figure:1", "The Sample", "2023-09-14", "Red Crescent", record.Exact, num(5300), nil, "5,300"),
		figure("figure:2", "The Sample", "2023-09-16", "Red Crescent", record.Nearly, num(11300), nil, "nearly 11,300"),
		figure("figure:3", "The Second", "2023-09-16", "", record.UpTo, nil, num(20000), "as many as 20,000"),
		figure("figure:4", "The Second", "2023-09-24", "Red Crescent", record.Exact, num(4000), nil, "4,000"),
		figure("figure:5", "The Second", "2023-09-20", "Army & <sons>", record.Between, num(8000), num(9000), "between 8,000 and 9,000"),
		figure("figure:6", "The Second", "", "Army & <sons>", record.About, nil, nil, "thousands"),
	}
	return series.Build(all, series.Options{})
}

func TestSeries(t *testing.T) {
	p, b := page()
	for _, s := range sampleSeries() {
		p.Series(&s)
	}
	golden(t, "series.txt", b.String())
}

func TestSeriesSVG(t *testing.T) {
	var b strings.Builder
	n, err := SeriesSVG(&b, sampleSeries())
	if err != nil || n != 1 {
		t.Fatal(n, err)
	}
	d := xml.NewDecoder(strings.NewReader(b.String()))
	circles, words := 0, ""
	for {
		x, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("no XML: %v\n%s", err, b.String())
		}
		switch x := x.(type) {
		case xml.StartElement:
			if x.Name.Local == "circle" {
				circles++
			}
		case xml.CharData:
			words += string(x)
		}
	}
	if circles != 5+3 { // rows and legend
		t.Errorf("%d circles", circles)
	}
	for _, w := range []string{"Army & <sons> (LBY)", "20,000", "2023-09-14", "≤", "killed · LBY · Kaldvik"} {
		if !strings.Contains(words, w) {
			t.Errorf("the picture does not say %q", w)
		}
	}
	if n, _ := SeriesSVG(io.Discard, nil); n != 0 {
		t.Error("a picture of nothing")
	}
}
