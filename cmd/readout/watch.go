package main

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/feed"
	"readout/internal/fetch"
	"readout/internal/intake"
	"readout/internal/record"
	"readout/internal/run"
	"readout/internal/store"
	"readout/internal/watch"
)

// watchFlags are the flags of 'readout watch'.
type watchFlags struct {
	read     readFlags // what both commands have
	once     bool
	retry    bool
	every    time.Duration
	feedText string
	entries  int
	hosts    int
	tries    int
	patience time.Duration
	fetch    fetch.Options
}

func newWatch() *cobra.Command {
	f := &watchFlags{}
	cmd := &cobra.Command{
		Use:   "watch FEED...",
		Short: "Follow feeds and read what they announce",
		Long: `Follow feeds and read what they announce, until Ctrl-C or, with --once, until
all that is new is read.

A FEED is the address of a feed (RSS, Atom or JSON Feed) or of a list of feeds
(OPML, or one address per line), or a file that holds one. What was announced and
how far it came is kept in the store: whenever the program is stopped, the same
command goes on, and no article is fetched or read twice.

Hosts are asked politely: one request at a time and a pause after it, as
robots.txt allows, with the program's name and --contact, and later if they fail.
Addresses in private networks are refused, also where a redirect leads there.

Exit status: 0 if all went well or the watch was stopped, 1 if with --once some
feed or article could not be had, 2 if the command line is wrong, 130 if --once
was stopped by Ctrl-C.`,
		Example: `  readout watch --contact desk@post.example https://post.example/feed.xml
  readout watch --once --contact desk@post.example feeds.opml --report today.json
  readout watch --once --feed-text=only saved-feed.xml`,
		Args:    cobra.MinimumNArgs(1),
		PreRunE: func(_ *cobra.Command, feeds []string) error { return f.check(feeds) },
		RunE:    func(cmd *cobra.Command, feeds []string) error { return f.run(cmd, feeds) },
	}
	fl := cmd.Flags()
	fl.BoolVar(&f.once, "once", false, "ask each feed once, read what is new, and end")
	fl.DurationVar(&f.every, "every", 15*time.Minute, "ask each feed again after `TIME`")
	fl.StringVar(&f.fetch.Contact, "contact", "", "the address of mail or of a page for the keepers of hosts, a `WORD` in every request")
	fl.BoolVar(&f.fetch.AllowPrivate, "allow-private", false, "let addresses lead into this machine and private networks")
	fl.StringVar(&f.feedText, "feed-text", "", "read the text in the feed where a page cannot be had; `only` fetches no page")
	fl.Lookup("feed-text").NoOptDefVal = "too"
	fl.BoolVar(&f.retry, "retry", false, "try again what failed for good in earlier runs")
	fl.DurationVar(&f.fetch.Delay, "delay", fetch.DefaultDelay, "wait for `TIME` between two requests to a host")
	fl.DurationVar(&f.fetch.Timeout, "timeout", fetch.DefaultTimeout, "give up a request after `TIME`")
	fl.DurationVar(&f.patience, "patience", watch.DefaultPatience, "with --once: wait up to `TIME` for hosts that ask to come again")
	fl.IntVar(&f.tries, "tries", watch.DefaultTries, "give up an article after `N` tries")
	fl.IntVar(&f.hosts, "hosts", watch.DefaultHosts, "ask `N` hosts at a time")
	fl.IntVar(&f.entries, "max-entries", feed.DefaultEntries, "refuse feeds of more than `N` entries")
	fl.Int64Var(&f.fetch.MaxBytes, "max-bytes", fetch.DefaultMaxBytes, "refuse feeds and pages of more than `N` bytes")
	fl.IntVar(&f.read.limits.MaxElements, "max-elements", intake.DefaultMaxElements, "refuse pages of more than `N` elements")
	fl.StringVar(&f.read.store, "store", storeFile, "keep the record in `FILE`")
	fl.BoolVar(&f.read.json, "json", false, "print one JSON object per article ('readout schema' describes it)")
	fl.BoolVar(&f.read.text, "text", false, "with --json: print the article's text too")
	fl.BoolVarP(&f.read.quiet, "quiet", "q", false, "print neither articles for a person nor a summary")
	fl.IntVar(&f.read.workers, "workers", runtime.NumCPU(), "read `N` articles at a time")
	f.read.own.flags(fl)
	fl.StringVar(&f.read.report, "report", "", "write what was read, skipped and failed, and why, as JSON to `FILE`")
	return cmd
}

