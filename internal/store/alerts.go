package store

import (
	"context"
	"errors"
	"time"

	"readout/internal/record"
)

// ErrThere says that something of this name is kept already.
var ErrThere = errors.New("is there already")

// Alerts keeps saved questions and what was told of their answers. It lies with
// the record, so that nothing is told twice however often a program is stopped.
// Its methods may be called by many goroutines. Where.Untold asks for what is new.
type Alerts interface {
	// Alerts returns all, by name.
	Alerts(ctx context.Context) ([]Alert, error)

	// AddAlert saves a new one, which tells of the articles that are kept from
	// now on, or with past also of those that are there. ErrThere if there is one
	// of this name.
	AddAlert(ctx context.Context, a Alert, past bool) error

	// PutOff writes down Tries and Next of an alert; ErrNone if there is none.
	PutOff(ctx context.Context, a Alert) error

	// RemoveAlert forgets an alert and all its marks; ErrNone if there is none.
	RemoveAlert(ctx context.Context, name string) error

	// AddMarks appends marks of an alert, all or none. A mention that is marked
	// already stays as it is.
	AddMarks(ctx context.Context, alert string, marks []Mark) error

	// SetMarks writes down the State and Tries of marks, all or none.
	SetMarks(ctx context.Context, alert string, marks []Mark) error

	// Marks returns marks of an alert in the order in which they were added.
	Marks(ctx context.Context, alert string, w WhichMarks) ([]Mark, error)
}

// An Alert is a saved question, and where its new answers are told.
type Alert struct {
	Name     string
	Way      string // webhook:URL, atom:FILE, digest:FILE
	Question string // JSON, in a person's words
	Options  string // JSON
	Tries    int    // rounds that failed, in a row
	Next     time.Time

	Told, Waiting int // marks in these states; counted by the store
}

// A Mark says that an alert has found a mention, and how far telling it came.
type Mark struct {
	Mention record.ID
	Article record.ID
	Says    string    // hash of what it says: copies have the same
	Leads   record.ID // the mention told first, if this one tells the same
	Kind    MarkKind
	State   MarkState
	Tries   int       // that failed
	At      time.Time // when it was found; in whole seconds
}

// A MarkKind says what a mention adds to those told before.
type MarkKind string

// The kinds of marks.
const (
	MarkNew     MarkKind = ""
	MarkAlso    MarkKind = "also"    // another telling of the same
	MarkCarried MarkKind = "carried" // a copy in the same words: not told for itself
)

// A MarkState says how far telling a mention came.
type MarkState string

// The states of marks.
const (
	MarkWaiting MarkState = ""
	MarkTold    MarkState = "told"
	MarkRefused MarkState = "refused" // for good
)

// A WhichMarks chooses marks. Every condition that is set must hold.
type WhichMarks struct {
	Waiting bool        // only those that wait
	Says    []string    // only those that say one of these
	Leads   []record.ID // only those that tell the same as one of these
	Told    bool        // only those told for themselves: neither waiting, refused nor carried
	Leading bool        // none that carries what another one says
	Newest  int         // only so many that were added last; 0 for all
}
