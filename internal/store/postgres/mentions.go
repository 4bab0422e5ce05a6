package postgres

import (
	"fmt"

	"github.com/jackc/pgx/v5"

	"readout/internal/store"
)

func (g *gathering) read(rows pgx.Rows) error {
	var nr, article int64
	var m store.Mention
	err := rows.Scan(&nr, &article, into(&m.ID), &m.Kind, into(&m.Type), &m.Span.Start, &m.Span.End, into(&m.Exact), into(&m.Rule),
		into(&m.Version), into(&m.Body), &m.Sum, into(&m.Status), into(&m.Day), into(&m.Place), into(&m.PlaceCountry), into(&m.Superseded))
	if err != nil {
		return err
	}
	e := g.by[article]
	g.mention[nr] = mentionAt{e, len(e.Mentions)}
	e.Mentions = append(e.Mentions, m)
	return nil
}

// A mentionAt is a place in the list of an entry.
type mentionAt struct {
	of *store.Entry
	i  int
}

func (g *gathering) anchor(rows pgx.Rows) error {
	var nr int64
	var a store.Anchor
	if err := rows.Scan(&nr, &a.Part, &a.Seq, &a.Span.Start, &a.Span.End, into(&a.Exact)); err != nil {
		return err
	}
	at, ok := g.mention[nr]
	if !ok {
		return orphan(nr)
	}
	m := &at.of.Mentions[at.i]
	m.Anchors = append(m.Anchors, a)
	return nil
}

func (g *gathering) participant(rows pgx.Rows) error {
	var nr int64
	var p store.Participant
	if err := rows.Scan(&nr, &p.Part, &p.Seq, into(&p.Actor), into(&p.Name), into(&p.Country), into(&p.Kind), into(&p.Office),
		&p.Span.Start, &p.Span.End, into(&p.Exact)); err != nil {
		return err
	}
	at, ok := g.mention[nr]
	if !ok {
		return orphan(nr)
	}
	m := &at.of.Mentions[at.i]
	m.Participants = append(m.Participants, p)
	return nil
}

func orphan(mention int64) error {
	return fmt.Errorf("rows belong to mention %d, which is not there", mention)
}