// check finds what is wrong with the command line before anything is done.
func (f *watchFlags) check(feeds []string) error {
	network := f.feedText != "only"
	for _, name := range feeds {
		network = network || strings.Contains(name, "://")
	}
	switch {
	case f.read.store == "" || f.read.store == "none":
		return usagef("a watch needs a store, to know what it has read: --store FILE")
	case f.read.text && !f.read.json:
		return usagef("--text adds the article's text to JSON: use it with --json")
	case f.feedText != "" && f.feedText != "too" && f.feedText != "only":
		return usagef("--feed-text is \"only\" or stands alone")
	case f.every < time.Second:
		return usagef("--every must be at least a second, and for the hosts' sake some minutes")
	case f.read.workers < 1 || f.hosts < 1 || f.tries < 1 || f.entries < 1 || f.fetch.MaxBytes < 1 || f.fetch.Timeout <= 0:
		return usagef("--workers, --hosts, --tries, --max-entries, --max-bytes and --timeout must be more than 0")
	case network && f.fetch.Contact == "" && !f.fetch.AllowPrivate:
		return usagef("whoever fetches from others says whom to write to: --contact MAIL-OR-PAGE; hosts on this machine need --allow-private instead")
	case strings.ContainsAny(f.fetch.Contact, "\r\n()"):
		return usagef("--contact is an address of mail or of a page")
	}
	return nil
}

func (f *watchFlags) run(cmd *cobra.Command, feeds []string) (err error) {
	reader, version, err := f.read.own.reader()
	if err != nil {
		return err
	}
	s, err := openStore(cmd.Context(), f.read.store)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if f.retry {
		if _, err := s.Reopen(cmd.Context()); err != nil {
			return err
		}
	}
	w, end := f.watch(feeds, s)
	defer end()
	show := newShow(cmd, &f.read)
	r := &run.Run{Read: reader.Read, Version: version, Store: s, Recall: !f.read.quiet || f.read.json, Workers: f.read.workers}
	if f.once || f.read.json {
		if r.Compare, err = f.read.comparison(cmd, s, nil); err != nil {
			return err
		}
	}
	r.Show = func(res run.Result) error {
		if err := w.Settle(context.WithoutCancel(cmd.Context()), res); err != nil {
			return err
		}
		return show.result(res)
	}
	if !f.once && !f.read.quiet {
		w.Tell = func(s watch.Summary) { newPage(cmd.ErrOrStderr()).Watched(s) }
	}
	sum, err := r.Do(cmd.Context(), w.Found(cmd.Context()))
	if err = errors.Join(err, w.Err()); err != nil {
		return err
	}
	return f.end(cmd, sum, w.Summary())
}

// watch makes the watch of the feeds, and what ends its connections.
func (f *watchFlags) watch(feeds []string, s keeping) (*watch.Watch, func()) {
	f.fetch.Program = "Readout/" + version()
	if f.fetch.Delay == 0 {
		f.fetch.Delay = -1
	}
	c := fetch.New(f.fetch)
	w := &watch.Watch{
		Feeds: feeds, Fetch: c.Get, Ledger: s, Kept: keptIn(s), Clock: fetch.System{}, Every: f.every,
		Hosts: f.hosts, Tries: f.tries, Patience: f.patience, MaxBytes: f.fetch.MaxBytes, Entries: f.entries, Elements: f.read.limits.MaxElements,
	}
	if f.once {
		w.Every = 0
	}
	if f.patience == 0 {
		w.Patience = -1
	}
	switch f.feedText {
	case "too":
		w.Text = watch.Either
	case "only":
		w.Text = watch.Feed
	}
	return w, c.Close
}

// keptIn asks a store whether it keeps an article, read by whichever version.
func keptIn(s store.Store) func(context.Context, record.ID) (bool, error) {
	return func(ctx context.Context, id record.ID) (bool, error) {
		_, err := s.Entry(ctx, id)
		if errors.Is(err, store.ErrNone) {
			return false, nil
		}
		return err == nil, err
	}
}

// end prints and writes the summaries. A watch without --once has no end before
// which it could be stopped.
func (f *watchFlags) end(cmd *cobra.Command, sum run.Summary, w watch.Summary) error {
	sum.Stopped = sum.Stopped && f.once
	if f.read.report != "" {
		if err := writeReport(f.read.report, struct {
			tally
			Feeds feedTally `json:"feeds"`
		}{tallyOf(sum), feedTally(w)}); err != nil {
			return err
		}
	}
	if f.once && !f.read.quiet {
		newPage(cmd.ErrOrStderr()).Watched(w)
	}
	if err := f.read.end(cmd, sum); f.once {
		return err
	}
	return nil
}

// A feedTally is the summary of a watch as JSON.
type feedTally struct {
	Feeds     int `json:"asked"`
	Polls     int `json:"answered"`
	Unchanged int `json:"unchanged"`
	Failed    int `json:"failed"`
	Announced int `json:"articles"`
	Fresh     int `json:"new"`
	Waiting   int `json:"put_off"`
}
