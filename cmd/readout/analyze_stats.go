package main

import (
	"fmt"
	"io"
	"time"

	"readout/internal/english"
	"readout/internal/record"
	"readout/internal/segment"
	"readout/internal/ud"
)

// A stage is one step of the analysis and how long it took.
type stage struct {
	name string
	took time.Duration
}

// analyzeTimed analyzes an article step by step and adds what each step took to
// stages.
func analyzeTimed(models *english.Pipeline, a *record.Article, stages *[4]stage) *ud.Doc {
	var d *ud.Doc
	for i, s := range [...]struct {
		name string
		run  func()
	}{
		{"segment", func() { d = segment.Split(a.Text, a.Readable()) }},
		{"tag+lemma", func() { models.Tag(d) }},
		{"parse", func() { models.Parse(d) }},
		{"names", func() { models.Names(d) }},
	} {
		start := time.Now()
		s.run()
		stages[i].name, stages[i].took = s.name, stages[i].took+time.Since(start)
	}
	return d
}

// writeStats prints the words per second of each stage and of all together.
func writeStats(w io.Writer, words int, stages []stage) {
	all := stage{name: "all"}
	for _, s := range stages {
		all.took += s.took
	}
	fmt.Fprintf(w, "%d words\n", words)
	for _, s := range append(stages, all) {
		fmt.Fprintf(w, "%-10s %9.0f words/s\n", s.name, float64(words)/max(s.took.Seconds(), 1e-9))
	}
}
