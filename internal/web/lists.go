package web

import (
	"io"
	"strings"

	"readout/internal/export"
	"readout/internal/record"
	"readout/internal/report"
	"readout/internal/store"
)

// A Line is one mention in a list.
type Line struct {
	ID       record.ID
	Day      string
	Own      bool // the day is the mention's own, not its article's
	Kind     string
	Type     string
	Status   string
	From, To []record.Actor
	About    []record.Actor
	Cited    []record.Actor
	Place    string
	By       string
	Quote    string
	Article  record.ID
	Start    int // code points of the quotation
	End      int
	Said     string // who corrected it, and what the program reads
}

func lineOf(f *store.Found) Line {
	a := f.Article
	l := Line{Day: string(f.Day), By: a.By(), Article: a.ID}
	var p record.Provenance
	switch {
	case f.Event != nil:
		e := f.Event
		p, l.ID, l.Kind, l.Type, l.From, l.To, l.Cited = e.Provenance, e.ID, store.KindEvent, string(e.Type), e.Actors, e.Recipients, e.Attributed
		l.Own = e.When.Date != ""
		if e.Status != record.Actual {
			l.Status = string(e.Status)
		}
		if e.Place != nil {
			l.Place = e.Place.Name
		}
	case f.Statement != nil:
		s := f.Statement
		p, l.ID, l.Kind, l.Type, l.From, l.To, l.About = s.Provenance, s.ID, store.KindStatement, string(s.Kind), s.Speakers, s.Addressees, s.About
		l.Own = s.When.Date != ""
	case f.Figure != nil:
		n := f.Figure
		p, l.ID, l.Kind, l.Type, l.Cited, l.Status = n.Provenance, n.ID, store.KindFigure, string(n.Measure), n.Attributed, n.Status
		l.Own = n.AsOf != ""
		if n.Place != nil {
			l.Place = n.Place.Name
		}
	default:
		o := f.Office
		p, l.ID, l.Kind, l.Type, l.From = o.Provenance, o.ID, store.KindOffice, strings.TrimSpace(o.Standing+" "+o.Office), []record.Actor{o.Holder}
	}
	l.Said = report.CorrectedBy(p.Corrected)
	l.Quote = strings.Join(strings.Fields(a.Text.Slice(p.Span)), " ")
	l.Start, l.End = a.Text.RuneOffset(p.Span.Start), a.Text.RuneOffset(p.Span.End)
	return l
}

// find returns the mentions of a page of a list, and whether there are more.
func (a *asking) find(w store.Where) (out []*store.Found, more bool, err error) {
	w.Limit = a.page*a.per + 1
	skip := (a.page - 1) * a.per
	for f, err := range a.desk.Store.Find(a, w) {
		if err != nil {
			return nil, false, err
		}
		if skip > 0 {
			skip--
			continue
		}
		if len(out) == a.per {
			return out, true, nil
		}
		out = append(out, f)
	}
	return out, false, nil
}

// A List is the data of a page that lists mentions.
type List struct {
	Kind   string
	Fields []Field
	Lines  []Line
	Beside any // what else the page shows
}

// list answers with mentions of a kind.
func list(kind, title string) func(*asking) (*answer, error) {
	return func(a *asking) (*answer, error) {
		w, err := a.where(a.filter(kind))
		if err != nil {
			return nil, err
		}
		found, more, err := a.find(w)
		if err != nil {
			return nil, err
		}
		x := &answer{Title: title, page: "list", More: more, Command: append(a.command(kind+"s"), "--sort", "newest")}
		x.Data = &List{Kind: kind, Fields: a.fields(), Lines: linesOf(found)}
		x.json, x.csv = mentions(kind, found)
		return x, nil
	}
}

func linesOf(found []*store.Found) (out []Line) {
	for _, f := range found {
		out = append(out, lineOf(f))
	}
	return out
}

// mentions returns what writes mentions for programs, all of one kind.
func mentions(kind string, found []*store.Found) (json, csv func(io.Writer) error) {
	json = func(w io.Writer) error {
		for _, f := range found {
			if err := export.Found(w, f); err != nil {
				return err
			}
		}
		return nil
	}
	csv = func(w io.Writer) error {
		t := export.NewTable(w, kind)
		for _, f := range found {
			if err := t.Row(f); err != nil {
				return err
			}
		}
		return t.Flush()
	}
	return json, csv
}
