package mcp

import (
	"context"
	"fmt"
	"io"
	"strings"

	"readout/internal/contact"
	"readout/internal/export"
	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/stance"
	"readout/internal/store"
)

// gathered is how many mentions a view sets side by side: the newest that a
// question asks for.
const gathered = 2000

const cut = " Only the newest 2,000 mentions that the question asks for were set side by side; narrow it: a shorter time, one country, one outlet."

func bounded(w store.Where) store.Where {
	w.Newest, w.Limit = true, gathered
	return w
}

// Shown names what is to be shown.
type Shown struct {
	ID string `json:"id" jsonschema:"the id of a mention or of an event, or its first letters"`
}

// gather turns a question into the record's words, bounded, and returns what
// sets side by side the mentions that it asks for.
func (s *Server) gather(ctx context.Context, f *query.Filter) (store.Where, *query.Desk, error) {
	w, err := s.reader().Where(ctx, f)
	if err != nil {
		return w, nil, err
	}
	d, err := s.kept.desk(ctx)
	return bounded(w), d, err
}

func (s *Server) addViews() {
	add(s, tool{"show_event", "Show an event outlet by outlet", "Sets the tellings of one event side by side, slot by slot: who, to whom, what, status, when, where, how many; each cell with its quotation and whether it agrees with most, is finer, differs, denies or is silent. Takes statements and figures too.",
		"one matrix: columns are tellings (outlet, published, articles, mentions, carriers), rows are slots with a cell for each column (says, quotes, stands)"},
		func(ctx context.Context, in *Shown, a *answer) error { return s.event(ctx, in.ID, a) })
	add(s, tool{"figure_series", "Set figures side by side", "Sets figures that count the same side by side: the same measure, people and place. Rows name who claims each; links tell which say the same, update, contradict or are a part of another. A change of who is cited is never a rise or a fall.",
		"series: measure, group, country, place, rows (day, who, low, high, qualifier, words, tellings with exact and via, flags) and links between rows"}, s.series)
	add(s, tool{"contacts", "Who was in contact with whom", "Counts meetings, calls and visits that took place, by pair and month. What several articles tell of one contact counts once.",
		"pairs: a, b, contacts, mutual, a_to_b, b_to_a, first, last, months, events"}, s.contacts)
	add(s, tool{"positions", "What somebody says about whom over time", "Follows what a speaker says about whom: each utterance with its day, kinds, side (for, against) and the outlets that tell it; turn marks where the side changes.",
		"threads: speaker, about, turns, steps (day, kinds, side, turn, outlets, words)"}, s.positions)
	add(s, tool{"wording", "How each outlet names somebody", "Counts the words in which each outlet names an actor, or an act with event, and how much likelier each is there than elsewhere (z of the log-odds-ratio: beyond 2 or -2 is hardly chance). It counts words and says nothing of what they are worth.",
		"outlets: outlet, uses, articles, wordings (words, exact, uses, others, log_odds, z)"}, s.wording)
}

// Contacts asks who was in contact.
type Contacts struct {
	Parties   []string `json:"parties,omitempty" jsonschema:"one of these took part; any name in any spelling, or an id"`
	Types     []string `json:"types,omitempty" jsonschema:"PLOVER types that count; CONSULT if left out"`
	Places    []string `json:"places,omitempty" jsonschema:"in one of these places, or in one that lies there"`
	ByCountry bool     `json:"by_country,omitempty" jsonschema:"count states in the place of their people"`
	Conditions
	Page
}

func (s *Server) contacts(ctx context.Context, in *Contacts, a *answer) error {
	f := in.Conditions.filter(store.KindEvent)
	f.Types, f.Parties, f.Places, f.Statuses = in.Types, in.Parties, in.Places, []string{string(record.Actual)}
	if len(f.Types) == 0 {
		f.Types = []string{"CONSULT"}
	}
	w, d, err := s.gather(ctx, &f)
	if err != nil {
		return err
	}
	events, err := d.Contacts(ctx, w)
	if err != nil {
		return err
	}
	n, ids := 0, map[record.ID]bool{}
	for _, e := range events {
		n += len(e.Tellings)
	}
	t := contact.Build(events, in.ByCountry)
	who := func(i int) string { return fmt.Sprintf("%s (%s)", t.Parties[i].Name, t.Parties[i].ID) }
	pairs, next, err := turn(each(t.Pairs), func(p *contact.Pair) string { return t.Parties[p.A].ID + "+" + t.Parties[p.B].ID }, &in.Page)
	if err != nil {
		return err
	}
	a.Next = next
	a.cutAt(n)
	for _, p := range pairs {
		one := &contact.Table{Parties: t.Parties, Pairs: []contact.Pair{*p}}
		if err := a.add(func(w io.Writer) error { return export.Contacts(w, one) }); err != nil {
			return err
		}
		a.say("%s – %s: %d, %s to %s", who(p.A), who(p.B), p.All(), or(p.First), or(p.Last))
		for _, id := range p.Events {
			ids[mentionID(id)] = true
		}
	}
	return s.letters(ctx, w, ids, a)
}

// Positions asks what somebody says.
type Positions struct {
	Speakers []string `json:"speakers" jsonschema:"who speaks; any name in any spelling, or an id"`
	About    []string `json:"about,omitempty" jsonschema:"about one of these"`
	Conditions
	Page
}

func (s *Server) positions(ctx context.Context, in *Positions, a *answer) error {
	if len(in.Speakers) == 0 {
		return fmt.Errorf("say in speakers whose positions are asked for")
	}
	f := in.Conditions.filter(store.KindStatement)
	f.Speakers, f.About = in.Speakers, in.About
	w, d, err := s.gather(ctx, &f)
	if err != nil {
		return err
	}
	all, err := d.Statements(ctx, w)
	if err != nil {
		return err
	}
	n, ids := 0, map[record.ID]bool{}
	for _, x := range all {
		n += len(x.Tellings)
	}
	threads := stance.Build(all)
	page, next, err := turn(each(threads), func(t *stance.Thread) string { return t.Speaker.ID + "+" + t.About.ID }, &in.Page)
	if err != nil {
		return err
	}
	a.Next = next
	a.cutAt(n)
	for _, t := range page {
		if err := a.add(func(w io.Writer) error { return export.Positions(w, t) }); err != nil {
			return err
		}
		a.page().Positions(t)
		for _, x := range t.Steps {
			ids[mentionID(x.ID)] = true
		}
	}
	return s.letters(ctx, w, ids, a)
}

// cutAt says that a view did not look at all, if that is so.
func (a *answer) cutAt(n int) {
	if n >= gathered {
		a.Note += cut
	}
}

// mentionID returns the mention after which a cluster is called.
func mentionID(id record.ID) record.ID { return record.ID(strings.Replace(string(id), "/", ":", 1)) }

// or writes a day.
func or[D ~string](day D) string {
	if day == "" {
		return "no day"
	}
	return string(day)
}
