package store

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"readout/internal/record"
)

// Find yields the mentions that a question asks for, in the order of
// Store.Find. read asks the store as it is.
func (a *Amended) Find(ctx context.Context, w Where, read func(Where) iter.Seq2[*Found, error]) iter.Seq2[*Found, error] {
	return func(yield func(*Found, error) bool) {
		all, err := a.all(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		w.Uncorrected = len(all) > 0
		own, err := a.asked(ctx, all, &w)
		if err != nil {
			yield(nil, err)
			return
		}
		n := 0
		next := func(f *Found) bool {
			n++
			return yield(f, nil) && (w.Limit == 0 || n < w.Limit)
		}
		for f, err := range read(w) {
			if err != nil {
				yield(nil, err)
				return
			}
			for len(own) > 0 && before(own[0], f, w.Newest) {
				if !next(own[0]) {
					return
				}
				own = own[1:]
			}
			if !next(f) {
				return
			}
		}
		for _, f := range own {
			if !next(f) {
				return
			}
		}
	}
}

// IDs yields the ids of what Find would; read need give no more of a mention than
// Bare, with its day and its article's number.
func (a *Amended) IDs(ctx context.Context, w Where, read func(Where) iter.Seq2[*Found, error]) iter.Seq2[record.ID, error] {
	return func(yield func(record.ID, error) bool) {
		for f, err := range a.Find(ctx, w, read) {
			var id record.ID
			if err == nil {
				id = f.ID()
			}
			if !yield(id, err) || err != nil {
				return
			}
		}
	}
}

// asked returns the mentions of corrected articles that a question asks for, in
// its order.
func (a *Amended) asked(ctx context.Context, all []*amended, w *Where) (out []*Found, err error) {
	told := &Marked{}
	if w.Untold != "" && len(all) > 0 {
		if told, err = a.marked(ctx, w.Untold); err != nil {
			return nil, err
		}
	}
	for _, x := range all {
		for i, row := range x.rows {
			if w.matches(row, x.outlet) && x.Nr > told.Beyond && !told.Mentions[row.ID] {
				out = append(out, x.told[i])
			}
		}
	}
	if w.Newest {
		slices.Reverse(out)
	}
	slices.SortStableFunc(out, func(f, g *Found) int { return order(f, g, w.Newest) })
	return out, nil
}

func before(f, g *Found, newest bool) bool { return order(f, g, newest) < 0 }

// order compares by day, then in the order of keeping.
func order(f, g *Found, newest bool) int {
	n := cmp.Or(cmp.Compare(f.Day, g.Day), cmp.Compare(f.Nr, g.Nr))
	if newest {
		return -n
	}
	return n
}

// Names adds what corrected articles name to the names in a store.
func (a *Amended) Names(ctx context.Context, of string, names []Name) ([]Name, error) {
	all, err := a.all(ctx)
	if err != nil || len(all) == 0 || of == NamesOutlets {
		return names, err
	}
	for _, x := range all {
		for _, m := range x.rows {
			if of == NamesPlaces && m.Place != "" {
				names = append(names, Name{Name: m.Place, Country: m.PlaceCountry})
			}
			for _, p := range m.Participants {
				if of == NamesActors && p.Actor != "" {
					names = append(names, Name{p.Actor, p.Name, p.Country, p.Kind})
				}
			}
		}
	}
	key := func(n, m Name) int {
		if of == NamesActors {
			return cmp.Compare(n.ID, m.ID)
		}
		return cmp.Or(cmp.Compare(n.Name, m.Name), cmp.Compare(n.Country, m.Country))
	}
	slices.SortStableFunc(names, key)
	return slices.CompactFunc(names, func(n, m Name) bool { return key(n, m) == 0 }), nil
}
