package postgres

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"readout/internal/store"
	"readout/internal/store/where"
)

// search finds words by the index of their vectors: 'call' <-> 'for':* is one
// word after the other, the last of which may go on. Words hold letters and
// digits only, so nothing in them needs quoting.
var search = where.Search{
	Condition: "m.words @@ ?::text::tsquery",
	Of:        func(words []string) string { return "'" + strings.Join(words, "' <-> '") + "':*" },
}

// What a vector can hold: letters of a word in bytes, and places of one word.
const (
	longestWord = 2046
	lastPlace   = 16383
	mostPlaces  = 255
)

// vector returns the words of a mention with their places.
func vector(exact string) pgtype.TSVector {
	v := pgtype.TSVector{Valid: true}
	at := map[string]int{}
	for i, w := range store.Words(exact) {
		if i >= lastPlace {
			break
		}
		if len(w) > longestWord {
			continue
		}
		k, ok := at[w]
		if !ok {
			k = len(v.Lexemes)
			at[w] = k
			v.Lexemes = append(v.Lexemes, pgtype.TSVectorLexeme{Word: w})
		}
		if l := &v.Lexemes[k]; len(l.Positions) < mostPlaces {
			l.Positions = append(l.Positions, pgtype.TSVectorPosition{Position: uint16(i + 1), Weight: pgtype.TSVectorWeightD})
		}
	}
	return v
}

// addWords fills in the words of mentions that an older program kept.
func addWords(ctx context.Context, tx pgx.Tx) error {
	for at := int64(0); ; {
		rows, _ := tx.Query(ctx, "SELECT nr, exact FROM mention WHERE nr > $1 ORDER BY nr LIMIT 1000", at)
		b := &pgx.Batch{}
		var exact string
		_, err := pgx.ForEachRow(rows, []any{&at, into(&exact)}, func() error {
			b.Queue("UPDATE mention SET words = $2 WHERE nr = $1", at, vector(exact))
			return nil
		})
		if err != nil || b.Len() == 0 {
			return err
		}
		if err := tx.SendBatch(ctx, b).Close(); err != nil {
			return err
		}
	}
}
