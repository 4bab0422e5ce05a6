package export

import (
	"encoding/csv"
	"io"
	"strconv"

	"readout/internal/store"
	"readout/internal/timex"
)

// Seen writes an actor of the record as a line of JSON.
func Seen(w io.Writer, s *store.Seen) error {
	return writeLine(w, struct {
		Actor      string      `json:"actor"`
		Name       string      `json:"name"`
		Country    *string     `json:"country"`
		Kind       string      `json:"kind"`
		Office     *string     `json:"office"` // the last one seen
		Events     int         `json:"events"`
		Statements int         `json:"statements"`
		Figures    int         `json:"figures"`
		Articles   int         `json:"articles"`
		First      *timex.Date `json:"first_seen"`
		Last       *timex.Date `json:"last_seen"`
	}{s.ID, s.Name, known(s.Country), s.Kind, known(s.Office), s.Events, s.Statements, s.Figures, s.Articles, known(s.First), known(s.Last)})
}

// NewSeenTable writes the columns of a table of actors and returns what writes
// a row.
func NewSeenTable(w io.Writer) func(*store.Seen) error {
	t := csv.NewWriter(w)
	t.Write([]string{"actor", "name", "country", "kind", "office", "events", "statements", "figures", "articles", "first_seen", "last_seen"})
	return func(s *store.Seen) error {
		t.Write([]string{s.ID, s.Name, s.Country, s.Kind, s.Office, strconv.Itoa(s.Events), strconv.Itoa(s.Statements),
			strconv.Itoa(s.Figures), strconv.Itoa(s.Articles), string(s.First), string(s.Last)})
		t.Flush()
		return t.Error()
	}
}
