package main

import (
	"bufio"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"readout/internal/export"
	"readout/internal/query"
	"readout/internal/store"
)

// asking is a question to a store: the conditions, and how to show the answer.
type asking struct {
	query.Filter
	store  string
	actors []string // tables of users' own
	sort   string
	json   bool
	csv    bool
}

// shown is how many mentions a list for a person has if nothing else is said.
const shown = 50

// flags adds the flags that all questions share.
func (a *asking) flags(fl *pflag.FlagSet) {
	fl.StringVar(&a.store, "store", storeFile, "ask the record in `FILE`")
	fl.StringArrayVar(&a.actors, "actors", nil, ownActors)
	fl.StringVar(&a.Since, "since", "", "from this `DATE` on: 2023, 2023-11 or 2023-11-25")
	fl.StringVar(&a.Until, "until", "", "up to this `DATE`")
	fl.StringArrayVar(&a.Outlets, "outlet", nil, "told by this `OUTLET`")
	fl.StringArrayVar(&a.Countries, "country", nil, "somebody of this `COUNTRY` has a part in it")
	fl.StringArrayVar(&a.Attributed, "attributed", nil, "`WHO` is cited for it")
	fl.StringVar(&a.Text, "text", "", "its words hold these `WORDS` one after the other, in any case; the last may be\nonly its beginning")
}

// listing adds the flags of a list.
func (a *asking) listing(fl *pflag.FlagSet) {
	fl.StringVar(&a.sort, "sort", "oldest", "the oldest or the newest first, an `ORDER`")
	fl.IntVar(&a.Limit, "limit", shown, "at most `N`; 0 for all. JSON and CSV have all if it is not given")
	fl.BoolVar(&a.json, "json", false, "one JSON object per line: the mention as in docs/contract.md, and its article")
	fl.BoolVar(&a.csv, "csv", false, "a table, with the columns of docs/asking.md")
}

// open opens the store and turns the question into the record's words.
func (a *asking) open(cmd *cobra.Command) (keeping, store.Where, error) {
	s, err := openReadOnly(cmd.Context(), a.store)
	if err != nil {
		return nil, store.Where{}, err
	}
	r, err := a.reader(s)
	if err != nil {
		s.Close()
		return nil, store.Where{}, err
	}
	w, err := r.Where(cmd.Context(), &a.Filter)
	if err != nil {
		s.Close()
	}
	return s, w, err
}

func (a *asking) reader(s store.Store) (*query.Reader, error) {
	known, err := knowledge(a.actors)
	return &query.Reader{Known: known, Record: s}, err
}

func (a *asking) oneFormat() error {
	if a.json && a.csv {
		return usagef("--json and --csv are two ways to print: take one")
	}
	return nil
}

// list answers with mentions, one per line.
func (a *asking) list(cmd *cobra.Command) error {
	if err := a.oneFormat(); err != nil {
		return err
	}
	if a.sort != "oldest" && a.sort != "newest" {
		return usagef("--sort is oldest or newest, not %q", a.sort)
	}
	a.Newest = a.sort == "newest"
	if (a.json || a.csv) && !cmd.Flags().Changed("limit") {
		a.Limit = 0
	}
	limit := a.Limit
	if limit > 0 {
		a.Limit++ // to tell whether there are more
	}
	s, w, err := a.open(cmd)
	if err != nil {
		return err
	}
	defer s.Close()
	out := bufio.NewWriterSize(cmd.OutOrStdout(), 64<<10)
	show, end := a.shower(cmd, out)
	n, more := 0, false
	for f, err := range s.Find(cmd.Context(), w) {
		if err != nil {
			return err
		}
		if more = limit > 0 && n == limit; more {
			break
		}
		if err := show(f); err != nil {
			return err
		}
		n++
	}
	if err := end(n, more); err != nil {
		return err
	}
	return out.Flush()
}

// shower returns what prints one mention, and what ends the list.
func (a *asking) shower(cmd *cobra.Command, out io.Writer) (func(*store.Found) error, func(n int, more bool) error) {
	switch {
	case a.json:
		return func(f *store.Found) error { return export.Found(out, f) }, func(int, bool) error { return nil }
	case a.csv:
		t := export.NewTable(out, a.Kind)
		return t.Row, func(int, bool) error { return t.Flush() }
	}
	p := newListPage(cmd.OutOrStdout())
	p.W = out
	return func(f *store.Found) error { p.Found(f); return nil }, func(n int, more bool) error { p.Listed(n, a.Kind, more); return nil }
}

// desk gathers from a store what is set side by side.
func desk(cmd *cobra.Command, s store.Store) (*query.Desk, error) {
	copyOf, err := query.Copies(cmd.Context(), s)
	if err != nil {
		return nil, err
	}
	judged, err := s.Judgements(cmd.Context())
	return &query.Desk{Store: s, CopyOf: copyOf, Judged: judged}, err
}
