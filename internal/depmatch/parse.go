package depmatch

import (
	"fmt"
	"slices"
	"strings"
)

// ParsePatterns reads a file of patterns. known lists the fields that the
// caller understands beside trigger, need and not; any other is an error, which
// names file and line.
//
//	[consult/phone]                      the pattern's name
//	trigger: n:call n:conversation       v: verb, n: noun, a: adjective; "_" for a space
//	need: mod=phone|telephone|video      some argument in the slot is one of these
//	not: agent=@thing                    no argument may be
//	actor: agent with                    a field of the caller's
//	+ The ministers held a phone call. => CONSULT phone …
//	- The call for help was heard.
//
// A line that begins with # is a comment; blank lines part nothing.
func ParsePatterns(file, src string, known []string) ([]*Pattern, error) {
	var ps []*Pattern
	for n, line := range strings.Split(src, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		at := func(format string, args ...any) error {
			return fmt.Errorf("%s:%d: %s", file, n+1, fmt.Sprintf(format, args...))
		}
		if name, ok := strings.CutPrefix(line, "["); ok {
			name, ok = strings.CutSuffix(name, "]")
			if !ok || name == "" {
				return nil, at("a pattern begins with [its/name], not %q", line)
			}
			if slices.ContainsFunc(ps, func(p *Pattern) bool { return p.Name == name }) {
				return nil, at("a pattern called %s stands above; give this one another name", name)
			}
			ps = append(ps, &Pattern{Name: name, File: file, Line: n + 1, Fields: map[string][]string{}})
			continue
		}
		if len(ps) == 0 {
			return nil, at("%q stands before the first [pattern]", line)
		}
		if err := ps[len(ps)-1].parseLine(line, n+1, known); err != nil {
			return nil, at("%v", err)
		}
	}
	for _, p := range ps {
		if len(p.Triggers) == 0 {
			return nil, fmt.Errorf("%s:%d: pattern %s has no trigger", file, p.Line, p.Name)
		}
	}
	return ps, nil
}

func (p *Pattern) parseLine(line string, n int, known []string) error {
	switch line[0] {
	case '+':
		sentence, want, ok := strings.Cut(line[1:], "=>")
		if !ok {
			return fmt.Errorf("an example ends with => and what must be read off it")
		}
		p.Examples = append(p.Examples, Example{Line: n, Sentence: strings.TrimSpace(sentence), Want: strings.TrimSpace(want)})
		return nil
	case '-':
		p.Examples = append(p.Examples, Example{Line: n, Sentence: strings.TrimSpace(line[1:]), Counter: true})
		return nil
	}
	field, rest, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("%q is not field: words", line)
	}
	words := strings.Fields(rest)
	switch {
	case field == "trigger":
		return p.addTriggers(words)
	case field == "need" || field == "not":
		return p.addConds(field, words)
	case !slices.Contains(known, field):
		return fmt.Errorf("unknown field %q; known are trigger, need, not, %s", field, strings.Join(known, ", "))
	}
	p.Fields[field] = append(p.Fields[field], words...)
	return nil
}

func (p *Pattern) addTriggers(words []string) error {
	for _, w := range words {
		class, lemma, ok := strings.Cut(w, ":")
		if !ok || len(class) != 1 || !strings.Contains("vna", class) || lemma == "" {
			return fmt.Errorf("trigger %q is not v:, n: or a: and a lemma", w)
		}
		p.Triggers = append(p.Triggers, Trigger{class[0], strings.ReplaceAll(lemma, "_", " ")})
	}
	return nil
}

func (p *Pattern) addConds(field string, words []string) error {
	for _, w := range words {
		slots, values, ok := strings.Cut(w, "=")
		if !ok || slots == "" || values == "" {
			return fmt.Errorf("condition %q is not slot=word|word", w)
		}
		c := Cond{Text: w, Words: strings.Split(strings.ReplaceAll(values, "_", " "), "|")}
		for s := range strings.SplitSeq(slots, "|") {
			c.Paths = append(c.Paths, ParsePath(s))
		}
		if field == "need" {
			p.Need = append(p.Need, c)
		} else {
			p.Not = append(p.Not, c)
		}
	}
	return nil
}
