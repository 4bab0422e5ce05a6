package event_test

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"readout/internal/event"
	"readout/internal/plover"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/text"
)

// TestExamples reads the sentence of every pattern and checks that what stands
// behind "=>" is read off it, and that no counter-example tells an event of the
// pattern's type.
func TestExamples(t *testing.T) {
	r, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, p := range event.Default().Patterns {
		for _, x := range p.Examples {
			n++
			at := fmt.Sprintf("%s:%d", p.File, x.Line)
			got := readSentence(t, r, x.Sentence)
			switch {
			case x.Counter:
				for _, e := range got {
					if e.Type == p.Type {
						t.Errorf("%s: %q tells %s", at, x.Sentence, shape(&e))
					}
				}
			default:
				want, err := parseWant(x.Want)
				if err != nil {
					t.Errorf("%s: %v", at, err)
				} else if !satisfied(want, got) {
					t.Errorf("%s: %q\n\twant %s\n\tgot  %s", at, x.Sentence, x.Want, shapes(got))
				}
			}
		}
	}
	t.Logf("%d sentences of %d patterns", n, len(event.Default().Patterns))
}

func readSentence(t *testing.T, r *read.Reader, sentence string) []record.EventMention {
	t.Helper()
	x, err := text.New(sentence)
	if err != nil {
		t.Fatal(err)
	}
	out, err := r.Read(&record.Article{Path: "example", Text: x, Language: "en", Published: "2024-05-15"})
	if err != nil {
		t.Fatal(err)
	}
	return out.Events
}

// A want is what an example asks for: type, codes of the actors and, behind
// ">", of the recipients, then fields. "-" is nobody.
type want struct {
	typ          plover.Type
	actors       []string
	recipients   []string
	mode, status string
}

func parseWant(s string) (want, error) {
	f := strings.Fields(s)
	if len(f) == 0 {
		return want{}, fmt.Errorf("nothing is wanted")
	}
	w := want{typ: plover.Type(f[0])}
	into := &w.actors
	for _, x := range f[1:] {
		switch k, v, ok := strings.Cut(x, "="); {
		case x == ">":
			into = &w.recipients
		case ok && k == "mode":
			w.mode = v
		case ok && k == "status":
			w.status = v
		case ok:
			return w, fmt.Errorf("unknown field %s", k)
		case x != "-":
			*into = append(*into, strings.Split(x, ",")...)
		}
	}
	return w, nil
}

func satisfied(w want, got []record.EventMention) bool {
	for i := range got {
		e := &got[i]
		if e.Type == w.typ && includes(e.Actors, w.actors) && includes(e.Recipients, w.recipients) &&
			(w.mode == "" || strings.Contains(strings.Join(e.Modes, " "), w.mode)) &&
			(w.status == "" || string(e.Status) == w.status) {
			return true
		}
	}
	return false
}

// includes reports whether the actors have just the codes; UNO and EUR are
// bodies that the record files under IGO.
func includes(as []record.Actor, codes []string) bool {
	have := map[string]bool{}
	for _, a := range as {
		have[a.Country] = true
	}
	for _, c := range codes {
		if c == "EUR" || c == "UNO" {
			c = "IGO"
		}
		if !have[c] {
			return false
		}
		delete(have, c)
	}
	return len(have) == 0
}

func shapes(es []record.EventMention) string {
	var out []string
	for i := range es {
		out = append(out, shape(&es[i]))
	}
	if out == nil {
		return "no event"
	}
	return strings.Join(out, " · ")
}

func shape(e *record.EventMention) string {
	codes := func(as []record.Actor) string {
		var out []string
		for _, a := range as {
			out = append(out, a.Country)
		}
		sort.Strings(out)
		if out == nil {
			return "-"
		}
		return strings.Join(out, ",")
	}
	return fmt.Sprintf("%s %s > %s modes=%v status=%s (%s)", e.Type, codes(e.Actors), codes(e.Recipients), e.Modes, e.Status, e.Rule)
}
