// Package verify proves a store: everything kept still says what was written,
// and every span still cuts the letters it was read from.
//
// It goes through the store one article at a time. It must never know how a
// mention was read, and it never repairs anything.
package verify

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"readout/internal/neardup"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
	"readout/internal/timex"
)

// A Decode turns an article's raw bytes into its text, as intake did.
type Decode func(raw []byte, encoding string) (string, error)

// A Tally tells what was looked at.
type Tally struct {
	Articles, Mentions, Spans, Broken int
}

// A Problem is one thing that is not as it was written.
type Problem struct {
	Article  record.ID // empty: the store as a whole
	Path     string
	Mention  record.ID // empty: the article as a whole
	Part     string    // span, trigger, actor …; raw, text, zone, seal, body, row
	Span     text.Span // in bytes; empty where no letters are meant
	Expected string
	Found    string
}

// String returns the problem in a few lines.
func (p Problem) String() string {
	var b strings.Builder
	if p.Article != "" {
		fmt.Fprintf(&b, "%s (%s)\n  ", p.Path, p.Article)
	}
	if p.Mention != "" {
		fmt.Fprintf(&b, "%s ", p.Mention)
	}
	b.WriteString(p.Part)
	if !p.Span.Empty() {
		fmt.Fprintf(&b, ", bytes %d to %d", p.Span.Start, p.Span.End)
	}
	return fmt.Sprintf("%s\n    expected %s\n    found    %s", b.String(), short(p.Expected), short(p.Found))
}

// short quotes s and leaves out the middle of what is too long to read.
func short(s string) string {
	const most = 120
	if r := []rune(s); len(r) > most {
		s = string(r[:most/2]) + " … " + string(r[len(r)-most/2:])
	}
	return fmt.Sprintf("%q", s)
}

// Store goes through everything kept in s and calls tell for every problem.
// It returns an error only if the store cannot be read any further.
func Store(ctx context.Context, s store.Store, decode Decode, tell func(Problem)) (Tally, error) {
	var t Tally
	c := &checker{decode: decode, tally: &t, tell: tell}
	if err := s.Check(ctx); err != nil {
		c.found(Problem{Part: "store", Expected: "a sound file", Found: err.Error()})
	}
	for e, err := range ahead(s.Entries(ctx)) {
		if err != nil {
			return t, err
		}
		c.entry(e)
	}
	if err := c.corrections(ctx, s); err != nil {
		return t, err
	}
	return t, ctx.Err()
}

// corrections checks that what persons said is what they said.
func (c *checker) corrections(ctx context.Context, s store.Store) error {
	all, err := s.Corrections(ctx)
	c.article = Problem{}
	for _, x := range all {
		c.article.Article = x.Article
		c.expect(x.Mention, "correction", text.Span{}, string(x.ID), string(x.Hash()))
	}
	return err
}

type checker struct {
	decode  Decode
	tally   *Tally
	tell    func(Problem)
	article Problem // the article in hand, to be filled in
	text    string

	published timex.Date // of the article in hand
}

func (c *checker) found(p Problem) {
	c.tally.Broken++
	p.Article, p.Path = c.article.Article, c.article.Path
	c.tell(p)
}

func (c *checker) expect(mention record.ID, part string, s text.Span, expected, found string) {
	if expected != found {
		c.found(Problem{Mention: mention, Part: part, Span: s, Expected: expected, Found: found})
	}
}

func (c *checker) entry(e *store.Entry) {
	c.tally.Articles++
	c.article = Problem{Article: e.Article.ID, Path: e.Article.Path}
	c.text, c.published = e.Text, e.Article.Published
	c.raw(e)
	if _, err := text.New(e.Text); err != nil {
		c.found(Problem{Part: "text", Expected: "UTF-8", Found: err.Error()})
	}
	for _, z := range e.Zones {
		c.within("zone", z.Span)
	}
	for _, d := range e.Diagnostics {
		c.within("diagnostic", d.Span)
	}
	if !e.CheckSeal() {
		c.found(Problem{Part: "seal", Expected: "the metadata, zones, diagnostics and list of mentions that were written",
			Found: "at least one of them altered, lost or added"})
	}
	c.sketch(e)
	for i := range e.Mentions {
		c.mention(&e.Mentions[i])
	}
}

// sketch makes the article's sketch again. One that is missing or of an older
// version is no damage: it is made again where it is wanted.
func (c *checker) sketch(e *store.Entry) {
	again, err := e.MakeSketch()
	older := len(e.Sketch) > 0 && e.Sketch[0] > 0 && e.Sketch[0] < neardup.Version
	if err != nil || e.Sketch == nil || older {
		return
	}
	if body, err := again.AppendBinary(nil); err != nil || !bytes.Equal(body, e.Sketch) {
		c.found(Problem{Part: "sketch", Expected: "that of the article's words", Found: "another"})
	}
}

// raw checks that the bytes as they came are still those, and still give the text.
func (c *checker) raw(e *store.Entry) {
	raw, err := store.Unpack(e.Packed)
	if err != nil {
		c.found(Problem{Part: "raw", Expected: "bytes compressed with zstd", Found: err.Error()})
		return
	}
	c.expect("", "raw", text.Span{}, string(e.Article.ID), string(record.ArticleID(raw)))
	again, err := c.decode(raw, e.Article.Encoding)
	if err != nil {
		c.found(Problem{Part: "raw", Expected: "an article in " + e.Article.Encoding, Found: err.Error()})
		return
	}
	if again != e.Text {
		at := common(again, e.Text)
		c.found(Problem{Part: "text", Span: text.Span{Start: at, End: max(len(again), len(e.Text))},
			Expected: again[at:], Found: e.Text[at:]})
	}
}

// common returns the length of the common prefix of a and b.
func common(a, b string) int {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return i
}

func (c *checker) within(part string, s text.Span) {
	if _, err := store.Slice(c.text, s); err != nil {
		c.found(Problem{Part: part, Span: s, Expected: "letters of the text", Found: err.Error()})
	}
}
