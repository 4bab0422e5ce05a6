package export

import (
	"io"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/timex"
)

// A carrier is an article as a cluster tells of it.
type carrier struct {
	ID        record.ID   `json:"id"`
	Path      *string     `json:"path"`
	Record    *string     `json:"record"`
	URL       *string     `json:"url"`
	Outlet    *string     `json:"outlet"`
	Title     *string     `json:"title"`
	Published *timex.Date `json:"published"`
}

type cluster struct {
	Canonical carrier `json:"canonical"`
	Others    []other `json:"others"`
}

type other struct {
	carrier
	Updates *record.ID `json:"updates"`
	Added   []span     `json:"added"`
	Dropped []span     `json:"dropped"`
	Changed []changed  `json:"changed"`
}

type changed struct {
	Was *span `json:"was"`
	Now *span `json:"now"`
}

// Cluster writes articles of the same wording as one line of JSON: the canonical
// one, and of the others which paragraphs are added, dropped and changed.
// Dropped and was are offsets in the canonical article's text, added and now in
// the other's own.
func Cluster(w io.Writer, c *store.Cluster) error {
	out := cluster{carrierOf(c.Canonical), []other{}}
	was := writer{c.Canonical.Text}
	for _, copied := range c.Copies {
		now := writer{copied.Text}
		o := other{
			carrier: carrierOf(copied.Article), Updates: known(copied.Updates),
			Added: now.spans(copied.Added), Dropped: was.spans(copied.Dropped), Changed: []changed{},
		}
		for _, p := range copied.Changed {
			o.Changed = append(o.Changed, changed{was.span(p.Was), now.span(p.Now)})
		}
		out.Others = append(out.Others, o)
	}
	b, err := encode(out)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

func carrierOf(a *record.Article) carrier {
	return carrier{a.ID, known(a.Path), known(a.Record), known(a.URL), known(a.Outlet), known(titleOf(a)), known(a.Published)}
}

// titleOf returns the title from the metadata, else the headline in the text.
func titleOf(a *record.Article) string {
	if a.Title != "" {
		return a.Title
	}
	for _, z := range a.Zones {
		if z.Kind == record.ZoneTitle {
			return a.Text.Slice(z.Span)
		}
	}
	return ""
}
