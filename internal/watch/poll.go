package watch

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"readout/internal/feed"
	"readout/internal/fetch"
	"readout/internal/run"
	"readout/internal/store"
)

// A polled is how asking one feed ended.
type polled struct {
	feed      string
	list      []string // of feeds, if it was one
	unchanged bool
	failed    bool
	announced int
	fresh     int
	again     time.Time // when it is to be asked again; zero for never
	err       error     // an *intake.Error, to be told; nil also if it failed and is asked again soon
	broken    error     // of the ledger
}

// pollDue asks the feeds that are due, and those that lists among them name.
func (w *Watch) pollDue(ctx context.Context, yield func(run.Parse, error) bool) bool {
	for due := w.plan.at(w.Clock.Now()); len(due) > 0; {
		var hosts []string
		for _, f := range due {
			hosts = append(hosts, hostOf(f))
		}
		var listed []string
		for p := range byHost(ctx, hosts, w.Hosts, func(ctx context.Context, i int) polled { return w.poll(ctx, due[i]) }) {
			if !w.sound(ctx, p.broken) {
				return false
			}
			listed = append(listed, w.note(p)...)
			if p.err != nil && !yield(nil, p.err) {
				return false
			}
		}
		due = listed
	}
	return ctx.Err() == nil
}

// note counts a poll and plans the next; it returns the feeds it found.
func (w *Watch) note(p polled) []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.plan.due[p.feed].IsZero() && p.list == nil {
		w.sum.Feeds++
	}
	if p.again.IsZero() {
		delete(w.plan.due, p.feed)
	} else {
		w.plan.due[p.feed] = p.again
	}
	switch {
	case p.failed:
		w.sum.Failed++
	case p.list == nil:
		w.sum.Polls++
	}
	if p.unchanged {
		w.sum.Unchanged++
	}
	w.sum.Announced += p.announced
	w.sum.Fresh += p.fresh
	before := len(w.plan.order)
	w.plan.add(w.plan.depth[p.feed]+1, p.list...)
	return w.plan.order[before:]
}

// poll asks one feed and writes down what it announces.
func (w *Watch) poll(ctx context.Context, name string) (out polled) {
	out.feed = name
	p, err := w.Ledger.Poll(ctx, bare(name))
	if err != nil {
		out.broken = err
		return out
	}
	now := w.Clock.Now()
	if w.Every > 0 {
		out.again = now.Add(w.Every)
	}
	if p.Next.After(now) {
		err = &fetch.Error{Word: "put off", Before: p.Next,
			Err: fmt.Errorf("failed before and is not asked until %s", p.Next.Format(time.RFC3339))}
	} else {
		err = w.ask(ctx, name, &p, &out)
	}
	if err == nil || ctx.Err() != nil || out.broken != nil {
		return out
	}
	out.failed = true
	w.postpone(&out, &p, now, err)
	_, out.broken = w.Ledger.SetPoll(ctx, p, nil)
	return out
}

// ask fetches a feed or a list and writes down what came.
func (w *Watch) ask(ctx context.Context, name string, p *store.Poll, out *polled) error {
	page, err := w.load(ctx, name, p)
	if err != nil {
		return err
	}
	if page.Unchanged {
		out.unchanged = true
		*p = store.Poll{Feed: p.Feed, ETag: p.ETag, LastModified: p.LastModified}
		_, out.broken = w.Ledger.SetPoll(ctx, *p, nil)
		return nil
	}
	list, ok, err := feed.ParseList(page.Raw, page.ContentType, page.URL)
	if ok {
		return w.list(name, list, err, out)
	}
	f, err := feed.Parse(page.Raw, page.ContentType, page.URL, w.Entries)
	if err != nil {
		return err
	}
	errands := w.errands(p.Feed, f)
	out.announced = len(errands)
	*p = store.Poll{Feed: p.Feed, ETag: page.ETag, LastModified: page.LastModified}
	out.fresh, out.broken = w.Ledger.SetPoll(ctx, *p, errands)
	return nil
}

// list takes in a list of feeds. The paths in a file are beside it.
func (w *Watch) list(name string, l feed.List, err error, out *polled) error {
	if err != nil {
		return err
	}
	if w.deep(name) {
		return fmt.Errorf("is a list of feeds in more than %d others: name it itself", deepestList)
	}
	for _, f := range append(l.Feeds, l.Lists...) {
		if !isAddress(f) {
			f = filepath.Join(filepath.Dir(name), filepath.FromSlash(f))
		}
		out.list = append(out.list, f)
	}
	return nil
}

// deep reports whether a list was found in too many others.
func (w *Watch) deep(name string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.plan.depth[name] >= deepestList
}

// errands makes errands of announcements.
func (w *Watch) errands(name string, f *feed.Feed) (out []store.Errand) {
	for _, a := range f.Articles {
		e := store.Errand{
			Key: feed.Key(a.Link), Link: a.Link, Feed: name, Title: a.Title, Outlet: f.Title,
			Language: a.Language, Authors: a.Authors, Dates: a.Dates,
		}
		if w.Text != Page {
			e.Body = a.Text
		}
		if a.Link == "" {
			e.Key = name + "#" + a.Name
		}
		out = append(out, e)
	}
	return out
}
