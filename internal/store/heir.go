package store

import (
	"slices"

	"readout/internal/record"
	"readout/internal/text"
)

// Heir returns the mention that now tells what a superseded one told: of the
// standing ones of its kind that share letters with it, the one that is most
// like it. It is empty if there is none: what was said of it waits until a
// program reads it again.
func Heir(old *Mention, all []Mention) record.ID {
	best, most := record.ID(""), 0
	for i := range all {
		m := &all[i]
		if m.Superseded != "" || m.Kind != old.Kind {
			continue
		}
		n := Likeness(old, m)
		if n > most || n == most && n > 0 && m.ID < best {
			best, most = m.ID, n
		}
	}
	return best
}

// Likeness weighs what two mentions of one article have in common: most of all
// letters of the trigger, then span, type and parties; 0 if their spans do not
// meet.
func Likeness(a, b *Mention) int {
	n := percent(a.Span, b.Span)
	if n == 0 {
		return 0
	}
	if a.Type == b.Type {
		n += 60
	}
	n += parties(a, b)
	for _, t := range triggers(a) {
		if slices.ContainsFunc(triggers(b), t.Overlaps) {
			return n + 150
		}
	}
	return n
}

// parties is up to 40 for the same parties: "He met the president and the
// minister" tells of two meetings with the same words.
func parties(a, b *Mention) int {
	common := 0
	for _, p := range a.Participants {
		if slices.ContainsFunc(b.Participants, func(q Participant) bool { return p.Part == q.Part && p.Actor == q.Actor && p.Name == q.Name }) {
			common++
		}
	}
	return 40 * common / max(1, len(a.Participants), len(b.Participants))
}

func percent(a, b text.Span) int {
	common := min(a.End, b.End) - max(a.Start, b.Start)
	if common <= 0 {
		return 0
	}
	return 100 * common / (a.Len() + b.Len() - common)
}

func triggers(m *Mention) (out []text.Span) {
	for _, a := range m.Anchors {
		if a.Part == "trigger" {
			out = append(out, a.Span)
		}
	}
	return out
}
