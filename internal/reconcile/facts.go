package reconcile

import (
	"math"
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/plover"
	"readout/internal/record"
)

// A kind is what a mention tells of.
type kind uint8

const (
	anEvent kind = iota
	aStatement
	aFigure
)

func (k kind) String() string { return [...]string{"event", "statement", "figure"}[k] }

// A handle stands for a mention in an index.
type handle uint32

// facts is what one mention is compared by. A million of them are far from the
// processor: what nearly every comparison looks at stands first, what many look
// at next, what but few mentions have is elsewhere; all is four lines of cache.
type facts struct {
	kind     kind
	lasting  uint8 // the line of lasting.txt that its words stand in, 0 none
	long     bool  // so many words that two outlets seldom write them alike by chance
	talks    bool  // of type CONSULT
	verbal   bool  // an act of speech
	phone    bool  // by telephone
	visit    bool
	timeless bool   // nothing tells when it was, not even the article
	order    uint64 // an order that nobody chose, see orderOf
	typ      uint32 // a hash of type, kind of statement, measure
	status   uint32 // a hash
	families uint32 // see families
	at       handle
	modes    modes
	when     days
	told     days   // when its article was published
	letters  uint64 // a hash of its words

	words   bag
	room    [2]party // the parties of most
	sides   uint16   // how many they are; more: see some
	stale   bool     // see touch
	start   uint32   // of its span, for order
	place   *spot
	article *article
	some    *some

	id      record.ID
	keys    []uint64
	links   []link
	cluster *cluster
}

// dated is the bit of an order that tells that a mention has a time.
const dated = 1 << 63

// orderOf returns where a mention stands in blocks: those without any time first,
// who are found by nothing else; else by a hash of the id, the same on every
// machine.
func orderOf(id record.ID, timeless bool) uint64 {
	if timeless {
		return hash64(string(id)) >> 1
	}
	return hash64(string(id))>>1 | dated
}

// before is the order of facts in blocks.
func (f *facts) before(g *facts) bool {
	if f.order != g.order {
		return f.order < g.order
	}
	return f.id < g.id
}

// factsOf returns what the mentions of a reading are compared by.
func (x *Index) factsOf(a *article, r *record.Reading, about []string) []*facts {
	var out []*facts
	told := map[record.ID]*facts{}
	for i := range r.Events {
		f := x.ofEvent(a, r, &r.Events[i])
		told[f.id] = f
		out = append(out, f)
	}
	for i := range r.Statements {
		out = append(out, x.ofStatement(a, r, &r.Statements[i]))
	}
	for i := range r.Figures {
		m := &r.Figures[i]
		out = append(out, x.ofFigure(a, r, m))
		if e := told[m.Event]; e != nil && m.Low != nil {
			s := e.own()
			s.numbers = append(s.numbers, number{m.Measure, *m.Low})
		}
	}
	first := wordsOf(about[:min(manyKeys, len(about))])
	for _, f := range out {
		f.timeless = !f.about().known()
		f.order = orderOf(f.id, f.timeless)
		f.words.within(&a.topic)
		f.keys = f.block(first)
	}
	pack(out)
	return out
}

// pack lets the ids of mentions stand in one piece.
func pack(list []*facts) {
	var b strings.Builder
	for _, f := range list {
		b.WriteString(string(f.id))
	}
	ids := record.ID(b.String())
	for _, f := range list {
		f.id, ids = ids[:len(f.id)], ids[len(f.id):]
	}
}

func newFacts(a *article, id record.ID, k kind, p *record.Provenance) *facts {
	return &facts{id: id, kind: k, article: a, told: a.told, start: uint32(p.Span.Start), place: &nowhere, some: &nothing}
}

// parties returns who takes part.
func (f *facts) parties() []party {
	if int(f.sides) > len(f.room) {
		return f.some.parties
	}
	return f.room[:f.sides]
}

// setParties sets who takes part.
func (f *facts) setParties(list []party) {
	f.sides = uint16(min(len(list), math.MaxUint16))
	if copy(f.room[:], list) < len(list) {
		f.own().parties = slices.Clip(list[:f.sides])
	}
}

func (x *Index) ofEvent(a *article, r *record.Reading, m *record.EventMention) *facts {
	f := newFacts(a, m.ID, anEvent, &m.Provenance)
	f.typ, f.families, f.status = hash32(string(m.Type)), families()[m.Type], hash32(string(m.Status))
	f.talks, f.verbal = m.Type == plover.Consult, isVerbal(m.Type)
	f.modes = modesOf(m.Modes)
	f.phone, f.visit = f.modes&modeBits()["phone"] != 0, f.modes&modeBits()["visit"] != 0
	sides := x.parties(x.parties(nil, m.Actors, asActor), m.Recipients, asRecipient)
	if f.talks {
		sides = sidesOfTalks(sides)
	}
	f.setParties(sides)
	f.when, f.place = daysOf(m.When.Date, m.When.End), x.spot(m.Place)
	f.read(r.Article.Text.Slice(m.Span))
	return f
}

// read takes in the letters of a mention.
func (f *facts) read(letters string) {
	folded := actor.Fold(letters)
	f.words, f.letters, f.long = bagOf(folded), hash64(folded), strings.Count(folded, " ") >= 7
	for w := range strings.FieldsSeq(folded) {
		f.lasting = max(f.lasting, lastingWords()[w])
	}
}

// sidesOfTalks leaves out a state beside somebody of its own on the same side:
// "Iran Foreign Minister Hossein Amir-Abdollahian held talks" names one party.
func sidesOfTalks(all []party) (kept []party) {
	for i, p := range all {
		own := false
		for j, q := range all {
			own = own || i != j && p.kind == aState && q.kind == aPerson && p.country == q.country && p.part == q.part
		}
		if !own {
			kept = append(kept, p)
		}
	}
	return kept
}

func (x *Index) ofStatement(a *article, r *record.Reading, m *record.StatementMention) *facts {
	f := newFacts(a, m.ID, aStatement, &m.Provenance)
	f.typ = hash32(string(m.Kind))
	f.setParties(x.parties(nil, m.Speakers, asActor))
	f.when = daysOf(m.When.Date, m.When.End)
	f.read(r.Article.Text.Slice(m.Content))
	for w := range strings.FieldsSeq(actor.Fold(r.Article.Text.Slice(m.Content))) {
		if w[0] >= '0' && w[0] <= '9' {
			s := f.own()
			s.digits = append(s.digits, hash32(w))
		}
	}
	return f
}

func (x *Index) ofFigure(a *article, r *record.Reading, m *record.FigureMention) *facts {
	f := newFacts(a, m.ID, aFigure, &m.Provenance)
	f.typ = hash32(string(m.Measure))
	if n := len(m.Attributed); n > 0 {
		f.setParties(x.parties(nil, m.Attributed[n-1:], asActor))
	}
	f.when, f.place = daysOf(m.AsOf, ""), x.spot(m.Place)
	f.read(r.Article.Text.Slice(m.Span))
	f.own().figure = figure{
		low: or(m.Low), high: or(m.High), hedge: m.Qualifier, unit: actor.Fold(m.Unit), group: m.Population.Group,
		country: mark(m.Population.Country), cumulative: m.Cumulative,
	}
	return f
}

func or(v *float64) float64 {
	if v == nil {
		return -1
	}
	return *v
}
