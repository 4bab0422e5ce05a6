package mcp

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"readout/internal/export"
	"readout/internal/record"
	"readout/internal/store"
)

// An Article asks for a text.
type Article struct {
	ID      string `json:"id" jsonschema:"the article's id, as records give it: sha256:…"`
	Start   int    `json:"start,omitempty" jsonschema:"the first letter wanted, counted in code points from 0"`
	Letters int    `json:"letters,omitempty" jsonschema:"at most so many letters, up to 50000; 20000 if left out"`
}

const (
	usualLetters = 20000
	mostLetters  = 50000
)

func (s *Server) addArticle() {
	add(s, tool{"article", "Read an article with its mentions", "Gives the text of an article, its zones (what is no prose) and all that was read off it. Offsets are code points of the whole text, in the part given as in the whole.",
		"one reading as in docs/contract.md: article (text, start, end, letters), events, statements, figures, offices, diagnostics; of a part, the mentions that begin in it"}, s.article)
}

func (s *Server) article(ctx context.Context, in *Article, a *answer) error {
	e, err := s.Store.Entry(ctx, record.ID(in.ID))
	if err != nil {
		return fmt.Errorf("article %q: %w; records give ids of articles in full", in.ID, err)
	}
	x, err := e.Reading()
	if err != nil {
		return err
	}
	end, err := in.end(x.Article.Text.Runes())
	if err != nil {
		return err
	}
	part := partOf(x, in.Start, end)
	line, err := lineOf(func(w io.Writer) error { return export.JSON(w, part, false) })
	if err != nil {
		return err
	}
	var v map[string]any
	if err := json.Unmarshal(line, &v); err != nil {
		return err
	}
	t := x.Article.Text
	words := t.String()[t.ByteOffset(in.Start):t.ByteOffset(end)]
	head := v["article"].(map[string]any)
	head["text"], head["start"], head["end"], head["letters"] = words, in.Start, end, t.Runes()
	a.say("%s, published %s, letters %d to %d of %d:\n\n%s\n", x.Article.By(), or(x.Article.Published), in.Start, end, t.Runes(), words)
	for f := range store.Told(part) {
		a.page().Found(f)
	}
	return a.addValue(v)
}

// end returns where the part that is asked for ends, of a text of n letters.
func (in *Article) end(n int) (int, error) {
	switch {
	case in.Start < 0 || in.Start > n:
		return 0, fmt.Errorf("start is %d; the article has %d letters", in.Start, n)
	case in.Letters < 0 || in.Letters > mostLetters:
		return 0, fmt.Errorf("letters is %d; it goes up to %d, and start leads on", in.Letters, mostLetters)
	case in.Letters == 0:
		in.Letters = usualLetters
	}
	return min(n, in.Start+in.Letters), nil
}

// partOf returns a reading with the mentions that begin between two code points.
func partOf(x *record.Reading, start, end int) *record.Reading {
	t := x.Article.Text
	inside := func(p *record.Provenance) bool {
		at := t.RuneOffset(p.Span.Start)
		return start <= at && at < end
	}
	out := &record.Reading{Article: x.Article, Version: x.Version, Diagnostics: x.Diagnostics}
	out.Events = only(x.Events, func(m *record.EventMention) bool { return inside(&m.Provenance) })
	out.Statements = only(x.Statements, func(m *record.StatementMention) bool { return inside(&m.Provenance) })
	out.Figures = only(x.Figures, func(m *record.FigureMention) bool { return inside(&m.Provenance) })
	out.Offices = only(x.Offices, func(m *record.OfficeMention) bool { return inside(&m.Provenance) })
	return out
}

func only[T any](all []T, keep func(*T) bool) (out []T) {
	for i := range all {
		if keep(&all[i]) {
			out = append(out, all[i])
		}
	}
	return out
}
