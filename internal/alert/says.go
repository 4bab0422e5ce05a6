package alert

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
)

// says returns a hash of what a mention says and in which words, wherever it
// stands: that of a copy is the same. It is the mention's id without article and
// offsets.
func says(f *store.Found) string {
	h := sha256.New()
	put := func(words ...string) {
		for _, w := range words {
			h.Write([]byte(w))
			h.Write([]byte{0})
		}
	}
	switch {
	case f.Event != nil:
		e := f.Event
		put(store.KindEvent, letters(f, e.Provenance), string(e.Type), string(e.Status), ids(e.Actors), ids(e.Recipients))
	case f.Statement != nil:
		s := f.Statement
		put(store.KindStatement, letters(f, s.Provenance), string(s.Kind), ids(s.Speakers))
	case f.Figure != nil:
		n := f.Figure
		put(store.KindFigure, letters(f, n.Provenance), string(n.Measure), number(n.Low), number(n.High), f.Article.Text.Slice(n.Words))
	default:
		put(store.KindOffice, letters(f, f.Office.Provenance))
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// letters are the words of a mention, with one space wherever there is white space.
func letters(f *store.Found, p record.Provenance) string {
	return strings.Join(strings.Fields(f.Article.Text.Slice(p.Span)), " ")
}

func ids(list []record.Actor) string {
	var b strings.Builder
	for _, a := range list {
		b.WriteString(a.ID + "\x01" + a.Name + "\x02")
	}
	return b.String()
}

func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'g', -1, 64)
}
