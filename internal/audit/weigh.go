package audit

import (
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// A weighed is one event or statement of an article, held against a row.
type weighed struct {
	in      *article
	mention record.ID
	span    text.Span
	asked   int // fields of the core that the row has: what, actor, recipient
	core    int // those in which they agree
	side    bool
	apart   bool // one is cooperation, the other conflict, or another side is meant where the row names no article
	untold  []string
	agrees  []string
	differs []Differs
}

// verdict: all that both tell agrees; most of the core does, a side among it; or
// not even that. Talks are no part of an attack, whoever takes part.
func (w *weighed) verdict() Verdict {
	switch {
	case !w.side || w.apart || 2*w.core < w.asked:
		return Unsupported
	case len(w.differs) == 0:
		return Supported
	}
	return Partly
}

// before reports whether w comes nearer to the row than o.
func (w *weighed) before(o *weighed) bool {
	rank := func(v Verdict) int { return slices.Index([]Verdict{Supported, Partly, Unsupported}, v) }
	if a, b := rank(w.verdict()), rank(o.verdict()); a != b {
		return a < b
	}
	if w.core != o.core {
		return w.core > o.core
	}
	if len(w.differs) != len(o.differs) {
		return len(w.differs) < len(o.differs)
	}
	return len(w.agrees) > len(o.agrees)
}

func (w *weighed) best() *Best {
	a := w.in.Article
	return &Best{Article: a.ID, Path: a.Path, URL: a.URL, Mention: w.mention, Span: w.in.cut(w.span),
		Agrees: append([]string{}, w.agrees...), Differs: append([]Differs{}, w.differs...), Untold: append([]string{}, w.untold...)}
}

// weigh holds all that an article tells against a row: events, or for the codes
// of public statements what somebody says.
func (a *article) weigh(row *Row) (out []*weighed) {
	if row.what == "" {
		for i := range a.Statements {
			out = append(out, a.statement(row, &a.Statements[i]))
		}
		return out
	}
	for i := range a.Events {
		out = append(out, a.event(row, &a.Events[i]))
	}
	return out
}

// loose rules out what has another party on a side: among all articles of some
// days there is always somebody who met the one or fought the other.
func (w *weighed) loose() {
	for _, d := range w.differs {
		w.apart = w.apart || d.Field == "actor" || d.Field == "recipient"
	}
}

func (a *article) event(row *Row, e *record.EventMention) *weighed {
	w := &weighed{in: a, mention: e.ID, span: e.Span}
	w.compare("what", row.what == e.Type, string(row.what)+" ("+row.Code+")", string(e.Type), true)
	w.apart = friendly(row.what) != friendly(e.Type)
	w.sides(row, e)
	if e.Status != record.Actual {
		w.differs = append(w.differs, Differs{"status", "happened", string(e.Status)})
	}
	w.day(row.Day, e.When)
	w.place(row, e.Place)
	if len(row.Modes) > 0 && row.what == e.Type && len(e.Modes) > 0 {
		common := slices.ContainsFunc(row.Modes, func(m string) bool { return slices.Contains(e.Modes, m) })
		w.compare("mode", common, strings.Join(row.Modes, ", "), strings.Join(e.Modes, ", "), false)
	}
	return w
}

func friendly(t plover.Type) bool {
	return t.Quad() == plover.VerbalCooperation || t.Quad() == plover.MaterialCooperation
}

func (a *article) statement(row *Row, s *record.StatementMention) *weighed {
	w := &weighed{in: a, mention: s.ID, span: s.Span}
	w.compare("what", true, row.Code, string(s.Kind), true)
	w.actor("actor", &row.Actor, s.Speakers)
	w.actor("recipient", &row.Recipient, slices.Concat(s.Addressees, s.About))
	w.day(row.Day, s.When)
	return w
}

// compare notes whether a field agrees; those of the core decide the verdict.
func (w *weighed) compare(field string, same bool, row, article string, core bool) {
	if core {
		w.asked++
	}
	if !same {
		w.differs = append(w.differs, Differs{field, row, article})
		return
	}
	w.agrees = append(w.agrees, field)
	if core {
		w.core++
	}
}

// sides compares who stands on either side. Talks have no direction: rows name
// the sides in either order.
func (w *weighed) sides(row *Row, e *record.EventMention) {
	actors, recipients := e.Actors, e.Recipients
	if e.Type == plover.Consult || len(recipients) == 0 && len(actors) > 1 {
		all := slices.Concat(actors, recipients)
		actors, recipients = all, all
	}
	forward := standsFor(&row.Actor, actors) || standsFor(&row.Recipient, recipients)
	backward := standsFor(&row.Actor, recipients) && standsFor(&row.Recipient, actors)
	if !forward && backward && !row.Recipient.empty() {
		w.differs = append(w.differs, Differs{"direction", row.Actor.String() + " → " + row.Recipient.String(), "the other way round"})
		actors, recipients = recipients, actors
	}
	w.actor("actor", &row.Actor, actors)
	w.actor("recipient", &row.Recipient, recipients)
}

func (w *weighed) actor(field string, side *Side, all []record.Actor) {
	if side.empty() {
		return
	}
	same := standsFor(side, all)
	w.side = w.side || same
	w.compare(field, same, side.String(), sideOf(all), true)
}

func sideOf(all []record.Actor) string {
	var s Side
	for _, a := range all {
		s.add(a.Name, "")
		if a.Country != "" && !slices.Contains(s.Countries, a.Country) {
			s.Countries = append(s.Countries, a.Country)
		}
	}
	if s.empty() {
		return "nobody"
	}
	return s.String()
}

// standsFor reports whether one of a row's countries or names is one of an
// article's actors.
func standsFor(s *Side, all []record.Actor) bool {
	for i := range all {
		a := &all[i]
		if a.Country != "" && slices.Contains(s.Countries, a.Country) {
			return true
		}
		for _, n := range s.Names {
			if len(s.Countries) == 0 && sameName(n, a.Name) {
				return true
			}
		}
	}
	return false
}

// sameName reports whether a name is another or its last part: "FIDAN", "Hakan Fidan".
func sameName(a, b string) bool {
	a, b = actor.Fold(a), actor.Fold(b)
	return a != "" && b != "" && (a == b || strings.HasSuffix(b, " "+a) || strings.HasSuffix(a, " "+b))
}

// silent notes a field that the row tells and the article does not.
func (w *weighed) silent(field string, told bool) {
	if told {
		w.untold = append(w.untold, field)
	}
}

// day compares the day as far as both know it.
func (w *weighed) day(row timex.Date, when record.When) {
	if row == "" || when.Date == "" {
		w.silent("day", row != "")
		return
	}
	a, b := string(row), string(when.Date)
	within := when.End != "" && timex.Compare(row, when.Date) >= 0 && timex.Compare(row, when.End) <= 0
	w.compare("day", within || strings.HasPrefix(a, b) || strings.HasPrefix(b, a), a, b, false)
}

// place compares the place by name, else by its country.
func (w *weighed) place(row *Row, p *record.Place) {
	if p == nil || row.Place == "" && row.Country == "" {
		w.silent("place", row.Place != "" || row.Country != "")
		return
	}
	same := row.Place != "" && sameName(row.Place, p.Name) || row.Country != "" && row.Country == p.Country
	in := row.Place
	if in == "" {
		in = row.Country
	}
	w.compare("place", same, in, p.Name, false)
}
