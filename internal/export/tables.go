package export

import (
	"errors"
	"slices"

	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// sheets are the tables of csv and parquet.
type sheets struct {
	h          *work
	articles   *sheet[articleRow]
	events     *sheet[eventRowOf]
	statements *sheet[statementRowOf]
	figures    *sheet[figureRowOf]
	offices    *sheet[officeRowOf]
	parties    *sheet[partyRow]
	spans      *sheet[spanRow]
}

func tableNames(ending string) (out []string) {
	for _, n := range []string{"articles", "events", "statements", "figures", "offices", "parties", "spans"} {
		out = append(out, n+ending)
	}
	return out
}

// tables writes the record as tables.
func (h *work) tables() (err error) {
	s := &sheets{h,
		newSheet[articleRow](h, "articles"), newSheet[eventRowOf](h, "events"), newSheet[statementRowOf](h, "statements"),
		newSheet[figureRowOf](h, "figures"), newSheet[officeRowOf](h, "offices"), newSheet[partyRow](h, "parties"), newSheet[spanRow](h, "spans")}
	defer func() { err = errors.Join(err, s.close()) }()
	if h.Partition {
		return s.byDay()
	}
	if err := s.open(); err != nil {
		return err
	}
	for x, err := range h.readings() {
		if err != nil {
			return err
		}
		if err := s.add(x, func(timex.Date) bool { return true }); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheets) open() error {
	return errors.Join(s.articles.open(), s.events.open(), s.statements.open(), s.figures.open(), s.offices.open(), s.parties.open(), s.spans.open())
}

func (s *sheets) close() error {
	return errors.Join(s.articles.close(), s.events.close(), s.statements.close(), s.figures.close(), s.offices.close(), s.parties.close(), s.spans.close())
}

// byDay writes the rows of one day after the other, each into a folder of its
// own, as Hive, DuckDB and Spark read them. Mentions lie under their own day,
// articles under that of publication.
func (s *sheets) byDay() error {
	articlesOf := map[timex.Date][]record.ID{}
	for x, err := range s.h.readings() {
		if err != nil {
			return err
		}
		for _, d := range daysOf(x) {
			articlesOf[d] = append(articlesOf[d], x.Article.ID)
		}
	}
	var days []timex.Date
	for d := range articlesOf {
		days = append(days, d)
	}
	slices.Sort(days)
	for _, d := range days {
		if err := s.day(d, articlesOf[d]); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheets) day(d timex.Date, articles []record.ID) error {
	fold := "day=" + string(d)
	if d == "" {
		fold = "day=__HIVE_DEFAULT_PARTITION__"
	}
	s.articles.fold, s.events.fold, s.statements.fold, s.figures.fold, s.offices.fold, s.parties.fold, s.spans.fold = fold, fold, fold, fold, fold, fold, fold
	for _, id := range articles {
		x, err := s.h.reading(id)
		if err != nil {
			return err
		}
		if err := s.add(x, func(other timex.Date) bool { return other == d }); err != nil {
			return err
		}
	}
	return s.close()
}

// daysOf returns the days under which an article's rows lie, each once.
func daysOf(x *record.Reading) []timex.Date {
	published := x.Article.Published
	days := []timex.Date{published}
	for i := range x.Events {
		days = append(days, dayOf(x.Events[i].When.Date, published))
	}
	for i := range x.Statements {
		days = append(days, dayOf(x.Statements[i].When.Date, published))
	}
	for i := range x.Figures {
		days = append(days, dayOf(x.Figures[i].AsOf, published))
	}
	slices.Sort(days)
	return slices.Compact(days)
}

func dayOf(own, published timex.Date) timex.Date {
	if own != "" {
		return own
	}
	return published
}

// add writes the rows of an article whose days are asked for.
func (s *sheets) add(x *record.Reading, asked func(timex.Date) bool) error {
	w, published := writer{x.Article.Text}, x.Article.Published
	if asked(published) {
		if err := s.article(w, x); err != nil {
			return err
		}
	}
	row := func(id record.ID, p *record.Provenance, day timex.Date) mentionRow {
		return s.h.mentionRow(w, id, p, string(day))
	}
	for i := range x.Events {
		e := &x.Events[i]
		if d := dayOf(e.When.Date, published); asked(d) {
			if err := s.event(w, row(e.ID, &e.Provenance, d), e); err != nil {
				return err
			}
		}
	}
	for i := range x.Statements {
		m := &x.Statements[i]
		if d := dayOf(m.When.Date, published); asked(d) {
			if err := s.statement(w, row(m.ID, &m.Provenance, d), m); err != nil {
				return err
			}
		}
	}
	for i := range x.Figures {
		f := &x.Figures[i]
		if d := dayOf(f.AsOf, published); asked(d) {
			if err := s.figure(w, row(f.ID, &f.Provenance, d), f); err != nil {
				return err
			}
		}
	}
	for i := range x.Offices {
		o := &x.Offices[i]
		if asked(published) {
			if err := s.office(w, row(o.ID, &o.Provenance, published), o); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *sheets) article(w writer, x *record.Reading) error {
	var rows []spanRow
	for i, z := range x.Article.Zones {
		for _, r := range w.spanRows(x.Article.ID, "zone", z.Span) {
			r.Seq, r.Kind = int64(i), string(z.Kind)
			rows = append(rows, r)
		}
	}
	for i, d := range x.Diagnostics {
		start, end := w.codePoints(d.Span)
		rows = append(rows, spanRow{Of: string(x.Article.ID), Part: "diagnostic", Seq: int64(i), Kind: d.ID, Note: d.Text,
			Start: int64(start), End: int64(end), Exact: w.letters(d.Span)})
	}
	return errors.Join(s.articles.add(s.h.articleRow(x.Article)), s.spans.add(rows...))
}

func (s *sheets) event(w writer, m mentionRow, e *record.EventMention) error {
	return errors.Join(s.events.add(newEventRow(m, e)), s.who(w, e.ID, "actor", e.Actors), s.who(w, e.ID, "recipient", e.Recipients),
		s.who(w, e.ID, "attributed", e.Attributed), s.where(w, e.ID, e.Place), s.letters(w, e.ID, "trigger", e.Trigger...),
		s.letters(w, e.ID, "when", e.When.From))
}

func (s *sheets) statement(w writer, m mentionRow, x *record.StatementMention) error {
	return errors.Join(s.statements.add(newStatementRow(m, x)), s.who(w, x.ID, "speaker", x.Speakers), s.who(w, x.ID, "addressee", x.Addressees),
		s.who(w, x.ID, "about", x.About), s.who(w, x.ID, "attributed", x.Attributed), s.letters(w, x.ID, "trigger", x.Trigger...),
		s.letters(w, x.ID, "content", x.Content), s.letters(w, x.ID, "cue", x.Cue), s.letters(w, x.ID, "when", x.When.From))
}

func (s *sheets) figure(w writer, m mentionRow, f *record.FigureMention) error {
	return errors.Join(s.figures.add(newFigureRow(m, f)), s.who(w, f.ID, "attributed", f.Attributed), s.where(w, f.ID, f.Place),
		s.letters(w, f.ID, "trigger", f.Trigger...), s.letters(w, f.ID, "words", f.Words))
}

func (s *sheets) office(w writer, m mentionRow, o *record.OfficeMention) error {
	return errors.Join(s.offices.add(officeRowOf{m, o.Office, o.Standing, o.Country}), s.who(w, o.ID, "holder", []record.Actor{o.Holder}),
		s.letters(w, o.ID, "trigger", o.Trigger...))
}

func (s *sheets) who(w writer, id record.ID, part string, all []record.Actor) error {
	return s.parties.add(w.partyRows(id, part, all)...)
}

func (s *sheets) where(w writer, id record.ID, p *record.Place) error {
	if p == nil {
		return nil
	}
	return s.letters(w, id, "place", p.Span)
}

func (s *sheets) letters(w writer, id record.ID, part string, spans ...text.Span) error {
	return s.spans.add(w.spanRows(id, part, spans...)...)
}
