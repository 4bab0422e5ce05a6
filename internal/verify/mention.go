package verify

import (
	"fmt"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

func (c *checker) mention(m *store.Mention) {
	c.tally.Mentions++
	c.expect(m.ID, "body", text.Span{}, m.Sum, store.Sum(m.Body))
	again, id, err := m.Again()
	if err != nil {
		c.found(Problem{Mention: m.ID, Part: "body", Expected: "JSON of the kind " + m.Kind, Found: err.Error()})
		return
	}
	if again.Date(c.published); m.Superseded != "" { // the day may be that of an earlier reading of the article
		again.Day = m.Day
	}
	c.expect(m.ID, "row", text.Span{}, columns(again), columns(m))
	c.expect(m.ID, "id", text.Span{}, string(id), string(m.ID))
	if m.Superseded == "" { // the text may have changed under a superseded mention
		c.letters(m)
	}
	c.rows(m, again)
}

// columns returns what a query sees of a mention itself.
func columns(m *store.Mention) string {
	return fmt.Sprintf("%s %s %s, bytes %d to %d, rule %s, version %s, status %q, day %q, place %q in %q",
		m.ID, m.Kind, m.Type, m.Span.Start, m.Span.End, m.Rule, m.Version, m.Status, m.Day, m.Place, m.PlaceCountry)
}

// letters cuts every span of the mention anew.
func (c *checker) letters(m *store.Mention) {
	c.cut(m.ID, "span", m.Span, m.Exact)
	for _, a := range m.Anchors {
		c.cut(m.ID, a.Part, a.Span, a.Exact)
	}
	for _, p := range m.Participants {
		c.cut(m.ID, p.Part, p.Span, p.Exact)
	}
}

func (c *checker) cut(id record.ID, role string, s text.Span, exact string) {
	c.tally.Spans++
	got, err := store.Slice(c.text, s)
	if err != nil {
		c.found(Problem{Mention: id, Part: role, Span: s, Expected: exact, Found: err.Error()})
		return
	}
	c.expect(id, role, s, exact, got)
}

// rows compares the rows beside a mention with those its body gives. Letters
// are compared by cut.
func (c *checker) rows(m, again *store.Mention) {
	var want, got []string
	for _, a := range again.Anchors {
		want = append(want, anchor(a))
	}
	for _, a := range m.Anchors {
		got = append(got, anchor(a))
	}
	for _, p := range again.Participants {
		want = append(want, participant(p))
	}
	for _, p := range m.Participants {
		got = append(got, participant(p))
	}
	for i := range max(len(want), len(got)) {
		if w, g := at(want, i), at(got, i); w != g {
			c.expect(m.ID, "row", text.Span{}, w, g)
			return // the rest is shifted
		}
	}
}

func at(l []string, i int) string {
	if i < len(l) {
		return l[i]
	}
	return "nothing"
}

func anchor(a store.Anchor) string {
	return fmt.Sprintf("%s %d, bytes %d to %d", a.Part, a.Seq, a.Span.Start, a.Span.End)
}

func participant(p store.Participant) string {
	return fmt.Sprintf("%s %d, %s %q %s %s %q, bytes %d to %d",
		p.Part, p.Seq, p.Actor, p.Name, p.Country, p.Kind, p.Office, p.Span.Start, p.Span.End)
}
