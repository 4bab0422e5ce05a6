package export

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"readout/internal/across"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/timex"
)

// A Format is a shape in which the record across outlets leaves the program.
type Format struct {
	Name  string
	About string // what it is, in a line
	Files []string
	// Folder says that the format cannot be printed: it is written into a folder.
	Folder bool

	write func(*work) error
}

// formats in the order in which they are told.
var formats = []Format{
	{"jsonl", "the reconciled record as JSON Lines, see 'readout schema export'", []string{"record.jsonl"}, false, (*work).jsonLines},
	{"csv", "tables of articles, mentions, who has a part in them and their letters (RFC 4180)", tableNames(".csv"), true, (*work).tables},
	{"parquet", "the same tables as Parquet", tableNames(".parquet"), true, (*work).tables},
	{"plover", "PLOVER's own JSON, one event of one article per line", []string{"plover.jsonl"}, false, (*work).plover},
	{"polecat", "POLECAT's 40 columns, one row per event and article", []string{"polecat.txt"}, false, (*work).polecat},
	{"gdelt", "GDELT 2.0 Events, 61 columns, one row per event", []string{"gdelt.export.CSV"}, false, (*work).gdeltEvents},
	{"gdelt-mentions", "GDELT 2.0 Mentions, 16 columns, one row per telling", []string{"gdelt.mentions.CSV"}, false, (*work).gdeltMentions},
	{"ftm", "FollowTheMoney entities", []string{"entities.ftm.json"}, false, (*work).ftmEntities},
	{"ftm-statements", "FollowTheMoney statements: which outlet gives an entity which property", []string{"statements.csv"}, false, (*work).ftmStatements},
	{"hxl", "figures as a table with HXL tags", []string{"figures.hxl.csv"}, false, (*work).hxl},
	{"schemaorg", "statements and figures as schema.org Claim and Quotation (JSON-LD)", []string{"claims.jsonld"}, false, (*work).schemaOrg},
}

// Formats returns all formats.
func Formats() []Format { return slices.Clone(formats) }

// FormatOf returns the format of a name. An error names all there are.
func FormatOf(name string) (*Format, error) {
	var names []string
	for i := range formats {
		if formats[i].Name == name {
			return &formats[i], nil
		}
		names = append(names, formats[i].Name)
	}
	return nil, fmt.Errorf("%q is no format; there are %s", name, strings.Join(names, ", "))
}

// Options say what to write, and where.
type Options struct {
	Only      func(mention record.ID) bool // the mentions to take; nil: all, and articles without any
	Wide      bool                         // polecat: what the record knows more, behind the 40 columns
	Text      bool                         // jsonl, csv, parquet: the articles' texts too
	Partition bool                         // csv, parquet: a folder for each day
	Version   string                       // of the program

	// Create opens a file of the format, named with slashes below the folder.
	Create func(name string) (io.WriteCloser, error)
}

// Write writes the record and returns what the format could not carry of it.
// The bytes follow from the articles and judgements, not from their order.
func (f *Format) Write(ctx context.Context, r *across.Record, o Options) (*Loss, error) {
	all, err := limits()
	if err != nil {
		return nil, err
	}
	limit := all[f.Name]
	h := &work{ctx: ctx, r: r, Options: o, loss: &Loss{Format: f.Name, Rows: []Rows{}, Lost: []Lost{}, Empty: list(limit.empty)}}
	count := tally{}
	for x, err := range h.readings() {
		if err != nil {
			return nil, err
		}
		count.add(x)
	}
	l := h.loss
	l.Articles, l.Events, l.Statements, l.Figures, l.Offices = count["article"], count["event"], count["statement"], count["figure"], count["office"]
	if err := f.write(h); err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	l.Lost = append(l.Lost, limit.account(count, &h.Options)...)
	l.sort()
	return l, nil
}

// A work is one writing of the record in one format.
type work struct {
	ctx context.Context
	r   *across.Record
	Options
	loss *Loss
}

