package export

import (
	"io"
	"unicode/utf8"

	"readout/internal/diff"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

type change struct {
	Article record.ID     `json:"article"`
	Path    string        `json:"path"`
	Old     string        `json:"old_version"`
	New     string        `json:"new_version"`
	What    diff.What     `json:"change"`
	Kind    string        `json:"kind"`
	Type    string        `json:"type"`
	OldID   *record.ID    `json:"old"`
	NewID   *record.ID    `json:"new"`
	Span    *span         `json:"span"`
	Fields  []changeField `json:"fields"`
}

type changeField struct {
	Name string `json:"field"`
	Old  string `json:"old"`
	New  string `json:"new"`
}

// Diff writes what two readings of an article do not have alike, one line of
// JSON per mention.
func Diff(w io.Writer, a *diff.Article) error {
	for i := range a.Changes {
		c := &a.Changes[i]
		m := c.Mention()
		out := change{Article: a.Entry.Article.ID, Path: a.Entry.Article.Path, Old: a.Old, New: a.New, What: c.What,
			Kind: m.Kind, Type: m.Type, OldID: idOf(c.Old), NewID: idOf(c.New), Span: spanIn(a.Entry.Text, m.Span), Fields: []changeField{}}
		for _, f := range c.Fields {
			out.Fields = append(out.Fields, changeField(f))
		}
		if err := writeLine(w, out); err != nil {
			return err
		}
	}
	return nil
}

func idOf(m *store.Mention) *record.ID {
	if m == nil {
		return nil
	}
	return &m.ID
}

// spanIn returns a span in code points; nil if it is not of the text.
func spanIn(letters string, s text.Span) *span {
	exact, err := store.Slice(letters, s)
	if err != nil {
		return nil
	}
	start := utf8.RuneCountInString(letters[:s.Start])
	return &span{start, start + utf8.RuneCountInString(exact), exact}
}
