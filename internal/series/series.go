// Package series sets figures that count the same thing side by side: the same
// measure, of the same people, in the same place, each with whoever is cited.
//
// It tells which figures say the same, which update an earlier one of the same
// source, which contradict each other, and which are a part of another; it
// flags a toll that sinks and a part larger than its whole. A change of source
// is told as such and never taken for a rise or a fall. All of it is a function
// of the set of figures: their order does not matter.
//
// The package must never know how a figure was read, nor where it is kept, and
// never says which figure is right.
package series

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/record"
	"readout/internal/timex"
)

// A Figure is one mention of a figure with what a series asks of its article.
type Figure struct {
	*record.FigureMention
	By        string     // who published
	Published timex.Date // zero if not known
	Wording   string     // the number's letters, "nearly 8,800"
	Exact     string     // the letters of the mention's span
	CopyOf    record.ID  // the article whose wording the article carries; empty for most
}

// A Key is what the figures of a series have in common.
type Key struct {
	Measure    record.Measure
	Unit       string    // of OtherUnit
	Group      string    // children, women …; empty: everybody counted
	Country    string    // whose people, or where they were counted
	Place      string    // empty if not told
	Cumulative bool      // since some day; else of one event
	Event      record.ID // of one event: its cluster or mention; empty if not told
	Article    record.ID // where neither event nor place is told: figures of one article only
}

// A Series is figures that count the same, in the order of their days.
type Series struct {
	Key
	Rows  []Row
	Links []Link // between its rows, and from its rows to wholes in other series
}

// A Row is one amount that somebody claims for one day, whoever tells it.
type Row struct {
	ID        record.ID  // of its first telling
	Day       timex.Date // as of when; the day of publishing where that is not told; zero: not known
	Stated    bool       // whether the article states the day
	Who       Who
	Status    string // as worded: confirmed, feared
	Low, High *float64
	Qualifier record.Qualifier
	Wording   string
	Since     timex.Date
	Earlier   bool // told as a figure of before: "up from 12"
	Unplaced  bool // no article tells the place
	Tellings  []Telling
	Flags     []Flag

	figure *record.FigureMention
	part   record.ID // the figure it is a part of
}

// Who is the end of the chain of those cited for a figure: who made the claim
// that others pass on. Where an article cites nobody the outlet speaks itself.
type Who struct {
	ID, Name, Country string
	Own               bool // the outlet's own voice; Name is the outlet's
}

// A Telling is one article in which a row stands.
type Telling struct {
	Figure   record.ID
	Article  record.ID
	By       string
	Exact    string
	Via      []string // who passes it on to the outlet, nearest to the figure first
	Carriers []string // who carries the article's wording; they count once
}

// A Flag is something odd about a row.
type Flag struct {
	Kind  string // sinks, exceeds
	Words string
	Row   record.ID // the row it does not go with
}

// The kinds of flags.
const (
	Sinks   = "sinks"   // a cumulative figure of one source is lower than its earlier one
	Exceeds = "exceeds" // a part is larger than its whole
)

// Build sets figures side by side.
func Build(figures []Figure, o Options) []Series {
	figures = slices.Clone(figures)
	slices.SortFunc(figures, func(a, b Figure) int { return strings.Compare(string(a.ID), string(b.ID)) })
	figures = slices.CompactFunc(figures, func(a, b Figure) bool { return a.ID == b.ID })
	by := map[Key]*builder{}
	for _, f := range keyed(figures, o) {
		b := by[f.key]
		if b == nil {
			b = &builder{Series: Series{Key: f.key}, rows: map[rowKey]*Row{}, given: map[record.ID]string{}}
			by[f.key] = b
		}
		b.add(f)
	}
	var out []Series
	for _, b := range by {
		out = append(out, b.spells()...)
	}
	slices.SortFunc(out, func(a, b Series) int { return cmp.Or(compareKeys(&a.Key, &b.Key), compareRows(a.Rows[0], b.Rows[0])) })
	for i := range out {
		out[i].relate()
	}
	parts(out)
	return out
}

func compareKeys(a, b *Key) int {
	return cmp.Or(strings.Compare(string(a.Measure), string(b.Measure)), strings.Compare(a.Unit, b.Unit),
		strings.Compare(a.Country, b.Country), strings.Compare(a.Place, b.Place), boolFirst(a.Cumulative, b.Cumulative),
		strings.Compare(string(a.Event), string(b.Event)), strings.Compare(string(a.Article), string(b.Article)), strings.Compare(a.Group, b.Group))
}

func boolFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// compareRows orders by day, those without one last, then by who and how many.
func compareRows(a, b Row) int {
	return cmp.Or(boolFirst(a.Day != "", b.Day != ""), strings.Compare(string(a.Day), string(b.Day)),
		boolFirst(a.Earlier, b.Earlier), strings.Compare(a.Who.Name, b.Who.Name), strings.Compare(a.Who.ID, b.Who.ID),
		cmp.Compare(lowest(&a), lowest(&b)), strings.Compare(string(a.Qualifier), string(b.Qualifier)),
		strings.Compare(a.Wording, b.Wording), strings.Compare(string(a.ID), string(b.ID)))
}

func lowest(r *Row) float64 {
	low, _, _ := bounds(r.figure)
	return low
}
