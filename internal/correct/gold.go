package correct

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/text"
)

// A gold is an article as annotators write it down: offsets in code points.
type gold struct {
	ID         string          `json:"id"`
	Published  *string         `json:"published"`
	Events     []goldEvent     `json:"events"`
	Statements []goldStatement `json:"statements"`
	Figures    []goldFigure    `json:"figures"`
}

type goldEvent struct {
	Type       string   `json:"type"`
	Mode       *string  `json:"mode"`
	Status     string   `json:"status"`
	Actors     []string `json:"actors"`
	Recipients []string `json:"recipients"`
	Date       *string  `json:"date"`
	Place      *string  `json:"place"`
	Evidence   string   `json:"evidence"`
	Span       [2]int   `json:"span"`
	Doubtful   bool     `json:"doubtful,omitempty"`
}

type goldStatement struct {
	Speaker   string  `json:"speaker"`
	Country   *string `json:"speaker_country"`
	Kind      string  `json:"kind"`
	Addressee *string `json:"addressee_or_target"`
	Direct    bool    `json:"direct"`
	Words     string  `json:"content"`
	Span      [2]int  `json:"span"`
	Doubtful  bool    `json:"doubtful,omitempty"`
}

type goldFigure struct {
	Measure    string   `json:"measure"`
	Low        *float64 `json:"low"`
	High       *float64 `json:"high"`
	Qualifier  string   `json:"qualifier"`
	Population *string  `json:"population"`
	Place      *string  `json:"place"`
	Since      *string  `json:"since"`
	AsOf       *string  `json:"as_of"`
	Attributed *string  `json:"attributed_to"`
	Evidence   string   `json:"evidence"`
	Span       [2]int   `json:"span"`
	Unit       *string  `json:"unit,omitempty"`
	Doubtful   bool     `json:"doubtful,omitempty"`
}

// Gold writes the articles that persons have looked into as gold: the text in
// text/ID.txt, what persons say of it in gold/ID.json, what is known about it in
// a line of meta.jsonl. A mention of which nobody said anything is doubtful: it
// costs nothing, found or not. It returns how many articles it wrote.
func Gold(ctx context.Context, s store.Store, create func(name string) (io.WriteCloser, error)) (int, error) {
	all, err := List(ctx, s)
	if err != nil {
		return 0, err
	}
	w := &goldWriter{create: create, names: map[string]bool{}}
	seen := map[record.ID]bool{}
	for _, x := range all {
		if seen[x.Article] || x.Outcome == store.Withdrawn || x.Outcome == store.Orphaned {
			continue
		}
		seen[x.Article] = true
		e, err := s.Entry(ctx, x.Article)
		if err != nil {
			return w.n, err
		}
		r, err := e.Reading()
		if err == nil {
			err = w.article(r)
		}
		if err != nil {
			return w.n, err
		}
	}
	return w.n, w.write("meta.jsonl", []byte(w.meta.String()))
}

type goldWriter struct {
	create func(name string) (io.WriteCloser, error)
	names  map[string]bool
	meta   strings.Builder
	n      int
}

func (w *goldWriter) article(r *record.Reading) error {
	a := r.Article
	name := w.name(a)
	letters := []byte(a.Text.String())
	if strings.HasSuffix(a.Path, ".txt") && a.Record == "" {
		letters = a.Raw // the same article, under the same id
	}
	if err := w.write("text/"+name+".txt", letters); err != nil {
		return err
	}
	b, err := json.MarshalIndent(goldOf(name, r), "", " ")
	if err != nil {
		return err
	}
	if err := w.write("gold/"+name+".json", append(b, '\n')); err != nil {
		return err
	}
	line, err := json.Marshal(struct {
		ID        string  `json:"id"`
		Article   string  `json:"article"`
		Outlet    *string `json:"outlet"`
		Language  *string `json:"lang"`
		Published *string `json:"published"`
		URL       *string `json:"url"`
	}{name, string(a.ID), known(a.Outlet), known(a.Language), known(a.Published), known(a.URL)})
	w.meta.Write(append(line, '\n'))
	w.n++
	return err
}

// name returns a name for the files of an article, which no other has.
func (w *goldWriter) name(a *record.Article) string {
	name := a.Record
	if name == "" {
		name = strings.TrimSuffix(path.Base(strings.ReplaceAll(a.Path, `\`, "/")), path.Ext(a.Path))
	}
	name = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, name)
	if name == "" || w.names[name] {
		name += "-" + string(a.ID[7:15])
	}
	w.names[name] = true
	return name
}

func (w *goldWriter) write(name string, b []byte) error {
	f, err := w.create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func goldOf(name string, r *record.Reading) gold {
	t := r.Article.Text
	g := gold{ID: name, Published: known(r.Article.Published), Events: []goldEvent{}, Statements: []goldStatement{}, Figures: []goldFigure{}}
	for i := range r.Events {
		e := &r.Events[i]
		out := goldEvent{Type: string(e.Type), Status: string(e.Status), Actors: codes(e.Actors), Recipients: codes(e.Recipients),
			Date: known(e.When.Date), Evidence: t.Slice(e.Span), Span: points(t, e.Span), Doubtful: len(e.Corrected) == 0}
		if len(e.Modes) > 0 {
			out.Mode = &e.Modes[0]
		}
		if e.Place != nil {
			out.Place = known(e.Place.Name)
		}
		g.Events = append(g.Events, out)
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		g.Statements = append(g.Statements, goldStatement{Speaker: names(s.Speakers), Country: known(countries(s.Speakers)), Kind: string(s.Kind),
			Addressee: known(names(s.Addressees)), Direct: s.Direct, Words: t.Slice(s.Content), Span: points(t, s.Content), Doubtful: len(s.Corrected) == 0})
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		out := goldFigure{Measure: string(f.Measure), Low: f.Low, High: f.High, Qualifier: string(f.Qualifier), Population: known(f.Population.Text),
			Since: known(f.Since), AsOf: known(f.AsOf), Attributed: known(names(f.Attributed)), Evidence: t.Slice(f.Span), Span: points(t, f.Span),
			Unit: known(f.Unit), Doubtful: len(f.Corrected) == 0 || f.Repeat} // what is told again counts once
		if f.Place != nil {
			out.Place = known(f.Place.Name)
		}
		g.Figures = append(g.Figures, out)
	}
	return g
}

func points(t *text.Text, s text.Span) [2]int {
	return [2]int{t.RuneOffset(s.Start), t.RuneOffset(s.End)}
}

// codes writes parties as gold has them: "IRN", "IRN:Hossein Amir-Abdollahian".
func codes(list []record.Actor) []string {
	out := []string{}
	for _, a := range list {
		switch {
		case a.Country == "":
			out = append(out, strings.ReplaceAll(a.Name, ":", " "))
		case a.Kind == record.KindState:
			out = append(out, a.Country)
		default:
			out = append(out, a.Country+":"+a.Name)
		}
	}
	return out
}

func names(list []record.Actor) string {
	var out []string
	for _, a := range list {
		out = append(out, a.Name)
	}
	return strings.Join(out, "; ")
}

func countries(list []record.Actor) string {
	var out []string
	for _, a := range list {
		out = append(out, a.Country)
	}
	return strings.Trim(strings.Join(out, ";"), ";")
}

// known returns nil for what is not known.
func known[T ~string](v T) *string {
	if v == "" {
		return nil
	}
	s := string(v)
	return &s
}