// readings yields the articles by id, with the mentions that are to be taken.
func (h *work) readings() func(yield func(*record.Reading, error) bool) {
	return func(yield func(*record.Reading, error) bool) {
		for _, id := range h.r.Articles() {
			x, err := h.reading(id)
			if err == nil && h.Only != nil && len(x.Events)+len(x.Statements)+len(x.Figures)+len(x.Offices) == 0 {
				continue
			}
			if !yield(x, err) || err != nil {
				return
			}
		}
	}
}

func (h *work) reading(id record.ID) (*record.Reading, error) {
	x, err := h.r.Reading(h.ctx, id)
	if err != nil || h.Only == nil {
		return x, err
	}
	out := *x
	out.Events = only(x.Events, func(e *record.EventMention) bool { return h.Only(e.ID) })
	out.Statements = only(x.Statements, func(s *record.StatementMention) bool { return h.Only(s.ID) })
	out.Figures = only(x.Figures, func(f *record.FigureMention) bool { return h.Only(f.ID) })
	out.Offices = only(x.Offices, func(o *record.OfficeMention) bool { return h.Only(o.ID) })
	return &out, nil
}

func only[T any](all []T, take func(*T) bool) (out []T) {
	for i := range all {
		if take(&all[i]) {
			out = append(out, all[i])
		}
	}
	return out
}

// clusters yields what is told of one thing, with the mentions that are to be
// taken: by the id of the article that tells it first, so that each article is
// read about once, and then by its own.
func (h *work) clusters(kind string) func(yield func(*record.Cluster) bool) {
	return func(yield func(*record.Cluster) bool) {
		all := slices.Clone(h.r.Clusters(kind))
		slices.SortFunc(all, func(a, b record.Cluster) int {
			return cmp.Or(strings.Compare(string(firstArticle(&a)), string(firstArticle(&b))), strings.Compare(string(a.ID), string(b.ID)))
		})
		for _, c := range all {
			if h.Only != nil {
				c = h.chosen(c)
			}
			if len(c.Tellings) > 0 && !yield(&c) {
				return
			}
		}
	}
}

func firstArticle(c *record.Cluster) record.ID {
	if len(c.Tellings) == 0 || len(c.Tellings[0].Articles) == 0 {
		return ""
	}
	return c.Tellings[0].Articles[0]
}

func (h *work) chosen(c record.Cluster) record.Cluster {
	out := record.Cluster{ID: c.ID, Kind: c.Kind}
	for _, t := range c.Tellings {
		t.Mentions = slices.DeleteFunc(slices.Clone(t.Mentions), func(id record.ID) bool { return !h.Only(id) })
		if len(t.Mentions) > 0 {
			out.Tellings = append(out.Tellings, t)
		}
	}
	return out
}

// each calls do for the mentions of a cluster, the earliest article's first,
// with their article; of the three pointers one is set.
func (h *work) each(c *record.Cluster, do func(t *record.Telling, f *store.Found) error) error {
	for i := range c.Tellings {
		for _, id := range c.Tellings[i].Mentions {
			x, err := h.r.Reading(h.ctx, id)
			if err != nil {
				return err
			}
			if f := foundIn(x, id); f != nil {
				if err := do(&c.Tellings[i], f); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func foundIn(x *record.Reading, id record.ID) *store.Found {
	f := &store.Found{Article: x.Article, Day: x.Article.Published}
	for i := range x.Events {
		if e := &x.Events[i]; e.ID == id {
			f.Event = e
			return on(f, e.When.Date)
		}
	}
	for i := range x.Statements {
		if s := &x.Statements[i]; s.ID == id {
			f.Statement = s
			return on(f, s.When.Date)
		}
	}
	for i := range x.Figures {
		if n := &x.Figures[i]; n.ID == id {
			f.Figure = n
			return on(f, n.AsOf)
		}
	}
	return nil
}

// print opens the only file of a format, calls do, and closes it. do returns how
// many rows it wrote.
func (h *work) print(name string, do func(w io.Writer) (rows int, err error)) (err error) {
	f, err := h.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	out := bufio.NewWriterSize(f, 64<<10)
	n, err := do(out)
	h.loss.wrote(name, n)
	return errors.Join(err, out.Flush())
}

// on sets the day of a mention, if it tells one of its own.
func on(f *store.Found, day timex.Date) *store.Found {
	if day != "" {
		f.Day = day
	}
	return f
}
