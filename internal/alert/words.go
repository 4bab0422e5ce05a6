package alert

import (
	"fmt"
	"strings"
	"time"

	"readout/internal/store"
)

// String writes what a round did: "3 new, 1 also told by others, in news.eml".
func (s Summary) String() string {
	var words []string
	add := func(n int, what string) {
		if n > 0 {
			words = append(words, fmt.Sprintf("%d %s", n, what))
		}
	}
	add(s.New, "new")
	add(s.Also, "told by others before")
	add(s.Carried, "in the same words, not told again")
	add(s.Refused, "refused and given up")
	add(s.Waiting, "waiting")
	if len(words) == 0 {
		words = append(words, "nothing new")
	}
	if s.Absent != "" {
		words = append(words, s.Absent)
	}
	if !s.Until.IsZero() {
		words = append(words, "put off until "+stamp(s.Until))
	}
	if s.File != "" {
		words = append(words, "written to "+s.File)
	}
	return strings.Join(words, ", ")
}

// Line writes an alert for a list: name, where it is told, what was told, and
// the question.
func Line(a store.Alert) string {
	s, err := Read(a)
	if err != nil {
		return fmt.Sprintf("%s  %v", a.Name, err)
	}
	line := fmt.Sprintf("%s  %s  %d told", a.Name, s.Way.Public(), a.Told)
	if a.Waiting > 0 {
		line += fmt.Sprintf(", %d waiting", a.Waiting)
	}
	if a.Next.After(time.Time{}) {
		line += ", put off until " + stamp(a.Next)
	}
	return line + "\n  " + CommandLine(append([]string{"readout"}, Words(&s.Filter)...))
}

// CommandLine writes words as a shell reads them.
func CommandLine(words []string) string {
	var out []string
	for _, w := range words {
		if w == "" || strings.ContainsAny(w, " \t\n\"'\\$`*?[]{}()<>|&;#!~") {
			w = "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}
