package web

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"readout/internal/export"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// An Article is a text with what the record took from it.
type Article struct {
	*record.Article
	Version  string
	CopyOf   record.ID
	Pieces   []Piece
	Mentions []Line
	Notes    []text.Diagnostic
}

// A Piece is letters that are marked alike from end to end.
type Piece struct {
	Words string
	Class string   // kinds of the mentions over it, and its zone
	IDs   []string // anchors that begin here
	Asked bool     // it lies in the range that the address asks for
	Title string   // what is told there
}

func article(a *asking) (*answer, error) {
	e, err := a.desk.Store.Entry(a, record.ID(a.name))
	if err != nil {
		return nil, err
	}
	x, err := e.Reading()
	if err != nil {
		return nil, err
	}
	p := &Article{Article: x.Article, Version: x.Version, Notes: x.Diagnostics}
	p.CopyOf = a.desk.live.copyOf(x.Article.ID)
	for f := range store.Told(x) {
		p.Mentions = append(p.Mentions, lineOf(f))
	}
	slices.SortStableFunc(p.Mentions, func(a, b Line) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	from, to, err := span(a.one("s"), x.Article.Text)
	if err != nil {
		return nil, err
	}
	p.Pieces = pieces(x, p.Mentions, from, to)
	title := x.Article.Title
	if title == "" {
		title = x.Article.By()
	}
	out := &answer{Title: title, page: "article", Data: p}
	out.json = func(w io.Writer) error { return export.JSON(w, x, true) }
	g := &grid{columns: []string{"kind", "type", "id", "day", "start", "end", "exact"}}
	for _, l := range p.Mentions {
		g.add(l.Kind, l.Type, string(l.ID), l.Day, strconv.Itoa(l.Start), strconv.Itoa(l.End), l.Quote)
	}
	out.csv = g.csv
	return out, nil
}

// span reads the range of code points that an address asks for: "38-107".
func span(s string, t *text.Text) (from, to int, err error) {
	if s == "" {
		return -1, -1, nil
	}
	a, b, ok := strings.Cut(s, "-")
	from, errA := strconv.Atoi(a)
	to, errB := strconv.Atoi(b)
	if !ok || errA != nil || errB != nil || from < 0 || to < from || to > t.Runes() {
		return 0, 0, problem{400, fmt.Sprintf("s is a range of the article's %d letters, as in 38-107", t.Runes())}
	}
	return t.ByteOffset(from), t.ByteOffset(to), nil
}

// pieces cuts a text wherever a zone, a mention or the range asked for begins or
// ends.
func pieces(x *record.Reading, mentions []Line, from, to int) (out []Piece) {
	t := x.Article.Text
	marks := marksOf(x, mentions)
	if from >= 0 {
		marks = append(marks, mark{span: text.Span{Start: from, End: to}, class: wanted, anchor: fmt.Sprintf("s=%d-%d", t.RuneOffset(from), t.RuneOffset(to))})
	}
	cuts := []int{0, t.Len()}
	for _, m := range marks {
		cuts = append(cuts, m.span.Start, m.span.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.span.Start, b.span.Start) })
	var open []mark
	for i := 1; i < len(cuts); i++ {
		s := text.Span{Start: cuts[i-1], End: cuts[i]}
		p := Piece{Words: t.Slice(s)}
		open = slices.DeleteFunc(open, func(m mark) bool { return m.span.End <= s.Start })
		for len(marks) > 0 && marks[0].span.Start == s.Start {
			if id := marks[0].anchor; id != "" && !slices.Contains(p.IDs, id) {
				p.IDs = append(p.IDs, id)
			}
			open, marks = append(open, marks[0]), marks[1:]
		}
		p.dress(open)
		out = append(out, p)
	}
	return out
}

const wanted = "wanted" // the class of the range that the address asks for

// A mark is what a range of letters is shown as.
type mark struct {
	span          text.Span
	class, anchor string
	title         string
}

func marksOf(x *record.Reading, mentions []Line) (out []mark) {
	t := x.Article.Text
	for _, z := range x.Article.Zones {
		out = append(out, mark{span: z.Span, class: "zone " + string(z.Kind), title: string(z.Kind)})
	}
	for _, l := range mentions {
		s := text.Span{Start: t.ByteOffset(l.Start), End: t.ByteOffset(l.End)}
		out = append(out, mark{s, l.Kind, fmt.Sprintf("s=%d-%d", l.Start, l.End), l.Kind + " " + l.Type})
	}
	return out
}

func (p *Piece) dress(open []mark) {
	var classes, titles []string
	for _, m := range open {
		switch {
		case m.span.Empty():
		case m.class == wanted:
			p.Asked = true
		default:
			classes, titles = append(classes, m.class), append(titles, m.title)
		}
	}
	slices.Sort(classes)
	p.Class = strings.Join(slices.Compact(classes), " ")
	p.Title = strings.Join(titles, " · ")
}
