package alert

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"strings"
	"time"

	"readout/internal/report"
	"readout/internal/store"
	"readout/internal/timex"
)

// words is what a feed and a letter say of a mention below its headline.
func words(i Item) string {
	a := i.Article
	s, from, to := report.Quote(i.Found)
	lines := []string{"“" + s + "”", a.By() + ", " + cmp.Or(string(a.Published), "no day")}
	if a.Title != "" {
		lines[1] += ", “" + strings.Join(strings.Fields(a.Title), " ") + "”"
	}
	lines = append(lines, fmt.Sprintf("letters %d–%d, %s", from, to, i.ID()))
	if i.Mark.Kind == store.MarkAlso {
		lines = append(lines, "tells of the same as "+string(i.Mark.Leads))
	}
	if len(i.Carried) > 0 {
		lines = append(lines, "carried by "+strings.Join(i.Carried, ", "))
	}
	return strings.Join(lines, "\n")
}

// updated is when a mention was told; where nobody marked that, its article's
// day, or its own.
func updated(i Item) time.Time {
	if !i.Mark.At.IsZero() {
		return i.Mark.At
	}
	day, ok := moment(i.Article.Published)
	if !ok {
		day, _ = moment(i.Day)
	}
	return day
}

// moment is the first of a year, a month or a day.
func moment(d timex.Date) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly[:min(len(d), len(time.DateOnly))], string(d))
	if err != nil || d == "" {
		return time.Unix(0, 0), false
	}
	return t, true
}

// iri escapes letters that no address may have, RFC 3987.
func iri(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r <= ' ' || strings.ContainsRune("\"<>\\^`{|}", r) {
			fmt.Fprintf(&b, "%%%02X", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// uuid makes a name that is the same for ever, RFC 9562 version 8.
func uuid(parts ...string) string {
	b := sha256.Sum256([]byte(strings.Join(append([]string{"readout"}, parts...), "\x00")))
	b[6], b[8] = b[6]&0x0f|0x80, b[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:16])
}
