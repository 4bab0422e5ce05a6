package report

import (
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// Headline tells a mention in a few words, whom the article cites among them:
// "CONSULT Ada Ek (NOR) → Ben Oz (TUR), in Ankara, according to the ministry".
func Headline(f *store.Found) string {
	_, kind, words, _ := summary(f)
	switch {
	case f.Event != nil:
		words += according(f.Event.Attributed)
	case f.Statement != nil:
		words += according(f.Statement.Attributed)
	}
	return kind + " " + words
}

// Quote returns the letters of a mention, in one line, and where they stand, in
// code points.
func Quote(f *store.Found) (letters string, start, end int) {
	t, s := f.Article.Text, span(f)
	return clean(t.Slice(s)), t.RuneOffset(s.Start), t.RuneOffset(s.End)
}

func span(f *store.Found) text.Span {
	var p record.Provenance
	switch {
	case f.Event != nil:
		p = f.Event.Provenance
	case f.Statement != nil:
		p = f.Statement.Provenance
	case f.Figure != nil:
		p = f.Figure.Provenance
	default:
		p = f.Office.Provenance
	}
	return p.Span
}
