package correct

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// rule is what stands in the place of a pattern in a mention that a person added.
const rule = "person"

// Add says that an article tells something that was not read: an event, a
// statement or a figure, in the words exact, which must stand in it just once.
func (d *Desk) Add(ctx context.Context, s Saying, name, kind, exact string, values []Value) (record.Correction, error) {
	e, err := d.article(ctx, name)
	if err != nil {
		return record.Correction{}, err
	}
	r, err := e.Reading()
	if err != nil {
		return record.Correction{}, err
	}
	span, err := quoted(r.Article.Text, exact)
	if err != nil {
		return record.Correction{}, fmt.Errorf("%s: %w", e.Article.Path, err)
	}
	m := &meant{kind: kind, entry: e, reading: r}
	if m.mention = blank(kind, record.Provenance{Article: e.Article.ID, Span: span, Trigger: []text.Span{span}, Rule: rule}); m.mention == nil {
		return record.Correction{}, fmt.Errorf("%q cannot be added; an event, a statement or a figure can", kind)
	}
	if err = (&valuer{d, m}).set(values); err == nil {
		err = enough(m.mention)
	}
	if err != nil {
		return record.Correction{}, err
	}
	m.id = stamped(m.mention)
	if r.Mention(m.id) != nil {
		return record.Correction{}, fmt.Errorf("%s is in the record already and says the same", m.id)
	}
	body, err := json.Marshal(m.mention)
	if err != nil {
		return record.Correction{}, err
	}
	c := s.begin(record.Correction{Article: e.Article.ID, Mention: m.id, Kind: kind, Act: record.Added, Mentioned: body, Exact: r.Article.Text.Slice(span)}, e)
	return c, d.keep(ctx, &c)
}

// quoted finds words in a text; any white space is as good as any other.
func quoted(t *text.Text, words string) (text.Span, error) {
	parts := strings.Fields(words)
	if len(parts) == 0 {
		return text.Span{}, fmt.Errorf("say with --span which words tell it, exactly as the article has them")
	}
	for i, p := range parts {
		parts[i] = regexp.QuoteMeta(p)
	}
	var found [][]int
	if pattern, err := regexp.Compile(strings.Join(parts, `[\s\p{Z}]+`)); err == nil { // else it is no UTF-8
		found = pattern.FindAllStringIndex(t.String(), 2)
	}
	switch len(found) {
	case 0:
		return text.Span{}, fmt.Errorf("the words %q do not stand in it; --span takes them exactly as the article has them", words)
	case 2:
		return text.Span{}, fmt.Errorf("the words %q stand in it more than once; give more of them", words)
	}
	return text.Span{Start: found[0][0], End: found[0][1]}, nil
}

// blank is a mention of which only the place is known.
func blank(kind string, p record.Provenance) record.Corrigible {
	switch kind {
	case store.KindEvent:
		return &record.EventMention{Provenance: p, Status: record.Actual}
	case store.KindStatement:
		return &record.StatementMention{Provenance: p, Content: p.Span}
	case store.KindFigure:
		return &record.FigureMention{Provenance: p, Words: p.Span, Qualifier: record.Exact}
	}
	return nil
}

// enough reports what a mention lacks to be one.
func enough(m record.Corrigible) error {
	switch m := m.(type) {
	case *record.EventMention:
		if m.Type == "" || len(m.Actors)+len(m.Recipients) == 0 {
			return fmt.Errorf("an event needs type=…, and actor=… or recipient=…")
		}
	case *record.StatementMention:
		if m.Kind == "" || len(m.Speakers) == 0 {
			return fmt.Errorf("a statement needs kind=… and speaker=…")
		}
	case *record.FigureMention:
		if m.Measure == "" || m.Low == nil && m.High == nil {
			return fmt.Errorf("a figure needs measure=… and number=…")
		}
	}
	return nil
}

// stamped gives a mention its id.
func stamped(m record.Corrigible) record.ID {
	switch m := m.(type) {
	case *record.EventMention:
		m.ID = m.Hash()
		return m.ID
	case *record.StatementMention:
		m.ID = m.Hash()
		return m.ID
	default:
		f := m.(*record.FigureMention)
		f.ID = f.Hash()
		return f.ID
	}
}
