package event

import (
	"fmt"
	"sort"
	"strings"

	"readout/internal/depmatch"
	"readout/internal/plover"
	"readout/internal/record"
)

// A Problem is an example of a lexicon that is not read as it says.
type Problem struct {
	File     string
	Line     int
	Pattern  string
	Sentence string
	Want     string // what the example asks for; "" of a counter-example
	Got      string // what was read
}

func (p Problem) String() string {
	want := "want " + p.Want
	if p.Want == "" {
		want = "want nothing of this type"
	}
	return fmt.Sprintf("%s:%d: %s: %q: %s, got %s", p.File, p.Line, p.Pattern, p.Sentence, want, p.Got)
}

// Check reads every example of a lexicon's patterns and returns those that
// fail: what stands behind "=>" is not read off the sentence, or a
// counter-example tells an event of the pattern's type. An error tells of an
// example that cannot be understood or a sentence that cannot be read.
func Check(x *Lexicon, read func(sentence string) ([]record.EventMention, error)) ([]Problem, error) {
	var out []Problem
	for _, p := range x.Patterns {
		for _, ex := range p.Examples {
			w, err := parseWant(ex)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", p.File, ex.Line, err)
			}
			got, err := read(ex.Sentence)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", p.File, ex.Line, err)
			}
			if !w.holds(p.Type, got) {
				out = append(out, Problem{p.File, ex.Line, p.Name, ex.Sentence, ex.Want, Describe(got)})
			}
		}
	}
	return out, nil
}

// A want is what an example asks for: type, codes of the actors and, behind
// ">", of the recipients, then fields. Who is not named in the example may be
// anybody; "-" is nobody.
type want struct {
	counter    bool
	kind       plover.Type
	actors     []string
	recipients []string
	mode       string
	status     record.Status
}

func parseWant(x depmatch.Example) (want, error) {
	if x.Counter {
		return want{counter: true}, nil
	}
	f := strings.Fields(x.Want)
	if len(f) == 0 {
		return want{}, fmt.Errorf("behind => nothing is wanted; write a type and who takes part: ACCUSE GRC > LBY")
	}
	w := want{kind: plover.Type(f[0])}
	into := &w.actors
	for _, s := range f[1:] {
		switch k, v, ok := strings.Cut(s, "="); {
		case s == ">":
			into = &w.recipients
		case ok && k == "mode":
			w.mode = v
		case ok && k == "status":
			w.status = record.Status(v)
		case ok:
			return w, fmt.Errorf("unknown field %s; known are mode and status", k)
		default:
			*into = append(*into, strings.Split(s, ",")...)
		}
	}
	return w, nil
}

// holds reports whether what was read is as wanted of a pattern of a type.
func (w want) holds(t plover.Type, got []record.EventMention) bool {
	for i := range got {
		e := &got[i]
		if w.counter {
			if e.Type == t {
				return false
			}
			continue
		}
		if e.Type == w.kind && areAll(e.Actors, w.actors) && areAll(e.Recipients, w.recipients) &&
			(w.mode == "" || strings.Contains(strings.Join(e.Modes, " "), w.mode)) &&
			(w.status == "" || e.Status == w.status) {
			return true
		}
	}
	return w.counter
}

// areAll reports whether the actors have just the codes. UNO and EUR are bodies
// that the record files under IGO.
func areAll(as []record.Actor, codes []string) bool {
	if len(codes) == 0 {
		return true
	}
	have := map[string]bool{}
	for _, a := range as {
		have[a.Country] = true
	}
	for _, c := range codes {
		if c == "EUR" || c == "UNO" {
			c = "IGO"
		}
		if c == "-" {
			return len(as) == 0
		}
		if !have[c] {
			return false
		}
		delete(have, c)
	}
	return len(have) == 0
}

// Describe shows events on one line: type, countries, modes, status and rule.
func Describe(es []record.EventMention) string {
	var out []string
	for i := range es {
		e := &es[i]
		out = append(out, fmt.Sprintf("%s %s > %s mode=%s status=%s (%s)",
			e.Type, countries(e.Actors), countries(e.Recipients), strings.Join(e.Modes, ","), e.Status, e.Rule))
	}
	if out == nil {
		return "no event"
	}
	return strings.Join(out, " · ")
}

func countries(as []record.Actor) string {
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
