package across

import (
	"context"
	"slices"
	"strings"

	"readout/internal/naming"
	"readout/internal/query"
	"readout/internal/record"
)

// Acts returns the words by which the tellings of an event name the act: the
// letters that told the program of it. Those in quotation marks that are part of
// nobody's words are scare quotes. Copies of a wire story count once.
func (r *Record) Acts(ctx context.Context, c record.Cluster) (*query.Namings, error) {
	out := &query.Namings{}
	for _, id := range c.Mentions() {
		reading, err := r.Reading(ctx, id)
		if err != nil {
			return nil, err
		}
		for i := range reading.Events {
			if e := &reading.Events[i]; e.ID == id {
				act(out, reading, e)
			}
		}
	}
	return out, nil
}

func act(out *query.Namings, r *record.Reading, e *record.EventMention) {
	a := r.Article
	var words []string
	for _, t := range e.Trigger {
		words = append(words, a.Text.Slice(t))
		q, ok := naming.ScareQuoted(a.Text.String(), t)
		said := slices.ContainsFunc(r.Statements, func(s record.StatementMention) bool { return s.Direct && s.Content.Contains(q) })
		if ok && !said {
			out.Scares = append(out.Scares, query.Scare{By: a.By(), Article: a, Span: q})
		}
	}
	if len(words) > 0 {
		out.Uses = append(out.Uses, naming.Use{By: a.By(), Article: a.ID, Words: strings.Join(words, " ")})
	}
}
