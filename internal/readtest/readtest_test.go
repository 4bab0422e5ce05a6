package readtest

import (
	"strings"
	"testing"

	"readout/internal/record"
	"readout/internal/text"
)

const meeting = "The ministers met in Oslo. \"We agree,\" the minister said. The ministers left.\n"

func TestParseWant(t *testing.T) {
	x, err := text.New(meeting)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ line, quoted, err string }{
		{`event type=CONSULT @ "met in Oslo"`, "met in Oslo", ""},
		{`event type=CONSULT @ "The ministers"`, "", "occurs 2 times: write #1"},
		{`event type=CONSULT @ "The ministers"#2`, "The ministers", ""},
		{`event type=CONSULT @ "The ministers"#3`, "", "occurs 2 times, not 3"},
		{`event type=CONSULT @ "in Bergen"`, "", "does not occur"},
		{`event type=CONSULT @ "met`, "", "does not end"},
		{`event type=CONSULT`, "", "no anchor"},
		{`event CONSULT @ "met"`, "", "want field=value"},
		{`meeting type=CONSULT @ "met"`, "", "want event, statement"},
		{`statement speaker="the minister" @ "\"We agree,\""`, `"We agree,"`, ""},
		{`none event type=ASSAULT`, "", ""},
	} {
		w, err := parseWant(x, c.line)
		switch {
		case c.err == "" && err != nil:
			t.Errorf("%s: %v", c.line, err)
		case c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)):
			t.Errorf("%s: error %v, want one with %q", c.line, err, c.err)
		case x.Slice(w.Span) != c.quoted:
			t.Errorf("%s: anchor %q, want %q", c.line, x.Slice(w.Span), c.quoted)
		}
	}
}

// A change moves every anchor to the same words.
func TestChangesMoveAnchors(t *testing.T) {
	c := Case{Published: "2024-05-07", Text: "He said 'stop' on 7 May.\n\n" +
		"\"We met 12 envoys,\" the minister's aide said: “It was 3 days' work.”\n\nThe end came, in the way of all things, far too early.\n"}
	x, _ := text.New(c.Text)
	quotes := []string{"He said", "7 May", "met 12 envoys,", "aide said", "3 days' work", "early."}
	for _, q := range quotes {
		s, err := find(x, q, 0)
		if err != nil {
			t.Fatal(err)
		}
		c.Wants = append(c.Wants, Want{Span: s})
	}
	for _, ch := range Changes {
		d, ok := ch.Apply(c)
		if !ok {
			t.Logf("%s does not touch it", ch.Name)
			continue
		}
		y, err := text.New(d.Text)
		if err != nil {
			t.Fatal(err)
		}
		for i, q := range quotes {
			if got := plain(y.Slice(d.Wants[i].Span)); got != plain(q) {
				t.Errorf("%s: %q became %q", ch.Name, q, got)
			}
		}
	}
}

func plain(s string) string {
	return strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "\u00a0", " ", "\r\n", "\n").Replace(s)
}

func TestCheck(t *testing.T) {
	x, _ := text.New("At least 40 people were killed in Port Sudan, the health ministry said.\n")
	low := 40.0
	r := &record.Reading{
		Article: &record.Article{Text: x, Published: "2024-05-07"},
		Figures: []record.FigureMention{{
			Provenance: record.Provenance{Span: text.Span{Start: 0, End: 30}},
			Measure:    record.Killed, Low: &low, Qualifier: record.AtLeast,
			Words:      text.Span{Start: 0, End: 11},
			Attributed: []record.Actor{{Name: "the health ministry", Country: "SDN"}},
		}},
	}
	for _, c := range []struct{ line, short string }{
		{`figure measure=killed low=40 high= qualifier="at least" attributed=SDN/ministry @ "40 people"`, ""},
		{`figure measure=wounded|killed @ "40 people"`, ""},
		{`figure measure=wounded|missing @ "40 people"`, "measure killed"},
		{`figure low=41 @ "40 people"`, "low 40"},
		{`figure attributed=EGY @ "40 people"`, "attributed [the health ministry/SDN]"},
		{`figure attributed= @ "40 people"`, "attributed"},
		{`figure @ "Port Sudan"`, "no figure there"},
		{`figure colour=red @ "40 people"`, "no field"},
		{`none figure measure=wounded`, ""},
		{`none figure`, "there are 1"},
		{`exactly 1 figure measure=killed`, ""},
		{`event type=ASSAULT @ "killed"`, "no event there"},
		{`published 2024-05-07`, ""},
		{`published`, "published is"},
	} {
		w, err := parseWant(x, c.line)
		if err != nil {
			t.Fatal(err)
		}
		got := Check(w, r)
		if (got == "") != (c.short == "") || !strings.Contains(got, c.short) {
			t.Errorf("%s: %q, want %q", c.line, got, c.short)
		}
	}
}
