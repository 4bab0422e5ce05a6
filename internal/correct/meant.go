package correct

import (
	"context"
	"fmt"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
)

// fieldsOf are the fields that a person may correct.
var fieldsOf = map[string][]string{
	store.KindEvent: record.EventFields, store.KindStatement: record.StatementFields, store.KindFigure: record.FigureFields,
}

// A meant is the mention that a person means, as it stands now.
type meant struct {
	id      record.ID
	kind    string
	entry   *store.Entry
	reading *record.Reading
	mention record.Corrigible
}

// shown is how many of several mentions that a name could mean are looked for.
const shown = 3

// mention finds the mention that a person names by its id or the beginning of
// it, with or without its kind.
func (d *Desk) mention(ctx context.Context, name string) (*meant, error) {
	found, err := d.named(ctx, name)
	if err != nil {
		return nil, err
	}
	e, err := d.Store.Entry(ctx, found.Article)
	if err != nil {
		return nil, err
	}
	r, err := e.Reading()
	if err != nil {
		return nil, err
	}
	kind, _, _ := strings.Cut(string(found.Mention), ":")
	m := &meant{found.Mention, kind, e, r, r.Mention(found.Mention)}
	if m.mention == nil {
		return nil, fmt.Errorf("%s does not stand any more: a newer version reads its article otherwise, or a person dropped it; "+
			"'readout %ss' lists what stands, 'readout corrections' what persons said", m.id, kind)
	}
	return m, nil
}

func (d *Desk) named(ctx context.Context, name string) (store.Located, error) {
	var found []store.Located
	want := strings.Replace(name, "/", ":", 1)
	for _, begin := range begins(want) {
		some, err := d.Store.Locate(ctx, begin, shown)
		if err != nil {
			return store.Located{}, err
		}
		for _, l := range some {
			if l.Mention != "" {
				found = append(found, l)
			}
		}
	}
	added, err := d.added(ctx, begins(want))
	if err != nil {
		return store.Located{}, err
	}
	found = append(found, added...)
	for _, l := range found {
		if string(l.Mention) == want {
			return l, nil
		}
	}
	switch {
	case len(found) == 0:
		return store.Located{}, fmt.Errorf("no event, statement or figure has an id that begins with %q; 'readout events' lists ids, and so do statements and figures", name)
	case len(found) > 1:
		return store.Located{}, fmt.Errorf("%q begins several ids, among them %s and %s; give more letters", name, found[0].Mention, found[1].Mention)
	}
	return found[0], nil
}

// begins returns how the ids may begin that a name means.
func begins(name string) []string {
	kind, rest, ok := strings.Cut(name, ":")
	switch {
	case ok && fieldsOf[kind] != nil && rest != "":
		return []string{name}
	case ok || len(name) < 4:
		return nil
	}
	return []string{store.KindEvent + ":" + name, store.KindStatement + ":" + name, store.KindFigure + ":" + name}
}

// added finds mentions that persons added.
func (d *Desk) added(ctx context.Context, begins []string) (out []store.Located, err error) {
	all, err := d.Store.Corrections(ctx)
	for _, c := range all {
		for _, b := range begins {
			if c.Act == record.Added && c.Withdrawn == nil && strings.HasPrefix(string(c.Mention), b) {
				out = append(out, store.Located{Article: c.Article, Mention: c.Mention})
			}
		}
	}
	return out, err
}

// article finds the article that a person names: by its id, the beginning of
// it, its path, or a mention in it.
func (d *Desk) article(ctx context.Context, name string) (*store.Entry, error) {
	some, err := d.Store.Locate(ctx, name, shown)
	if err != nil {
		return nil, err
	}
	if len(some) == 0 {
		one, err := d.named(ctx, name)
		if err != nil {
			return nil, fmt.Errorf("no article in the record has the id or the path %q, and no mention either; 'readout events --json' tells ids of articles", name)
		}
		some = append(some, one)
	}
	for _, l := range some[1:] {
		if l.Article != some[0].Article {
			return nil, fmt.Errorf("%q means several articles, among them %s and %s; give more letters of the id", name, some[0].Article, l.Article)
		}
	}
	return d.Store.Entry(ctx, some[0].Article)
}
