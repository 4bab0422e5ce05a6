package readtest_test

import (
	"encoding/json"
	"flag"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/intake"
	"readout/internal/read"
	"readout/internal/readtest"
	"readout/internal/record"
)

var only = flag.String("case", "", "run only the cases whose name holds this")

// Every case, as written and under every change of its letters.
func TestCases(t *testing.T) {
	cases, err := readtest.Load(filepath.Join("..", "..", "testdata", "cases"))
	if err != nil {
		t.Fatal(err)
	}
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	known := 0
	for _, c := range cases {
		if !strings.Contains(c.Name, *only) {
			continue
		}
		failed := map[int]bool{}
		t.Run(c.Name, func(t *testing.T) {
			for _, w := range c.Wants {
				if w.Known != "" {
					known++
				}
			}
			check(t, reader, c, failed)
		})
		for _, ch := range readtest.Changes {
			if changed, ok := ch.Apply(c); ok {
				t.Run(c.Name+"/"+ch.Name, func(t *testing.T) { checkChanged(t, reader, changed, failed) })
			}
		}
	}
	t.Logf("%d cases; %d lines are known to fail", len(cases), known)
}

// check compares a case's reading with its lines, and notes which fall short.
// A line that is known to fail must.
func check(t *testing.T, reader *read.Reader, c readtest.Case, failed map[int]bool) {
	r, err := reader.Read(article(t, c))
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range c.Wants {
		short := readtest.Check(w, r)
		failed[i] = short != ""
		switch {
		case w.Known != "" && short == "":
			t.Errorf("want line %d passes now: take away known %q\n\t%s", w.Number, w.Known, w.Line)
		case w.Known == "" && short != "":
			t.Errorf("want line %d: %s\n\tbut %s", w.Number, w.Line, short)
		}
	}
}

// checkChanged holds a changed case to what the case as written fulfils.
func checkChanged(t *testing.T, reader *read.Reader, c readtest.Case, failed map[int]bool) {
	r, err := reader.Read(article(t, c))
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range c.Wants {
		if short := readtest.Check(w, r); short != "" && !failed[i] {
			t.Errorf("want line %d: %s\n\tbut %s", w.Number, w.Line, short)
		}
	}
}

// article takes a case in as the program would: as a line of JSON where it has
// metadata, else as a text file.
func article(t *testing.T, c readtest.Case) *record.Article {
	t.Helper()
	if c.Published == "" && c.Outlet == "" {
		a, err := intake.FromBytes(c.Name+".txt", []byte(c.Text))
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	line, err := json.Marshal(map[string]string{
		"id": c.Name, "text": c.Text, "date": string(c.Published), "outlet": c.Outlet,
	})
	if err != nil {
		t.Fatal(err)
	}
	a, _, err := intake.FromJSON(c.Name+".jsonl", line)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
