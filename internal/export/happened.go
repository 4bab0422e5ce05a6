package export

import (
	"strings"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/timex"
)

// happened returns the tellings of an event that say it happened, the earliest
// article's first; the others are counted as lost.
func (h *work) happened(c *record.Cluster) (out []*store.Found, err error) {
	err = h.each(c, func(_ *record.Telling, f *store.Found) error {
		if f.Event.Status != record.Actual {
			h.loss.lose("event", 1, "is "+string(f.Event.Status)+": the format can only say that something happened")
			return nil
		}
		out = append(out, f)
		return nil
	})
	return out, err
}

// wholeDay returns a date if it is known to the day; else it counts as lost.
func (h *work) wholeDay(field string, d timex.Date) string {
	if d == "" || d.Precision() == timex.Day {
		return string(d)
	}
	h.loss.lose(field, 1, "is known to the month or year only, and the format wants a day")
	return ""
}

// sides returns who stands on either side of an event that a format gives two:
// of talks without a host the first two who take part.
func sides(e *record.EventMention) (actors, recipients []record.Actor) {
	if len(e.Recipients) == 0 && len(e.Actors) > 1 && e.Type.Quad() == 1 {
		return e.Actors[:1], e.Actors[1:]
	}
	return e.Actors, e.Recipients
}

// distinct joins what is known of several, each once.
func distinct(list []record.Actor, of func(*record.Actor) string) string {
	var out []string
	for i := range list {
		out = appendNew(out, of(&list[i]))
	}
	return join(out)
}

// appendNew adds what is neither empty nor there.
func appendNew(list []string, s string) []string {
	if s == "" {
		return list
	}
	for _, x := range list {
		if x == s {
			return list
		}
	}
	return append(list, s)
}

// compact writes a date without dashes: 20231125.
func compact(d string) string { return strings.ReplaceAll(d, "-", "") }
