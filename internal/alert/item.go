package alert

import (
	"context"
	"fmt"
	"slices"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// An Item is a mention as it is told.
type Item struct {
	*store.Found
	Mark    store.Mark
	Carried []string // who carries the same words
	Page    string   // where it is shown, if that is known
}

// look returns the mention of a mark, standing or superseded.
func (r *round) look(ctx context.Context, m store.Mark) (*store.Found, error) {
	if r.entry == nil || r.entry.Article.ID != m.Article {
		e, err := r.Store.Entry(ctx, m.Article)
		if err != nil {
			return nil, err
		}
		if e.Article.Text, err = text.New(e.Text); err != nil {
			return nil, fmt.Errorf("the text of %s cannot be read back: %w; 'readout verify' lists what is broken", m.Article, err)
		}
		r.entry = e
	}
	for i := range r.entry.Mentions {
		if k := &r.entry.Mentions[i]; k.ID == m.Mention {
			f := &store.Found{Article: &r.entry.Article, Day: k.Day}
			return f, f.Fill(k.Kind, k.Body)
		}
	}
	return nil, fmt.Errorf("%s is not in the record: 'readout verify' lists what is broken", m.Mention)
}

// items returns what some marks are about, in their order.
func (r *round) items(ctx context.Context, marks []store.Mark) (out []Item, err error) {
	carriers, err := r.carriers(ctx, marks)
	for _, m := range marks {
		if err != nil {
			return nil, err
		}
		i := Item{Mark: m, Carried: carriers[m.Mention]}
		i.Found, err = r.look(ctx, m)
		out = append(out, i)
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
		if by := f.Article.By(); !slices.Contains(out[c.Leads], by) {
			out[c.Leads] = append(out[c.Leads], by)
		}
	}
	return out, err
}
