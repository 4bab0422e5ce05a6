package partition

import (
	"context"
	"maps"
	"slices"

	"readout/internal/folder"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/timex"
)

// held is how many rows a writer holds in memory before it writes them.
const held = 32 << 10

// A Writer writes what is read in one job. Readings lie under the day on which
// their article was published. What a mention tells of a day far from that lies
// a second time under the month of that day: whoever asks for the day need not
// look through all articles that came after it.
type Writer struct {
	*Job
	text       bool
	days, late batch
}

// A batch is rows that are not written yet.
type batch struct {
	days map[timex.Date]*sheets
	rows int
}

// sheets are the tables of one day.
type sheets struct {
	articles []articleRow
	mentions map[string][]mentionRow // by kind
}

func (b *batch) add(day timex.Date, head articleRow, rows []kindRow) {
	s := b.days[day]
	if s == nil {
		s = &sheets{mentions: map[string][]mentionRow{}}
		b.days[day] = s
	}
	s.articles = append(s.articles, head)
	for _, r := range rows {
		s.mentions[r.kind] = append(s.mentions[r.kind], *r.mentionRow)
	}
	b.rows += 1 + len(rows)
}

// kinds are the kinds of mentions with the names of their tables.
var kinds = []struct{ kind, table string }{
	{store.KindEvent, "events"}, {store.KindStatement, "statements"}, {store.KindFigure, "figures"}, {store.KindOffice, "offices"},
}

// NewWriter begins a job that reads the files of paths. version is that of the
// reader and its settings; with text, articles are written with all their
// letters.
func NewWriter(ctx context.Context, in folder.Folder, paths []string, version string, text bool) (*Writer, error) {
	made := version
	if text {
		made += " with text"
	}
	j, err := Begin(ctx, in, KeyOf(paths...), made)
	if err != nil {
		return nil, err
	}
	return &Writer{Job: j, text: text, days: batch{days: map[timex.Date]*sheets{}}, late: batch{days: map[timex.Date]*sheets{}}}, nil
}

// Add adds a reading. It reports store.ErrUnsound, and adds nothing, if the
// reading is wrong in itself.
func (w *Writer) Add(ctx context.Context, r *record.Reading) error {
	e, err := store.Lay(r)
	if err != nil {
		return err
	}
	head, err := newArticleRow(r, e)
	if err != nil {
		return err
	}
	rows := mentionRows(r, e)
	for month, list := range lateRows(r, rows) {
		w.late.add(month, head, list)
	}
	if w.text {
		head.Text = e.Text
	}
	w.days.add(dayIn(r.Article.Published), head, rows)
	if w.days.rows >= held {
		err = w.flush(ctx, &w.days, "")
	}
	if err == nil && w.late.rows >= held {
		err = w.flush(ctx, &w.late, late)
	}
	return err
}

// dayIn returns the day under which something lies: none for what is no day.
func dayIn(d timex.Date) timex.Date {
	if !d.Valid() {
		return ""
	}
	return d
}

func mentionRows(r *record.Reading, e *store.Entry) (out []kindRow) {
	figures := r.Figures
	for i := range e.Mentions {
		m := &e.Mentions[i]
		row := newMentionRow(r.Article, m)
		if m.Kind == store.KindFigure {
			row.count(&figures[0]) // they come in the reading's order
			figures = figures[1:]
		}
		out = append(out, kindRow{m.Kind, &row})
	}
	return out
}

// flush writes the rows at hand into tables whose names have the prefix.
func (w *Writer) flush(ctx context.Context, b *batch, prefix string) error {
	var all []writing
	for _, d := range slices.Sorted(maps.Keys(b.days)) {
		s := b.days[d]
		all = append(all, file(w.Job, prefix+"articles", d, s.articles))
		for _, k := range kinds {
			if rows := s.mentions[k.kind]; len(rows) > 0 {
				all = append(all, file(w.Job, prefix+k.table, d, rows))
			}
		}
	}
	clear(b.days)
	b.rows = 0
	return w.write(ctx, all)
}

// End writes what is left, and then the manifest.
func (w *Writer) End(ctx context.Context) error {
	if err := w.flush(ctx, &w.days, ""); err != nil {
		return err
	}
	if err := w.flush(ctx, &w.late, late); err != nil {
		return err
	}
	return w.Job.End(ctx)
}
