package store

import (
	"context"
	"sync"

	"readout/internal/record"
)

// A CorrectedArticle is an article with corrections that stand.
type CorrectedArticle struct {
	ID    record.ID
	Nr    int64  // in the order of keeping
	Stamp string // another one whenever its reading or its corrections are
}

// Amended lets a store answer as persons have corrected it. The articles that
// they corrected are few: it keeps them at hand, asks the store for what is in
// the others, and puts the two together.
type Amended struct {
	list   func(context.Context) ([]CorrectedArticle, error)
	marked func(context.Context, string) (*Marked, error)
	entry  func(context.Context, record.ID) (*Entry, error)

	mu   sync.Mutex
	kept map[record.ID]*amended
}

// A Marked tells of which articles an alert tells, and what it has marked in
// those that were corrected.
type Marked struct {
	Beyond   int64 // of later articles than this number
	Mentions map[record.ID]bool
}

// NewAmended returns what a store answers with. list gives the articles with
// corrections by their numbers, marked what an alert has marked in them, entry
// all of one article.
func NewAmended(list func(context.Context) ([]CorrectedArticle, error), marked func(context.Context, string) (*Marked, error),
	entry func(context.Context, record.ID) (*Entry, error)) *Amended {
	return &Amended{list: list, marked: marked, entry: entry, kept: map[record.ID]*amended{}}
}

// amended is one article as corrected: each mention as found, and its row.
type amended struct {
	CorrectedArticle
	outlet string
	told   []*Found
	rows   []*Mention // without their bodies
}

// all returns the corrected articles as they are now, by number.
func (a *Amended) all(ctx context.Context) ([]*amended, error) {
	list, err := a.list(ctx)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	now := map[record.ID]*amended{}
	out := make([]*amended, len(list))
	for i, c := range list {
		x := a.kept[c.ID]
		if x == nil || x.Stamp != c.Stamp {
			if x, err = a.load(ctx, c); err != nil {
				return nil, err
			}
		}
		now[c.ID], out[i] = x, x
	}
	a.kept = now
	return out, nil
}

func (a *Amended) load(ctx context.Context, c CorrectedArticle) (*amended, error) {
	e, err := a.entry(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	r, err := e.Reading()
	if err != nil {
		return nil, err
	}
	bare := *r.Article
	bare.Raw, bare.Zones, bare.Diagnostics = nil, nil, nil
	out := &amended{CorrectedArticle: c, outlet: bare.Outlet}
	for f := range Told(r) {
		row, err := f.row()
		if err == nil {
			err = row.Cut(e.Text)
		}
		if err != nil {
			return nil, e.fault(string(f.ID()), err)
		}
		f.Article, f.Nr, row.Day, row.Body = &bare, c.Nr, f.Day, ""
		out.told, out.rows = append(out.told, f), append(out.rows, row)
	}
	return out, nil
}

// row returns the row of the mention, its letters not yet cut.
func (f *Found) row() (*Mention, error) {
	switch {
	case f.Event != nil:
		return LayEvent(f.Event)
	case f.Statement != nil:
		return LayStatement(f.Statement)
	case f.Figure != nil:
		return LayFigure(f.Figure)
	}
	return LayOffice(f.Office)
}
