package export

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"

	"readout/internal/across"
	"readout/internal/record"
	"readout/internal/store"
)

// The lines of the reconciled record: articles, and clusters with a telling for
// each outlet.

type articleLine struct {
	Article article `json:"article"`
}

type clusterLine struct {
	Event     *thing `json:"event,omitempty"`
	Statement *thing `json:"statement,omitempty"`
	Figure    *thing `json:"figure,omitempty"`
}

// A thing is one event, statement or figure as all outlets tell it.
type thing struct {
	ID       record.ID `json:"id"`
	Tellings []telling `json:"tellings"`
}

type telling struct {
	Outlet   *string     `json:"outlet"`
	Articles []record.ID `json:"articles"`
	Mentions []mention   `json:"mentions"`
	Carriers []carried   `json:"carriers"`
}

type mention struct {
	Article   record.ID  `json:"article"`
	Shared    bool       `json:"shared"` // it tells of another one as well
	Event     *event     `json:"event,omitempty"`
	Statement *statement `json:"statement,omitempty"`
	Figure    *figure    `json:"figure,omitempty"`
}

type carried struct {
	Article  record.ID   `json:"article"`
	Outlet   *string     `json:"outlet"`
	Mentions []record.ID `json:"mentions"`
}

// Record writes the whole reconciled record as JSON Lines: articles, events,
// statements, figures; articles by id, the others by the article that tells them
// first and then by id. The bytes are the same in whatever order the articles came.
func Record(ctx context.Context, w io.Writer, r *across.Record) error {
	_, err := (&work{ctx: ctx, r: r}).record(w)
	return err
}

func newClusterLine(ctx context.Context, r *across.Record, c record.Cluster) (clusterLine, error) {
	out := &thing{ID: c.ID, Tellings: []telling{}}
	for _, t := range c.Tellings {
		shared := map[record.ID]bool{}
		for _, id := range t.Shared {
			shared[id] = true
		}
		line := telling{Outlet: known(t.Outlet), Articles: t.Articles, Mentions: []mention{}, Carriers: []carried{}}
		for _, id := range t.Mentions {
			x, err := r.Reading(ctx, id)
			if err != nil {
				return clusterLine{}, err
			}
			m := mentionOf(x, id)
			m.Shared = shared[id]
			line.Mentions = append(line.Mentions, m)
		}
		for _, k := range t.Carriers {
			line.Carriers = append(line.Carriers, carried{k.Article, known(k.Outlet), k.Mentions})
		}
		out.Tellings = append(out.Tellings, line)
	}
	switch c.Kind {
	case store.KindEvent:
		return clusterLine{Event: out}, nil
	case store.KindStatement:
		return clusterLine{Statement: out}, nil
	}
	return clusterLine{Figure: out}, nil
}

func mentionOf(r *record.Reading, id record.ID) mention {
	m := mention{Article: r.Article.ID}
	w := writer{r.Article.Text}
	for i := range r.Events {
		if r.Events[i].ID == id {
			v := w.event(&r.Events[i])
			m.Event = &v
		}
	}
	for i := range r.Statements {
		if r.Statements[i].ID == id {
			v := w.statement(&r.Statements[i])
			m.Statement = &v
		}
	}
	for i := range r.Figures {
		if r.Figures[i].ID == id {
			v := w.figure(&r.Figures[i])
			m.Figure = &v
		}
	}
	return m
}

//go:embed record.json
var recordSchema string

// RecordSchema returns the JSON Schema (2020-12) of the lines that Record
// writes. What a mention holds is described as in Schema.
func RecordSchema() (string, error) {
	var base, own map[string]any
	if err := json.Unmarshal([]byte(Schema), &base); err != nil {
		return "", fmt.Errorf("schema.json: %w", err)
	}
	if err := json.Unmarshal([]byte(recordSchema), &own); err != nil {
		return "", fmt.Errorf("record.json: %w", err)
	}
	defs := base["$defs"].(map[string]any)
	for name, def := range own["$defs"].(map[string]any) {
		defs[name] = def
	}
	own["$defs"] = defs
	b, err := json.MarshalIndent(own, "", " ")
	return string(b) + "\n", err
}
