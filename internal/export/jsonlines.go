package export

import (
	"io"

	"readout/internal/record"
	"readout/internal/store"
)

// jsonLines writes the record as Record does, or the part of it that is asked for.
func (h *work) jsonLines() error { return h.print("record.jsonl", h.record) }

func (h *work) record(w io.Writer) (n int, err error) {
	for x, err := range h.readings() {
		if err != nil {
			return n, err
		}
		if err := writeLine(w, h.articleLine(x)); err != nil {
			return n, err
		}
		n++
	}
	for _, kind := range []string{store.KindEvent, store.KindStatement, store.KindFigure} {
		for c := range h.clusters(kind) {
			line, err := newClusterLine(h.ctx, h.r, *c)
			if err != nil {
				return n, err
			}
			if err := writeLine(w, line); err != nil {
				return n, err
			}
			n++
		}
	}
	return n, nil
}

func (h *work) articleLine(x *record.Reading) articleLine {
	line := articleLine{writer{x.Article.Text}.article(x.Article)}
	line.Article.NearDuplicateOf = known(h.r.CopyOf(x.Article.ID))
	if h.Text {
		s := x.Article.Text.String()
		line.Article.Text = &s
	}
	return line
}
