package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"readout/internal/run"
)

// Failure writes that an article could not be read.
func (p Page) Failure(err error) {
	p.block(4, "  !", red, clean(err.Error()), "")
}

// Summary writes what a run did, and how to go on if it was stopped. where
// names the store, empty if nothing was kept.
func (p Page) Summary(s run.Summary, where string) {
	words := "Read " + count(s.Read, "article")
	if s.Known > 0 {
		words += fmt.Sprintf(", %s already kept", number(float64(s.Known)))
	}
	if s.Failed > 0 {
		words += fmt.Sprintf(", %s failed", number(float64(s.Failed)))
		if len(s.FailedFor) > 0 {
			words += " (" + reasons(s.FailedFor) + ")"
		}
	}
	if s.Skipped > 0 {
		words += fmt.Sprintf(", %s skipped (%s)", number(float64(s.Skipped)), reasons(s.SkippedFor))
	}
	if s.Read > 0 {
		words += fmt.Sprintf(": %s, %s, %s", count(s.Events, "event"), count(s.Statements, "statement"), count(s.Figures, "figure"))
	}
	words += "."
	if n := total(s.Unread); n > 0 {
		words += fmt.Sprintf(" In languages not read yet: %s (%s).", count(n, "article"), reasons(s.Unread))
	}
	if s.Compared && s.NearDuplicates > 0 {
		words += fmt.Sprintf(" With the wording of others: %s.", count(s.NearDuplicates, "article"))
	}
	switch {
	case where != "" && s.Read+s.Known > 0:
		words += " Kept in " + clean(where) + "."
	case where == "":
		words += " Nothing was kept."
	}
	for _, l := range wrap(words, p.width()) {
		p.line("", "%s", l)
	}
	if s.Stopped {
		p.stopped(s, where)
	}
}

func total(m map[string]int) (n int) {
	for _, v := range m {
		n += v
	}
	return n
}

// reasons writes "31 image/png, 2 revisit", the most first; of many, five.
func reasons(m map[string]int) string {
	words := slices.SortedFunc(maps.Keys(m), func(a, b string) int { return cmp.Or(m[b]-m[a], strings.Compare(a, b)) })
	more := 0
	for len(words) > 5 {
		last := len(words) - 1
		more += m[words[last]]
		words = words[:last]
	}
	for i, w := range words {
		words[i] = number(float64(m[w])) + " " + clean(w)
	}
	if more > 0 {
		words = append(words, number(float64(more))+" other")
	}
	return strings.Join(words, ", ")
}

func (p Page) stopped(s run.Summary, where string) {
	words := "Stopped before the end."
	if where != "" {
		words += fmt.Sprintf(" %s newly kept and safe. Run the same command again to go on: what is kept is not read twice.", was(s.Read))
	}
	for _, l := range wrap(words, p.width()) {
		p.line(yellow, "%s", l)
	}
}

func was(n int) string {
	if n == 1 {
		return "1 article was"
	}
	return number(float64(n)) + " articles were"
}

// count writes "1 event", "1,200 events".
func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return number(float64(n)) + " " + strings.TrimSpace(what)
}
