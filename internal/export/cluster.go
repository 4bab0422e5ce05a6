package export

import (
	"io"

	"readout/internal/record"
	"readout/internal/store"
)

type cluster struct {
	Canonical teller  `json:"canonical"`
	Others    []other `json:"others"`
}

type other struct {
	teller
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
	out := cluster{tellerOf(c.Canonical), []other{}}
	was := writer{c.Canonical.Text}
	for _, copied := range c.Copies {
		now := writer{copied.Text}
		o := other{
			teller: tellerOf(copied.Article), Updates: known(copied.Updates),
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
