// Package storetest holds readings made by hand and the tests that every store
// must pass. Only tests use it. It must never know a particular store.
package storetest

import (
	"fmt"
	"strings"

	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// Version is the program version of the samples.
const Version = "test-1"

// letter is a text with letters of one to four bytes, a no-break space and a
// NUL, so that bytes and code points drift apart.
const letter = " date 2023-11-04 Türkiye’s foreign minister told 𝛀mer on Friday: " +
	"“We call for a ceasefire.” At least 1,200\u00a0people were killed in Bakırlı, he said.\x00\r\n"

// Sample returns a reading of an event, a statement, a figure and an office. Samples with
// different n are different articles.
func Sample(n int) *record.Reading {
	raw := []byte(fmt.Sprintf("%sNo. %d.\n", letter, n))
	return Read(raw, fmt.Sprintf("in/%04d.txt", n), Version)
}

// Read reads a sample's raw bytes; any version reads the same mentions.
func Read(raw []byte, path, version string) *record.Reading {
	t, err := text.New(string(raw))
	if err != nil {
		panic(err)
	}
	a := &record.Article{
		ID: record.ArticleID(raw), Path: path, Outlet: "The Sample", Authors: []string{"A. Writer"},
		Published: "2023-11-04", PublishedFrom: "header", Language: "en",
		Raw: raw, Encoding: "utf-8", Text: t,
		Zones: []record.Zone{{Kind: record.ZoneHeader, Span: find(t, " date 2023-11-04")}},
	}
	who := record.Actor{ID: "TUR/foreign-minister", Name: "Türkiye’s foreign minister", Country: "TUR", Sectors: []string{"GOV"},
		Office: "Minister of Foreign Affairs", Kind: record.KindPerson, Because: "title in the same article", Span: find(t, "Türkiye’s foreign minister")}
	whom := record.Actor{Name: "𝛀mer", Kind: record.KindUnknown, Because: "name", Span: find(t, "𝛀mer")}
	return &record.Reading{
		Article: a, Version: version,
		Events:      []record.EventMention{event(a, who, whom, version)},
		Statements:  []record.StatementMention{statement(a, who, whom, version)},
		Figures:     []record.FigureMention{figure(a, who, version)},
		Offices:     []record.OfficeMention{office(a, who, version)},
		Diagnostics: []text.Diagnostic{{ID: "odd-letter", Text: "a NUL stands in the text", Span: find(t, "\x00")}},
	}
}

func event(a *record.Article, who, whom record.Actor, version string) record.EventMention {
	s := find(a.Text, "We call for a ceasefire")
	e := record.EventMention{
		Provenance: record.Provenance{Article: a.ID, Span: s, Rule: "request/call-1", Version: version,
			Trigger: []text.Span{find(a.Text, "call"), find(a.Text, "for")}},
		Type: plover.Request, Modes: []string{"change"}, Contexts: []string{"diplomatic"}, Status: record.Actual,
		Actors: []record.Actor{who}, Recipients: []record.Actor{whom},
		When:   record.When{Date: "2023-11-03", From: find(a.Text, "on Friday")},
		ToldAs: "statement:" + record.ID(a.ID[len(a.ID)-24:]),
	}
	e.ID = e.Hash()
	return e
}

func statement(a *record.Article, who, whom record.Actor, version string) record.StatementMention {
	cue, said := find(a.Text, "told"), find(a.Text, "We call for a ceasefire.")
	m := record.StatementMention{
		Provenance: record.Provenance{Article: a.ID, Span: cue.Cover(said), Trigger: []text.Span{cue}, Rule: "quote/told-1", Version: version},
		Speakers:   []record.Actor{who}, Addressees: []record.Actor{whom}, About: []record.Actor{},
		Kind: record.Demand, Direct: true, Content: said, Cue: cue,
		When: record.When{Date: "2023-11-03", From: find(a.Text, "on Friday")},
	}
	m.ID = m.Hash()
	return m
}

func figure(a *record.Article, who record.Actor, version string) record.FigureMention {
	s, low := find(a.Text, "At least 1,200\u00a0people were killed in Bakırlı"), 1200.0
	f := record.FigureMention{
		Provenance: record.Provenance{Article: a.ID, Span: s, Rule: "figure/killed", Version: version},
		Measure:    record.Killed, Low: &low, Qualifier: record.AtLeast, Words: find(a.Text, "At least 1,200"),
		Population: record.Population{Text: "people"},
		Place:      &record.Place{Name: "Bakırlı", Country: "TUR", Lat: 41.5, Lon: 32.25, GeoNames: 1, Span: find(a.Text, "Bakırlı")},
		AsOf:       timex.Date("2023-11"), Attributed: []record.Actor{who}, Status: "reported",
	}
	f.ID = f.Hash()
	return f
}

func office(a *record.Article, who record.Actor, version string) record.OfficeMention {
	o := record.OfficeMention{
		Provenance: record.Provenance{Article: a.ID, Span: who.Span, Trigger: []text.Span{who.Span}, Rule: "office/before", Version: version},
		Holder:     who, Office: who.Office, Standing: "acting", Country: who.Country,
	}
	o.ID = o.Hash()
	return o
}

func find(t *text.Text, s string) text.Span {
	i := strings.Index(t.String(), s)
	if i < 0 {
		panic(fmt.Sprintf("the sample does not hold %q", s))
	}
	return text.Span{Start: i, End: i + len(s)}
}

// Typical returns a reading of the size of a news report: some 3,000 letters,
// six events, six statements and four figures.
func Typical(n int) *record.Reading {
	raw := []byte(fmt.Sprintf("%sNo. %d.\n%s", letter, n, strings.Repeat("They met again and said little of note. ", 70)))
	r := Read(raw, fmt.Sprintf("in/%06d.txt", n), Version)
	for i := 1; i < 6; i++ {
		e, s := r.Events[0], r.Statements[0]
		e.Trigger = []text.Span{{Start: i, End: i + 1}}
		s.Speakers = append([]record.Actor{{ID: fmt.Sprint(i), Name: "UN"}}, s.Speakers...)
		e.ID, s.ID = e.Hash(), s.Hash()
		r.Events, r.Statements = append(r.Events, e), append(r.Statements, s)
	}
	for i := 1; i < 4; i++ {
		f, low := r.Figures[0], float64(1200+i)
		f.Low = &low
		f.ID = f.Hash()
		r.Figures = append(r.Figures, f)
	}
	return r
}
