package reconcile

import (
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/plover"
	"readout/internal/record"
)

// An article is what is known of an article here.
type article struct {
	id       record.ID
	outlet   string
	copyOf   record.ID
	told     days // when it was published
	topic    bag
	first    []uint32 // of the topic, by weight
	mentions []*facts
}

func newArticle(a *record.Article, copyOf record.ID, about []string) *article {
	out := &article{id: a.ID, outlet: a.Outlet, copyOf: copyOf, told: daysOf(a.Published, "")}
	out.topic, out.first = topicOf(about)
	return out
}

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

// facts is what one mention is compared by; what nearly every comparison looks
// at stands first, as a million of them are far from the processor.
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
	typ      uint64 // a hash of type, kind of statement, measure
	families uint32 // see families
	status   uint32 // a hash
	modes    modes
	when     days
	told     days   // when its article was published
	letters  uint64 // a hash of its words
	place    *spot
	parties  []party
	room     [2]party // for the parties of most
	words    bag
	article  *article
	numbers  []number
	digits   []uint32 // of a statement: the numbers in it, as words
	figure   *figure

	id      record.ID
	start   int // of its span, for order
	at      handle
	stale   bool
	keys    []uint64
	links   []link
	cluster *cluster
}

// A spot is a place as far as it is compared.
type spot struct {
	name     string
	mark     uint64 // of the name
	country  uint64
	geonames int
	state    bool // a whole state
	words    bag
}

// meets reports whether two names of places have a rare word in common, or one
// is a part of the other: "Al-Ahli Hospital, Gaza City", "al-Ahli Arab hospital".
func (p *spot) meets(q *spot) bool {
	for _, w := range p.words.list {
		if _, ok := slices.BinarySearch(q.words.list, w); ok && w&15 >= 6 {
			return true
		}
	}
	return within(p.name, q.name) || within(q.name, p.name)
}

func within(a, b string) bool { return strings.Contains(" "+a+" ", " "+b+" ") }

type spotKey struct {
	name, country string
	geonames      int
}

// nowhere is the place of what nobody tells where it was.
var nowhere spot

// spot returns a place as it is compared; the same one for all mentions of it.
func (x *Index) spot(p *record.Place) *spot {
	if p == nil {
		return &nowhere
	}
	key := spotKey{p.Name, p.Country, p.GeoNames}
	if s := x.spots[key]; s != nil {
		return s
	}
	s := &spot{name: actor.Fold(p.Name), country: mark(p.Country), geonames: p.GeoNames}
	s.mark = mark(s.name)
	x.spots[key] = s
	if e := actor.Known().Entry(p.Country); e != nil {
		s.state = actor.Fold(e.Name) == s.name
	}
	s.words = bagOf(s.name)
	return s
}

// A number is one that an article tells of an event.
type number struct {
	measure record.Measure
	low     float64
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
func (x *Index) factsOf(a *article, r *record.Reading) []*facts {
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
			e.numbers = append(e.numbers, number{m.Measure, *m.Low})
		}
	}
	for _, f := range out {
		f.timeless = !f.about().known()
		f.order = orderOf(f.id, f.timeless)
		f.words.within(&a.topic)
		f.keys = f.block()
	}
	return out
}

func newFacts(a *article, id record.ID, k kind, p *record.Provenance) *facts {
	return &facts{id: id, kind: k, article: a, told: a.told, start: p.Span.Start, place: &nowhere}
}

// parties adds parties to those of a mention.
func (x *Index) parties(f *facts, as []record.Actor, p part) {
	if f.parties == nil {
		f.parties = f.room[:0]
	}
	for i := range as {
		f.parties = append(f.parties, x.party(&as[i], p))
	}
}

func (x *Index) ofEvent(a *article, r *record.Reading, m *record.EventMention) *facts {
	f := newFacts(a, m.ID, anEvent, &m.Provenance)
	f.typ, f.families, f.status = hash64(string(m.Type)), families()[m.Type], hash32(string(m.Status))
	f.talks, f.verbal = m.Type == plover.Consult, isVerbal(m.Type)
	f.modes = modesOf(m.Modes)
	f.phone, f.visit = f.modes&modeBits()["phone"] != 0, f.modes&modeBits()["visit"] != 0
	x.parties(f, m.Actors, asActor)
	x.parties(f, m.Recipients, asRecipient)
	if f.talks {
		f.sidesOfTalks()
	}
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
func (f *facts) sidesOfTalks() {
	kept := f.parties[:0]
	for i, p := range f.parties {
		own := false
		for j, q := range f.parties {
			own = own || i != j && p.kind == aState && q.kind == aPerson && p.country == q.country && p.part == q.part
		}
		if !own {
			kept = append(kept, p)
		}
	}
	f.parties = kept
}

func (x *Index) ofStatement(a *article, r *record.Reading, m *record.StatementMention) *facts {
	f := newFacts(a, m.ID, aStatement, &m.Provenance)
	f.typ = hash64(string(m.Kind))
	x.parties(f, m.Speakers, asActor)
	f.when = daysOf(m.When.Date, m.When.End)
	f.read(r.Article.Text.Slice(m.Content))
	for w := range strings.FieldsSeq(actor.Fold(r.Article.Text.Slice(m.Content))) {
		if w[0] >= '0' && w[0] <= '9' {
			f.digits = append(f.digits, hash32(w))
		}
	}
	return f
}

// A figure is what a figure is compared by beside the rest.
type figure struct {
	low, high  float64 // -1: none
	hedge      record.Qualifier
	unit       string
	group      string
	country    uint64
	cumulative bool
}

func (x *Index) ofFigure(a *article, r *record.Reading, m *record.FigureMention) *facts {
	f := newFacts(a, m.ID, aFigure, &m.Provenance)
	f.typ = hash64(string(m.Measure))
	if n := len(m.Attributed); n > 0 {
		x.parties(f, m.Attributed[n-1:], asActor)
	}
	f.when, f.place = daysOf(m.AsOf, ""), x.spot(m.Place)
	f.read(r.Article.Text.Slice(m.Span))
	f.figure = &figure{
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
