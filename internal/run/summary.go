package run

import (
	"errors"
	"slices"

	"readout/internal/record"
	"readout/internal/text"
)

// A Summary counts the results of a run.
type Summary struct {
	Read, Known, Failed         int // articles
	Skipped                     int // things that are no articles
	Compared                    bool
	NearDuplicates              int // of the articles read and known, if they were compared
	Events, Statements, Figures int // of the articles read, not of those known
	Stopped                     bool
	Unread                      map[string]int // of the articles read, those in a language that cannot be read yet, by its code
	FailedFor, SkippedFor       map[string]int // how many for which reason, as far as their errors have one
}

func (s *Summary) add(res Result) {
	switch {
	case res.Skipped:
		s.Skipped++
		count(&s.SkippedFor, res.Err)
	case res.Err != nil:
		s.Failed++
		count(&s.FailedFor, res.Err)
	case res.Known:
		s.Known++
	default:
		s.Read++
		s.Events += len(res.Reading.Events)
		s.Statements += len(res.Reading.Statements)
		s.Figures += len(res.Reading.Figures)
		if unread(res.Reading) {
			add(&s.Unread, res.Article.Language)
		}
	}
}

// Plus returns the sum of two summaries. Near-duplicates are not counted in it.
func (s Summary) Plus(o Summary) Summary {
	out := Summary{
		Read: s.Read + o.Read, Known: s.Known + o.Known, Failed: s.Failed + o.Failed, Skipped: s.Skipped + o.Skipped,
		Events: s.Events + o.Events, Statements: s.Statements + o.Statements, Figures: s.Figures + o.Figures, Stopped: s.Stopped || o.Stopped,
	}
	for _, x := range []Summary{s, o} {
		addAll(&out.Unread, x.Unread)
		addAll(&out.FailedFor, x.FailedFor)
		addAll(&out.SkippedFor, x.SkippedFor)
	}
	return out
}

// unread reports whether a reading says that its article is in a language that
// cannot be read.
func unread(r *record.Reading) bool {
	return slices.ContainsFunc(r.Diagnostics, func(d text.Diagnostic) bool { return d.ID == "language" })
}

// skipped reports whether an error says of itself that nothing is wrong.
func skipped(err error) bool {
	var s interface{ Skipped() bool }
	return errors.As(err, &s) && s.Skipped()
}

// count counts an error under its reason.
func count(m *map[string]int, err error) {
	var r interface{ Reason() string }
	if errors.As(err, &r) {
		add(m, r.Reason())
	}
}

func add(m *map[string]int, word string) { addAll(m, map[string]int{word: 1}) }

func addAll(m *map[string]int, more map[string]int) {
	if *m == nil && len(more) > 0 {
		*m = map[string]int{}
	}
	for word, n := range more {
		(*m)[word] += n
	}
}
