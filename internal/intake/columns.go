package intake

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

//go:embed data/columns.txt
var columnsFile string

// known are the names under which a key or a column is recognised, by what it
// holds.
var known = readColumns(columnsFile)

func readColumns(file string) map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(file) {
		if f := strings.Fields(line); len(f) > 1 && f[0] != "#" {
			out[f[0]] = f[1:]
		}
	}
	return out
}

// parts are what a column may hold.
var parts = []string{"text", "date", "title", "url", "outlet", "id", "language", "authors"}

// Columns say which key of JSON or column of a table holds what: of "text",
// "date", "title", "url", "outlet", "id", "language", "authors". What is not said
// is looked for under the usual names. In a table without a header, a column is
// its number, from 1.
type Columns map[string]string

// ParseColumns reads "text=body,date=day".
func ParseColumns(s string) (Columns, error) {
	out := Columns{}
	for pair := range strings.SplitSeq(s, ",") {
		part, name, ok := strings.Cut(pair, "=")
		part, name = strings.TrimSpace(part), strings.TrimSpace(name)
		switch {
		case !ok || name == "":
			return nil, fmt.Errorf("%q does not name a column: write it as text=body,date=day", pair)
		case !slices.Contains(parts, part):
			return nil, fmt.Errorf("%q is nothing that a column may hold: choose from %s", part, strings.Join(parts, ", "))
		case out[part] != "":
			return nil, fmt.Errorf("%q is given two columns: leave one out", part)
		}
		out[part] = name
	}
	return out, nil
}

// find returns the places in names of what may hold a part, the surest first:
// only the one that was said, if one was.
func (c Columns) find(part string, names []string) (out []int) {
	if said := c[part]; said != "" {
		if i := slices.Index(names, said); i >= 0 {
			return []int{i}
		}
		if i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(strings.TrimSpace(n), said) }); i >= 0 {
			return []int{i}
		}
		return nil
	}
	for _, name := range known[part] {
		for i, n := range names {
			if plainName(n) == name {
				out = append(out, i)
			}
		}
	}
	return out
}

// plainName returns a name without what does not count.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// unknownLayout is the reason of what unknownText says.
const unknownLayout = "unknown layout"

// unknownText says that none of the names is known to hold the text; longest is
// the one that holds the most letters.
func unknownText(c Columns, what string, names []string, longest string) error {
	var list []string
	for _, n := range names[:min(len(names), 20)] {
		list = append(list, fmt.Sprintf("%q", n[:min(len(n), 40)]))
	}
	has := "it has " + strings.Join(list, ", ")
	if len(names) > len(list) {
		has += fmt.Sprintf(" and %d more", len(names)-len(list))
	}
	if len(names) == 0 {
		has = "it has none"
	}
	if said := c["text"]; said != "" {
		return because(unknownLayout, fmt.Errorf("has no %s %q; %s: name one of them, as in --columns text=%s", what, said, has, longest))
	}
	return because(unknownLayout, fmt.Errorf("has no %s that is known for the text; %s: name the one, as in --columns text=%s", what, has, longest))
}

// missing reports whether a cell says that there is nothing.
func missing(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "", "none", "null", "nan", "n/a", "na", "-", `\n`:
		return true
	}
	return false
}
