package watch

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"

	"readout/internal/feed"
	"readout/internal/fetch"
	"readout/internal/intake"
	"readout/internal/record"
	"readout/internal/run"
	"readout/internal/store"
)

// A fetched is how one errand went.
type fetched struct {
	errand store.Errand
	parse  run.Parse // nil: nothing to read
	err    error     // an *intake.Error, to be told
	broken error     // of the ledger
}

// open returns the errands that are neither settled nor on their way. What is on
// its way now may be settled by the time the ledger answers, so it is looked at
// first; Settle writes first and forgets then.
func (w *Watch) open(ctx context.Context) (out []store.Errand, err error) {
	w.mu.Lock()
	going := maps.Clone(w.going)
	w.mu.Unlock()
	all, err := w.Ledger.Errands(ctx)
	for _, e := range all {
		if _, ok := going[pathOf(e)]; !ok {
			out = append(out, e)
		}
	}
	w.mu.Lock()
	w.sum.Waiting = len(out)
	w.mu.Unlock()
	return out, err
}

// pathOf is how an article and its errors are named.
func pathOf(e store.Errand) string {
	if e.Link == "" {
		return e.Key
	}
	return e.Link
}

// fetchDue fetches the articles that are due. At the end of a single round it
// tells of those that must wait for another day.
func (w *Watch) fetchDue(ctx context.Context, yield func(run.Parse, error) bool) bool {
	open, err := w.open(ctx)
	if !w.sound(ctx, err) {
		return false
	}
	now := w.Clock.Now()
	var due []store.Errand
	var hosts []string
	for _, e := range open {
		if !e.Next.After(now) {
			due, hosts = append(due, e), append(hosts, hostOf(e.Link))
		}
	}
	until := w.plan.next()
	for f := range byHost(ctx, hosts, w.Hosts, func(ctx context.Context, i int) fetched {
		if w.Every > 0 && w.Clock.Now().After(until) {
			return fetched{} // a host with much to fetch does not keep other feeds waiting
		}
		return w.fetch(ctx, due[i])
	}) {
		if !w.sound(ctx, f.broken) {
			return false
		}
		if (f.parse != nil || f.err != nil) && !yield(f.parse, f.err) {
			return false
		}
	}
	return ctx.Err() == nil && w.tellWaiting(ctx, yield)
}

// tellWaiting tells of what is left open although nothing more will be done.
func (w *Watch) tellWaiting(ctx context.Context, yield func(run.Parse, error) bool) bool {
	open, err := w.open(ctx)
	if !w.sound(ctx, err) {
		return false
	}
	if _, more := w.wait(ctx); w.Every > 0 || more {
		return true
	}
	for _, e := range open {
		words := fmt.Errorf("is put off (%s): the next run after %s tries again", e.Why, e.Next.Format(time.RFC3339))
		if !yield(nil, &intake.Error{Path: pathOf(e), Err: &fetch.Error{Word: "put off", Err: words}}) {
			return false
		}
	}
	return true
}

// media are the types of what can be an article.
var media = []string{"text/html", "application/xhtml+xml", "text/plain", "application/pdf"}

// fetch gets what an errand is for.
func (w *Watch) fetch(ctx context.Context, e store.Errand) fetched {
	if e.Article != "" {
		kept, err := w.Kept(ctx, e.Article)
		if err == nil && kept { // the program was stopped in between
			e.State = store.Kept
			err = w.Ledger.SetErrand(ctx, e)
		}
		if err != nil || kept {
			return fetched{errand: e, broken: err}
		}
	}
	switch {
	case w.Text == Feed && e.Body == "":
		return w.over(e, &fetch.Error{Word: "no text", Err: errors.New("its text is not in the feed: leave out --feed-text=only")})
	case w.Text == Feed, w.Text == Either && e.Link == "" && e.Body != "":
		return w.body(ctx, e)
	case e.Link == "":
		return w.over(e, &fetch.Error{Word: "no link", Skip: true, Err: errors.New("is passed by: no link")})
	}
	page, err := w.Fetch(ctx, fetch.Request{URL: e.Link, Media: media})
	if err != nil {
		return w.without(ctx, e, err)
	}
	parse := func() (*record.Article, error) {
		return intake.FromWeb(pathOf(e), page.Raw, page.ContentType, feed.Key(page.URL), w.Elements)
	}
	if w.Text == Either && e.Body != "" {
		a, err := parse()
		if err != nil {
			return w.body(ctx, e)
		}
		parse = func() (*record.Article, error) { return a, nil }
	}
	return w.hand(ctx, e, page.Raw, parse)
}

// without goes on after a page could not be had: later, from the feed, or not.
func (w *Watch) without(ctx context.Context, e store.Errand, err error) fetched {
	var f *fetch.Error
	if ctx.Err() != nil || !errors.As(err, &f) {
		return fetched{errand: e} // stopped; the errand stays open
	}
	if f.Asked {
		e.Tries++
	}
	if f.Asked || e.Why == "" {
		e.Why = f.Word
	}
	switch {
	case !f.Lasts && e.Tries < w.Tries:
		now := w.Clock.Now()
		e.Next = now.Add(fetch.Backoff(e.Key, e.Tries)).Truncate(time.Second)
		if f.Before.After(now) {
			e.Next = f.Before.Add(time.Second).Truncate(time.Second)
		}
		return fetched{errand: e, broken: w.Ledger.SetErrand(ctx, e)}
	case w.Text == Either && e.Body != "":
		return w.body(ctx, e)
	}
	return w.over(e, err)
}

// over ends an errand that brought nothing.
func (w *Watch) over(e store.Errand, err error) fetched {
	w.set(e)
	return fetched{errand: e, err: problem(e, err)}
}

// body takes the article from the feed itself.
func (w *Watch) body(ctx context.Context, e store.Errand) fetched {
	raw := []byte(e.Body)
	contentType := "text/plain"
	if strings.Contains(e.Body, "<") {
		contentType = "text/html; charset=utf-8"
	}
	return w.hand(ctx, e, raw, func() (*record.Article, error) {
		return intake.FromWeb(pathOf(e), raw, contentType, feed.Key(e.Link), w.Elements)
	})
}

// hand writes down which bytes came, and hands them on. Bytes that are kept
// already tell, if the program is stopped, that the errand was done.
func (w *Watch) hand(ctx context.Context, e store.Errand, raw []byte, parse run.Parse) fetched {
	e.Article = record.ArticleID(raw)
	if err := w.Ledger.SetErrand(ctx, e); err != nil {
		return fetched{errand: e, broken: err}
	}
	w.set(e)
	hint := intake.Hint{Title: e.Title, Outlet: e.Outlet, Language: e.Language, Authors: e.Authors, Dates: e.Dates}
	return fetched{errand: e, parse: func() (*record.Article, error) {
		a, err := parse()
		if err != nil {
			return nil, problem(e, err)
		}
		hint.Complete(a)
		return a, nil
	}}
}
