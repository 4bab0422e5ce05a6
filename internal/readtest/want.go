package readtest

import (
	"fmt"
	"strconv"
	"strings"

	"readout/internal/text"
)

// A Want is one line of expectation:
//
//	event type=CONSULT mode=phone actors=FRA,EGY @ "spoke by telephone"
//	figure measure=killed low=40 qualifier="at least" @ "at least 40 people"
//	statement speaker=JPN kind=demand @ "the release of the crew"
//	none event type=ASSAULT
//	exactly 2 figure measure=wounded
//	published 2024-05-07
//
// The anchor quotes the article; #2 after it means the second occurrence. A
// line that starts with known and a quoted reason tells of what the program
// cannot read yet: it must fail.
type Want struct {
	Line     string // as written
	Number   int    // of the line within its section
	Known    string // why it fails; empty: it must pass
	Kind     string // event, statement, figure, published
	Exactly  int    // how many; -1: at least one
	Fields   []Field
	Anchored bool
	Span     text.Span // of the anchor, in bytes
}

// A Field is one value that is expected; "|" parts values of which any will do.
type Field struct{ Name, Value string }

func parseWants(t *text.Text, body string) ([]Want, error) {
	var out []Want
	n := 0
	for line := range strings.Lines(body) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		w, err := parseWant(t, line)
		if err != nil {
			return nil, fmt.Errorf("want line %d: %w", n, err)
		}
		w.Number = n
		out = append(out, w)
	}
	return out, nil
}

func parseWant(t *text.Text, line string) (Want, error) {
	w := Want{Line: line, Exactly: -1}
	words, err := split(line)
	if err != nil {
		return w, err
	}
	if words[0] == "known" && len(words) > 2 {
		w.Known, words = unquote(words[1]), words[2:]
	}
	switch {
	case words[0] == "none":
		w.Exactly, words = 0, words[1:]
	case words[0] == "exactly" && len(words) > 2:
		if w.Exactly, err = strconv.Atoi(words[1]); err != nil {
			return w, err
		}
		words = words[2:]
	}
	if len(words) == 0 {
		return w, fmt.Errorf("nothing is wanted in %q", line)
	}
	w.Kind, words = words[0], words[1:]
	if w.Kind == "published" {
		w.Fields = []Field{{"published", strings.Join(words, " ")}}
		return w, nil
	}
	if !known[w.Kind] {
		return w, fmt.Errorf("%q: want event, statement, figure or published", w.Kind)
	}
	return w, w.rest(t, words)
}

var known = map[string]bool{"event": true, "statement": true, "figure": true}

// rest parses fields and the anchor after "@".
func (w *Want) rest(t *text.Text, words []string) error {
	for i, word := range words {
		if word == "@" {
			if len(words) != i+2 {
				return fmt.Errorf("want one quotation after @ in %q", w.Line)
			}
			var err error
			w.Span, err = anchor(t, words[i+1])
			w.Anchored = true
			return err
		}
		name, value, ok := strings.Cut(word, "=")
		if !ok {
			return fmt.Errorf("%q: want field=value", word)
		}
		w.Fields = append(w.Fields, Field{name, unquote(value)})
	}
	if w.Exactly < 0 {
		return fmt.Errorf("no anchor in %q", w.Line)
	}
	return nil
}

// split cuts a line at spaces, but not inside quotation marks.
func split(line string) ([]string, error) {
	var out []string
	for rest := strings.TrimSpace(line); rest != ""; rest = strings.TrimLeft(rest, " ") {
		end := 0
		for end < len(rest) && rest[end] != ' ' {
			if rest[end] == '"' {
				q, err := strconv.QuotedPrefix(rest[end:])
				if err != nil {
					return nil, fmt.Errorf("a quotation does not end in %q", line)
				}
				end += len(q)
				continue
			}
			end++
		}
		out, rest = append(out, rest[:end]), rest[end:]
	}
	return out, nil
}

func unquote(s string) string {
	if u, err := strconv.Unquote(s); err == nil {
		return u
	}
	return s
}
