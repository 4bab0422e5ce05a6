package record

import (
	"readout/internal/plover"
	"readout/internal/text"
	"readout/internal/timex"
)

// A Provenance says where in which article a mention stands and what read it.
type Provenance struct {
	Article ID
	Span    text.Span   // the clause or phrase that tells it
	Trigger []text.Span // the words that licensed the reading; may be apart
	Rule    string      // the pattern's name, "consult/phone-1"
	Version string      // of the program and its models

	Corrected []Correction `json:"-"` // what persons said of it, as far as it shows; no part of what was read
}

// An Actor is one party of a mention as the article names it there.
type Actor struct {
	ID      string // stable across articles where the actor is known: "IRN", "IRN/hossein-amir-abdollahian"
	Name    string // canonical name, or the article's words where none is known
	Country string // ISO 3166-1 alpha-3, or one of PLOVER's codes for bodies without a country; "" unknown
	Sectors []string
	Office  string // the office held at the date, "Minister of Foreign Affairs"
	Kind    ActorKind
	Because string // why these letters mean this actor
	Span    text.Span
}

// An ActorKind is what an actor is.
type ActorKind string

// The kinds of actors.
const (
	KindPerson       ActorKind = "person"
	KindState        ActorKind = "state"
	KindOrganisation ActorKind = "organisation"
	KindGroup        ActorKind = "group"  // armed groups, parties, crowds
	KindPeople       ActorKind = "people" // Palestinians, civilians of a country
	KindUnknown      ActorKind = "unknown"
)

// A When is a time as an article gives it.
type When struct {
	Date timex.Date // zero when the article does not tell
	End  timex.Date // of a range
	From text.Span  // the words it was read from; empty when inherited
}

// A Place is where something happened.
type Place struct {
	Name     string
	Country  string // ISO 3166-1 alpha-3
	Lat, Lon float64
	GeoNames int // id, 0 unknown
	Span     text.Span
}

// A Status says how real the article makes an event.
type Status string

// The statuses of an event.
const (
	Actual       Status = "actual"
	Planned      Status = "planned"
	Cancelled    Status = "cancelled" // postponed too
	Denied       Status = "denied"
	Negated      Status = "negated"
	Hypothetical Status = "hypothetical"
)

// An EventMention is one article's telling of an event.
type EventMention struct {
	ID ID
	Provenance
	Type       plover.Type
	Modes      []string
	Contexts   []string
	Status     Status
	Actors     []Actor // PLOVER: all sides of a meeting; a visitor
	Recipients []Actor // a host; whom it was done to
	When       When
	Place      *Place
	Attributed []Actor // who the article cites for it; empty: the outlet's own voice
	ToldAs     ID      // the statement that performs the event, if it is a verbal one
}

// A StatementKind is what a speaker does by saying something.
type StatementKind string

// The kinds of statements.
const (
	Demand   StatementKind = "demand"
	Accuse   StatementKind = "accuse"
	Praise   StatementKind = "praise"
	Condemn  StatementKind = "condemn"
	Warn     StatementKind = "warn"
	Hope     StatementKind = "hope"
	Claim    StatementKind = "claim"
	Announce StatementKind = "announce"
	Reject   StatementKind = "reject"
	Thank    StatementKind = "thank"
	Offer    StatementKind = "offer"
	Say      StatementKind = "other"
)

// A StatementMention is one article's report of something said. Span covers
// cue and content.
type StatementMention struct {
	ID ID
	Provenance
	Speakers   []Actor
	Addressees []Actor
	About      []Actor
	Kind       StatementKind
	Direct     bool // in quotation marks
	Content    text.Span
	Cue        text.Span
	Attributed []Actor // who reports it, nearest first, when it is told in somebody's words; empty: the outlet
	During     ID      // the event it was said in
	When       When
}

// A Measure is what a figure counts.
type Measure string

// The measures.
const (
	Killed    Measure = "killed"
	Wounded   Measure = "wounded"
	Missing   Measure = "missing"
	Displaced Measure = "displaced"
	Hostages  Measure = "hostages"
	Detained  Measure = "detained"
	OtherUnit Measure = "other"
)

// A Qualifier says how a number is hedged, folded to a fixed set.
type Qualifier string

// The qualifiers.
const (
	Exact    Qualifier = "exact"
	Nearly   Qualifier = "nearly"
	About    Qualifier = "about"
	MoreThan Qualifier = "more than"
	AtLeast  Qualifier = "at least"
	UpTo     Qualifier = "up to"
	Between  Qualifier = "between"
)

// A Population is who was counted.
type Population struct {
	Text    string // as worded, "Palestinians"
	Country string
	Group   string // children, women, men, civilians, soldiers …
}

// A FigureMention is one number as one article gives it.
type FigureMention struct {
	ID ID
	Provenance
	Measure    Measure
	Low, High  *float64 // both for a range; both nil for "dozens"
	Qualifier  Qualifier
	Words      text.Span // "nearly 8,800"
	Unit       string    // of OtherUnit
	Population Population
	Place      *Place
	Since      timex.Date
	AsOf       timex.Date
	Cumulative bool    // a toll since some day, not of one event
	Attributed []Actor // nearest first; empty: the outlet's own voice
	PartOf     ID
	Repeat     bool   // told again in the same article
	Superseded bool   // told as an earlier figure ("up from 12")
	Status     string // as worded: reported, identified, verified, presumed, feared
	Event      ID
}

// A Reading is everything read off one article.
type Reading struct {
	Article     *Article
	Version     string // of the program and its models, as in Provenance
	Events      []EventMention
	Statements  []StatementMention
	Figures     []FigureMention
	Offices     []OfficeMention
	Diagnostics []text.Diagnostic // the article's own and those of reading it
}

// Stamp writes into a reading, and into each of its mentions, which version of
// the program and its models made it.
func (r *Reading) Stamp(version string) {
	r.Version = version
	for i := range r.Events {
		r.Events[i].Version = version
	}
	for i := range r.Statements {
		r.Statements[i].Version = version
	}
	for i := range r.Figures {
		r.Figures[i].Version = version
	}
	for i := range r.Offices {
		r.Offices[i].Version = version
	}
}
