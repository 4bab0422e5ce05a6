package partition

import (
	"bytes"
	"encoding/json"
	"fmt"

	"readout/internal/neardup"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
	"readout/internal/timex"
)

// An Article is a reading as it was written. Where the text was not written, the
// letters of its mentions stand where they stood, and blanks for all others.
type Article struct {
	*record.Reading
	About  []string // see reconcile.AddAbout
	Sketch neardup.Sketch
}

// mostBytes is more than any article has.
const mostBytes = 1 << 30

// rowsOf are the rows of one article.
type rowsOf struct {
	in       string // where they were read, for errors
	head     *articleRow
	mentions []kindRow
}

type kindRow struct {
	kind string
	*mentionRow
}

func (r *rowsOf) article() (*Article, error) {
	h := r.head
	e := store.Entry{Version: h.Version, Article: record.Article{ID: record.ID(h.ID), Path: h.Path, Record: h.Record, URL: h.URL, Outlet: h.Outlet,
		Title: h.Title, Authors: h.Authors, Published: timex.Date(h.Published), PublishedFrom: h.PublishedFrom, Language: h.Language, Encoding: h.Encoding}}
	out := &Article{About: h.About}
	err := json.Unmarshal([]byte(h.Zones), &e.Zones)
	if err == nil {
		err = json.Unmarshal([]byte(h.Diagnostics), &e.Diagnostics)
	}
	if err == nil {
		err = out.Sketch.UnmarshalBinary(h.Sketch)
	}
	if err == nil {
		e.Text, err = r.text()
	}
	for _, m := range r.mentions {
		e.Mentions = append(e.Mentions, store.Mention{ID: record.ID(m.ID), Kind: m.kind, Body: m.Body})
	}
	if err == nil {
		out.Reading, err = e.Reading()
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w", r.in, h.ID, err)
	}
	return out, nil
}

// text returns the article's text, or blanks with the letters that its mentions
// rest on.
func (r *rowsOf) text() (string, error) {
	if r.head.Text != "" {
		return r.head.Text, nil
	}
	if r.head.Bytes < 0 || r.head.Bytes > mostBytes {
		return "", fmt.Errorf("a text of %d bytes cannot be", r.head.Bytes)
	}
	b := bytes.Repeat([]byte{' '}, int(r.head.Bytes))
	for _, m := range r.mentions {
		for _, l := range append(m.Outside, lettersRow{m.At, m.Exact}) {
			s := text.Span{Start: int(l.At), End: int(l.At) + len(l.Exact)}
			if s.Start < 0 || s.End > len(b) {
				return "", fmt.Errorf("%s rests on letters beyond the end of the text", m.ID)
			}
			copy(b[s.Start:], l.Exact)
		}
	}
	return string(b), nil
}
