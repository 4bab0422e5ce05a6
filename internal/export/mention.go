package export

import (
	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/timex"
)

type event struct {
	ID         record.ID     `json:"id"`
	Type       plover.Type   `json:"type"`
	Modes      []string      `json:"modes"`
	Contexts   []string      `json:"contexts"`
	Status     record.Status `json:"status"`
	Actors     []actor       `json:"actors"`
	Recipients []actor       `json:"recipients"`
	When       *when         `json:"when"`
	Place      *place        `json:"place"`
	Attributed []actor       `json:"attributed"`
	ToldAs     *record.ID    `json:"told_as"`
	Span       *span         `json:"span"`
	Trigger    []span        `json:"trigger"`
	Rule       string        `json:"rule"`
	Coding     coding        `json:"coding"`
	Corrected  []corrected   `json:"corrected,omitempty"`
}

// A coding is what the schemes of event data make of a type with its modes and
// contexts. It follows from them alone, not from the article.
type coding struct {
	Quad      string   `json:"quad"`
	Score     float64  `json:"score"`
	CAMEO     *string  `json:"cameo"`
	Goldstein *float64 `json:"goldstein"`
	ICEWS     *float64 `json:"goldstein_icews"`
}

func newCoding(e *record.EventMention) coding {
	c := coding{Quad: e.Type.Quad().String(), Score: plover.Score(e.Type, e.Modes...)}
	code := plover.ToCAMEO(e.Type, e.Modes, e.Contexts)
	c.CAMEO = known(code)
	if x, ok := plover.FromCAMEO(code); ok && x.Scored {
		c.Goldstein, c.ICEWS = &x.Goldstein, &x.ICEWS
	}
	return c
}

type statement struct {
	ID         record.ID            `json:"id"`
	Speakers   []actor              `json:"speakers"`
	Addressees []actor              `json:"addressees"`
	About      []actor              `json:"about"`
	Kind       record.StatementKind `json:"kind"`
	Direct     bool                 `json:"direct"`
	Content    *span                `json:"content"`
	Cue        *span                `json:"cue"`
	During     *record.ID           `json:"during"`
	When       *when                `json:"when"`
	Attributed []actor              `json:"attributed"`
	Span       *span                `json:"span"`
	Rule       string               `json:"rule"`
	Corrected  []corrected          `json:"corrected,omitempty"`
}

type figure struct {
	ID         record.ID        `json:"id"`
	Measure    record.Measure   `json:"measure"`
	Low        *float64         `json:"low"`
	High       *float64         `json:"high"`
	Qualifier  record.Qualifier `json:"qualifier"`
	Words      *string          `json:"words"`
	Unit       *string          `json:"unit"`
	Population *population      `json:"population"`
	Place      *place           `json:"place"`
	Since      *timex.Date      `json:"since"`
	AsOf       *timex.Date      `json:"as_of"`
	Scope      string           `json:"scope"`
	Status     *string          `json:"status"`
	Attributed []actor          `json:"attributed"`
	PartOf     *record.ID       `json:"part_of"`
	Repeat     bool             `json:"repeat"`
	Superseded bool             `json:"superseded"`
	Event      *record.ID       `json:"event"`
	Span       *span            `json:"span"`
	Rule       string           `json:"rule"`
	Corrected  []corrected      `json:"corrected,omitempty"`
}

type office struct {
	ID       record.ID `json:"id"`
	Holder   actor     `json:"holder"`
	Office   string    `json:"office"`
	Standing *string   `json:"standing"`
	Country  *string   `json:"country"`
	Span     *span     `json:"span"`
	Trigger  []span    `json:"trigger"`
	Rule     string    `json:"rule"`
}

type population struct {
	Text    *string `json:"text"`
	Country *string `json:"country"`
	Group   *string `json:"group"`
}

func (w writer) event(e *record.EventMention) event {
	return event{
		ID: e.ID, Type: e.Type, Modes: list(e.Modes), Contexts: list(e.Contexts), Status: e.Status,
		Actors: w.actors(e.Actors), Recipients: w.actors(e.Recipients),
		When: w.when(e.When), Place: w.place(e.Place), Attributed: w.actors(e.Attributed),
		ToldAs: known(e.ToldAs), Span: w.span(e.Span), Trigger: w.spans(e.Trigger), Rule: e.Rule,
		Coding: newCoding(e), Corrected: w.corrections(e.Corrected),
	}
}

func (w writer) statement(s *record.StatementMention) statement {
	return statement{
		ID: s.ID, Speakers: w.actors(s.Speakers), Addressees: w.actors(s.Addressees), About: w.actors(s.About),
		Kind: s.Kind, Direct: s.Direct, Content: w.span(s.Content), Cue: w.span(s.Cue),
		During: known(s.During), When: w.when(s.When), Attributed: w.actors(s.Attributed), Span: w.span(s.Span), Rule: s.Rule,
		Corrected: w.corrections(s.Corrected),
	}
}

func (w writer) figure(f *record.FigureMention) figure {
	out := figure{
		ID: f.ID, Measure: f.Measure, Low: f.Low, High: f.High, Qualifier: f.Qualifier, Words: w.words(f.Words),
		Unit: known(f.Unit), Place: w.place(f.Place), Since: known(f.Since), AsOf: known(f.AsOf), Scope: "event",
		Status: known(f.Status), Attributed: w.actors(f.Attributed), PartOf: known(f.PartOf),
		Repeat: f.Repeat, Superseded: f.Superseded, Event: known(f.Event), Span: w.span(f.Span), Rule: f.Rule,
		Corrected: w.corrections(f.Corrected),
	}
	if f.Cumulative {
		out.Scope = "cumulative"
	}
	if p := f.Population; p != (record.Population{}) {
		out.Population = &population{known(p.Text), known(p.Country), known(p.Group)}
	}
	return out
}

func (w writer) office(o *record.OfficeMention) office {
	return office{
		ID: o.ID, Holder: w.actors([]record.Actor{o.Holder})[0], Office: o.Office, Standing: known(o.Standing),
		Country: known(o.Country), Span: w.span(o.Span), Trigger: w.spans(o.Trigger), Rule: o.Rule,
	}
}
