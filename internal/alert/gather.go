package alert

import (
	"context"
	"time"

	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/store"
)

// gathered is how many mentions are found, marked and told at a time.
const gathered = 500

// gather marks what is new, and returns the marks of what is to be told. There
// may be more.
func (r *round) gather(ctx context.Context) (marks []store.Mark, more bool, err error) {
	found, err := r.find(ctx)
	if err != nil || len(found) == 0 {
		return nil, false, err
	}
	if r.copyOf == nil {
		if r.copyOf, err = query.Copies(ctx, r.Store); err != nil {
			return nil, false, err
		}
	}
	r.found = map[record.ID]*store.Found{}
	all := make([]store.Mark, len(found))
	at := r.Clock.Now().Truncate(time.Second)
	for i, f := range found {
		r.found[f.ID()] = f
		all[i] = store.Mark{Mention: f.ID(), Article: f.Article.ID, Says: says(f), At: at}
	}
	if all, found, err = r.carried(ctx, all, found); err != nil {
		return nil, false, err
	}
	if err := r.also(ctx, all, found); err != nil {
		return nil, false, err
	}
	if err := r.Store.AddMarks(ctx, r.alert.Name, all); err != nil {
		return nil, false, err
	}
	for _, m := range all {
		if m.Kind == store.MarkCarried {
			r.sum.Carried++
		} else {
			marks = append(marks, m)
		}
	}
	r.sum.Waiting += len(marks)
	return marks, len(all) > 0, nil
}

// find returns mentions that are not marked, the earliest first.
func (r *round) find(ctx context.Context) (out []*store.Found, err error) {
	w, err := (&query.Reader{Known: r.Known, Record: r.Store}).Where(ctx, &r.saved.Filter)
	if err != nil {
		return nil, err
	}
	w.Untold, w.Limit = r.alert.Name, gathered
	for f, err := range r.Store.Find(ctx, w) {
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// wording names the articles with the same wording as one.
func (r *round) wording(article record.ID) record.ID {
	if first := r.copyOf(article); first != "" {
		return first
	}
	return article
}

// carried tells mentions that say, in the same words and in an article of the same
// wording, what another one says: they are not told. Those of an article that was
// read again are among them. What is marked already is left out.
func (r *round) carried(ctx context.Context, all []store.Mark, found []*store.Found) (marks []store.Mark, left []*store.Found, err error) {
	known, err := r.Store.Marks(ctx, r.alert.Name, store.WhichMarks{Leading: true, Says: hashes(all)})
	if err != nil {
		return nil, nil, err
	}
	type key struct {
		wording record.ID
		says    string
	}
	first, marked := map[key]record.ID{}, map[record.ID]bool{}
	put := func(m store.Mark) (lead record.ID, there bool) {
		k := key{r.wording(m.Article), m.Says}
		if lead, there = first[k]; !there {
			first[k] = m.Mention
		}
		return lead, there
	}
	for _, m := range known {
		put(m)
		marked[m.Mention] = true
	}
	for i, m := range all {
		if marked[m.Mention] {
			continue
		}
		if lead, there := put(m); there {
			m.Kind, m.Leads, m.State = store.MarkCarried, lead, store.MarkTold
		}
		marks, left = append(marks, m), append(left, found[i])
	}
	return marks, left, nil
}

func hashes(all []store.Mark) []string {
	var out []string
	seen := map[string]bool{}
	for _, m := range all {
		if !seen[m.Says] {
			seen[m.Says] = true
			out = append(out, m.Says)
		}
	}
	return out
}
