package across

import (
	"slices"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// heir returns the mention that now tells what a superseded one told: of the
// standing ones of its kind that share letters with it, the one that shares most
// of trigger and span, one of the same type before others. It is empty if there
// is none: the judgement waits until a program reads it again.
func heir(old *store.Mention, all []store.Mention) record.ID {
	var best *store.Mention
	most := 0
	for i := range all {
		m := &all[i]
		if m.Superseded != "" || m.Kind != old.Kind {
			continue
		}
		n := likeness(old, m)
		if n > most || n == most && n > 0 && m.ID < best.ID {
			best, most = m, n
		}
	}
	if best == nil {
		return ""
	}
	return best.ID
}

// likeness weighs what two mentions of one article have in common; 0 if their
// spans do not meet.
func likeness(a, b *store.Mention) int {
	n := percent(a.Span, b.Span)
	if n == 0 {
		return 0
	}
	if a.Type == b.Type {
		n += 60
	}
	for _, t := range triggers(a) {
		if slices.ContainsFunc(triggers(b), t.Overlaps) {
			return n + 150
		}
	}
	return n
}

func percent(a, b text.Span) int {
	common := min(a.End, b.End) - max(a.Start, b.Start)
	if common <= 0 {
		return 0
	}
	return 100 * common / (a.Len() + b.Len() - common)
}

func triggers(m *store.Mention) (out []text.Span) {
	for _, a := range m.Anchors {
		if a.Part == "trigger" {
			out = append(out, a.Span)
		}
	}
	return out
}

func sortIDs(ids []record.ID) {
	slices.SortFunc(ids, func(a, b record.ID) int { return strings.Compare(string(a), string(b)) })
}
