package store

import (
	"context"
	"time"

	"readout/internal/record"
)

// A Ledger keeps how far a watch of feeds has come. It lies with the record, so
// that an article and the word that it was read reach the disk in this order. Its
// methods may be called by many goroutines.
type Ledger interface {
	// Poll returns what is known of a feed; if it was never polled, its name alone.
	Poll(ctx context.Context, feed string) (Poll, error)

	// SetPoll writes down a poll and, in the same transaction, the errands it
	// brought. It returns how many were not known before; what is known of the
	// others stays as it is.
	SetPoll(ctx context.Context, p Poll, found []Errand) (fresh int, err error)

	// Errands returns those that are not settled, in the order they were found.
	Errands(ctx context.Context) ([]Errand, error)

	// SetErrand writes down how far an errand came.
	SetErrand(ctx context.Context, e Errand) error

	// Reopen makes errands that failed open again, and returns how many.
	Reopen(ctx context.Context) (int, error)
}

// A WholeLedger is one that can be copied.
type WholeLedger interface {
	Ledger

	// Ledger returns all of it: feeds by name, errands in the order they were
	// found, settled ones too.
	Ledger(ctx context.Context) ([]Poll, []Errand, error)
}

// A Poll is what is known of a feed after it was asked.
type Poll struct {
	Feed         string
	ETag         string // of the copy that was read, to ask for newer ones only
	LastModified string // the same
	Tries        int    // that failed, in a row
	Next         time.Time
}

// An Errand is an article that a feed announced, to be fetched and read.
type Errand struct {
	Key      string // what makes it one, see feed.Key
	Link     string // where to fetch it; empty if it stands in the feed only
	Feed     string // the first that announced it
	Title    string // the rest is for what the page does not tell
	Outlet   string
	Language string
	Authors  []string
	Dates    []string
	Body     string // the article, if the feed carries it and it may be read there

	Article record.ID // of the bytes that came, set before they are read
	State   State
	Why     string    // a word for what went wrong, the last time
	Tries   int       // that failed
	Next    time.Time // not to be tried before; in whole seconds
}

// A State says how an errand ended.
type State string

// The states of an errand.
const (
	Open    State = ""
	Kept    State = "kept"
	Skipped State = "skipped" // no article by its kind, or not to be read by programs
	Failed  State = "failed"  // for good
)
