package across

import (
	"context"
	"slices"
	"sync"

	"readout/internal/neardup"
	"readout/internal/store"
)

// morsel is how many articles Follow takes in at a time.
const morsel = 64

// Follow takes in what has changed in the store since the record was loaded, or
// followed it: articles that were kept, read again or corrected, and judgements.
// It reports whether anything was. Others may use the record meanwhile who hold
// lock: Follow holds it for a moment at a time.
func (r *Record) Follow(ctx context.Context, lock sync.Locker) (bool, error) {
	changed, now, err := r.store.Changed(ctx, r.point)
	if err != nil {
		return false, err
	}
	all, err := r.store.Judgements(ctx)
	if err != nil {
		return false, err
	}
	lock.Lock()
	renewed, err := r.renew(ctx, all)
	lock.Unlock()
	if err != nil {
		return false, err
	}
	r.waiting, r.point = append(r.waiting, changed...), now
	if len(r.waiting) == 0 {
		return renewed, nil
	}
	for len(r.waiting) > 0 {
		taken, err := r.follow(ctx, lock)
		if renewed = renewed || taken; err != nil {
			return renewed, err
		}
	}
	return renewed, r.recopy(ctx, lock)
}

// follow takes in the first of the articles that wait, but for those that the
// record has as they are. It reports whether there were others.
func (r *Record) follow(ctx context.Context, lock sync.Locker) (bool, error) {
	var news []*decoding
	n := min(morsel, len(r.waiting))
	for _, id := range r.waiting[:n] {
		e, err := r.store.Entry(ctx, id)
		if err != nil {
			return false, err
		}
		if r.known[id].stamp == stampOf(e) {
			continue
		}
		d := &decoding{entry: e}
		if d.decode(); d.err != nil {
			return false, d.err
		}
		news = append(news, d)
	}
	lock.Lock()
	defer lock.Unlock()
	for _, d := range news {
		r.copy(d.entry)
		if err := r.take(ctx, d); err != nil {
			return true, err
		}
	}
	r.waiting = r.waiting[n:]
	r.Judge(r.carried())
	return len(news) > 0, nil
}

// copy finds which article an article copies, and which copy it.
func (r *Record) copy(e *store.Entry) {
	id := e.Article.ID
	s, err := e.MakeSketch()
	if err != nil {
		s = neardup.Sketch{} // damaged, and like no other: 'readout verify' tells
	}
	print := printOf(&s, e.Article.Published)
	before, ok := r.known[id]
	r.known[id] = known{print: print, stamp: stampOf(e)}
	switch {
	case !ok:
		for _, c := range r.copies.Add(id, &s, e.Article.Published) {
			r.Index.CopyOf(c.Article, c.Of)
		}
		at, _ := slices.BinarySearch(r.articles, id)
		r.articles = slices.Insert(r.articles, at, id)
	case before.print != print:
		r.uncopied = true
	}
}

// recopy finds anew which articles copy which, where one of them was read again
// and is another than before: none can be taken out of such an index.
func (r *Record) recopy(ctx context.Context, lock sync.Locker) error {
	if !r.uncopied {
		return nil
	}
	x := neardup.NewIndex()
	if err := store.Index(ctx, r.store, x); err != nil {
		return err
	}
	lock.Lock()
	defer lock.Unlock()
	r.copies, r.uncopied = x, false
	for _, id := range r.articles {
		r.Index.CopyOf(id, x.Of(id))
	}
	return nil
}
