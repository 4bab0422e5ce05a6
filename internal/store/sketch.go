package store

import (
	"context"
	"fmt"

	"readout/internal/neardup"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// A Sketched is what an index of near-duplicates wants to know of an article.
type Sketched struct {
	Article   record.ID
	Published timex.Date
	Sketch    neardup.Sketch
}

// sketch fills in the bytes of the article's sketch.
func (e *Entry) sketch() error {
	s, err := e.MakeSketch()
	if err != nil {
		return err
	}
	e.Sketch, err = s.AppendBinary(nil)
	return err
}

// MakeSketch makes the article's sketch from its text and zones, as it was made
// when the article was kept. It reports zones that do not fit the text.
func (e *Entry) MakeSketch() (neardup.Sketch, error) {
	t, err := text.New(e.Text)
	if err != nil {
		return neardup.Sketch{}, err
	}
	for _, z := range e.Zones {
		if _, err := Slice(e.Text, z.Span); err != nil {
			return neardup.Sketch{}, fmt.Errorf("zone %s: %w", z.Kind, err)
		}
	}
	return neardup.SketchOf(&record.Article{Text: t, Zones: e.Zones}), nil
}

// Index adds everything kept to an index of near-duplicates.
func Index(ctx context.Context, s Store, x *neardup.Index) error {
	for k, err := range s.Sketches(ctx) {
		if err != nil {
			return err
		}
		x.Put(k.Article, &k.Sketch, k.Published)
	}
	return nil
}
