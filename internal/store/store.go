// Package store defines how the record is kept: the Store interface, and the
// flat shape (Entry) that any store writes and reads.
//
// What was read off an article is kept whole or not at all, and never edited:
// a newer reading supersedes an older one, whose mentions stay so that
// whatever points to them by their ids still finds them.
//
// The package must never know a database, a file format or how a mention was
// read.
package store

import (
	"context"
	"iter"

	"readout/internal/record"
)

// A Store keeps readings. Its methods may be called by many goroutines.
type Store interface {
	// Keep writes a reading in one transaction. It reports false and changes
	// nothing if the article's bytes were already read by the same version.
	// A reading by another version takes the place of the one before.
	Keep(ctx context.Context, r *record.Reading) (kept bool, err error)

	// Put writes an entry of another store as it stands there, superseded
	// mentions too. It reports false and changes nothing if the article was
	// already read by any version.
	Put(ctx context.Context, e *Entry) (put bool, err error)

	// Has reports whether the article was already read by the version.
	Has(ctx context.Context, article record.ID, version string) (bool, error)

	// Locate returns the articles and mentions, superseded ones too, whose ids
	// begin with a name, else the articles whose path it is: at most limit.
	Locate(ctx context.Context, name string, limit int) ([]Located, error)

	// Entry returns what is kept of one article; ErrNone if nothing is.
	Entry(ctx context.Context, article record.ID) (*Entry, error)

	// Entries yields everything kept, in the order articles were first kept,
	// as it stood at the first entry. It ends at the first error.
	Entries(ctx context.Context) iter.Seq2[*Entry, error]

	// Bodies is Entries without what only a proof of the store needs: raw bytes,
	// seals, sketches, diagnostics, and what rows repeat of mentions. A store may
	// leave out less.
	Bodies(ctx context.Context) iter.Seq2[*Entry, error]

	// Changed returns the articles that were kept, read again or corrected since
	// a point, in the order of Entries, and the point of now; with none that one
	// alone. It may name an article at two points, but never leaves one out.
	Changed(ctx context.Context, since Point) ([]record.ID, Point, error)

	// Sketches yields what finds near-duplicates, of every article, in the
	// order of Entries. What an older program did not keep is made from the
	// texts. It ends at the first error.
	Sketches(ctx context.Context) iter.Seq2[Sketched, error]

	// Find yields the standing mentions that a question asks for, as persons have
	// corrected them, by day and then in the order of keeping. It ends at the
	// first error.
	Find(ctx context.Context, w Where) iter.Seq2[*Found, error]

	// IDs yields the ids of what Find would, in its order. It ends at the first
	// error.
	IDs(ctx context.Context, w Where) iter.Seq2[record.ID, error]

	// Names returns every actor (by id), place or outlet that the record names,
	// as it was read or corrected, once each, ordered by id, or by name and
	// country.
	Names(ctx context.Context, of string) ([]Name, error)

	// Seen yields the actors that have a part in standing mentions, as persons
	// have corrected them, ordered by id; with countries only those of one of them.
	Seen(ctx context.Context, countries []string) iter.Seq2[Seen, error]

	// Judge appends a judgement; one that is there already stays as it is.
	Judge(ctx context.Context, j record.Judgement) error

	// Correct appends a correction; one that is there already stays as it is.
	Correct(ctx context.Context, c record.Correction) error

	// Corrections returns all corrections, those withdrawn among them, in the
	// order in which they were made.
	Corrections(ctx context.Context) ([]record.Correction, error)

	// Withdraw takes a judgement or a correction back; ErrNone if there is none
	// that stands.
	Withdraw(ctx context.Context, id record.ID, w record.Withdrawal) error

	// Judgements returns all judgements, those withdrawn among them, in the
	// order in which they were made.
	Judgements(ctx context.Context) ([]record.Judgement, error)

	// Counts returns how much is kept as it was read, superseded mentions left out.
	Counts(ctx context.Context) (Counts, error)

	// Check tests the store's own files or tables, not what they say.
	Check(ctx context.Context) error

	Close() error
}

// A Located is an article, or a mention with its article.
type Located struct {
	Article, Mention record.ID // Mention is empty for an article
}

// A Point is how far a store had come when somebody looked.
type Point string

// Counts tells how much a store keeps.
type Counts struct {
	Articles, Events, Statements, Figures, Superseded int

	Corrections int // those made and those withdrawn: one more for each step
}

// Readings yields the readings of a store in the order of Entries.
func Readings(ctx context.Context, s Store) iter.Seq2[*record.Reading, error] {
	return func(yield func(*record.Reading, error) bool) {
		for e, err := range s.Entries(ctx) {
			var r *record.Reading
			if err == nil {
				r, err = e.Reading()
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}
