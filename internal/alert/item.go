package alert

import (
	"context"
	"fmt"
	"slices"

	"readout/internal/record"
	"readout/internal/store"
)

// An Item is a mention as it is told.
type Item struct {
	*store.Found
	Mark    store.Mark
	Carried []string // who carries the same words
	Page    string   // where it is shown, if that is known
}

// A sheet is one article with its mentions by id: those that stand as persons
// corrected them, the others as they were read.
type sheet struct {
	article  record.ID
	mentions map[record.ID]*store.Found
}

// look returns the mention of a mark, standing or superseded; nil if there is
// none any more, as a person had added it and took it back.
func (r *round) look(ctx context.Context, m store.Mark) (*store.Found, error) {
	if f := r.found[m.Mention]; f != nil {
		return f, nil
	}
	if r.sheet.article != m.Article {
		e, err := r.Store.Entry(ctx, m.Article)
		if err != nil {
			return nil, err
		}
		mentions, err := mentionsOf(e)
		if err != nil {
			return nil, err
		}
		r.sheet = sheet{m.Article, mentions}
	}
	return r.sheet.mentions[m.Mention], nil
}

func mentionsOf(e *store.Entry) (map[record.ID]*store.Found, error) {
	reading, err := e.Reading()
	if err != nil {
		return nil, err
	}
	out := map[record.ID]*store.Found{}
	for _, m := range e.Mentions {
		f := &store.Found{Article: reading.Article, Day: m.Day}
		if err := f.Fill(m.Kind, m.Body); err != nil {
			return nil, fmt.Errorf("%s cannot be read back: %w; 'readout verify' lists what is broken", m.ID, err)
		}
		out[m.ID] = f
	}
	for f := range store.Told(reading) {
		out[f.ID()] = f
	}
	return out, nil
}

// lookAll returns what some marks are about, in their order; what is not there
// any more is left out.
func (r *round) lookAll(ctx context.Context, marks []store.Mark) (out []Item, err error) {
	for _, m := range marks {
		f, err := r.look(ctx, m)
		if err != nil {
			return nil, err
		}
		if f != nil {
			out = append(out, Item{Found: f, Mark: m})
		}
	}
	return out, nil
}

// items is lookAll with who carries the same words.
func (r *round) items(ctx context.Context, marks []store.Mark) ([]Item, error) {
	carriers, err := r.carriers(ctx, marks)
	if err != nil {
		return nil, err
	}
	out, err := r.lookAll(ctx, marks)
	for i := range out {
		out[i].Carried = carriers[out[i].Mark.Mention]
	}
	return out, err
}

// carriers returns by mention the outlets that carry its words.
func (r *round) carriers(ctx context.Context, marks []store.Mark) (map[record.ID][]string, error) {
	out := map[record.ID][]string{}
	leads := make([]record.ID, len(marks))
	for i, m := range marks {
		leads[i] = m.Mention
	}
	copies, err := r.Store.Marks(ctx, r.alert.Name, store.WhichMarks{Leads: leads})
	told := map[record.ID]record.ID{} // the article of each
	for _, m := range marks {
		told[m.Mention] = m.Article
	}
	for _, c := range copies {
		if c.Kind != store.MarkCarried || c.Article == told[c.Leads] {
			continue // it stands twice in the article
		}
		f, err := r.look(ctx, c)
		if err != nil {
			return nil, err
		}
		if f == nil {
			continue
		}
		if by := f.Article.By(); !slices.Contains(out[c.Leads], by) {
			out[c.Leads] = append(out[c.Leads], by)
		}
	}
	return out, err
}
