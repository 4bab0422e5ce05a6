package export

import (
	"io"

	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/timex"
)

// A found is one mention of a list: the contract's object, and whose it is.
type found struct {
	Article   teller      `json:"article"`
	Day       *timex.Date `json:"day"` // the mention's own, else the article's
	Event     *event      `json:"event,omitempty"`
	Statement *statement  `json:"statement,omitempty"`
	Figure    *figure     `json:"figure,omitempty"`
	Office    *office     `json:"office,omitempty"`
}

// A teller is an article as what it tells names it.
type teller struct {
	ID        record.ID   `json:"id"`
	Path      *string     `json:"path"`
	Record    *string     `json:"record"`
	URL       *string     `json:"url"`
	Outlet    *string     `json:"outlet"`
	Title     *string     `json:"title"`
	Published *timex.Date `json:"published"`
}

// Found writes one mention of a list as a line of JSON: what it is in the
// contract, with the article that tells it.
func Found(w io.Writer, f *store.Found) error {
	a := f.Article
	out := found{Article: tellerOf(a), Day: known(f.Day)}
	x := writer{a.Text}
	switch {
	case f.Event != nil:
		v := x.event(f.Event)
		out.Event = &v
	case f.Statement != nil:
		v := x.statement(f.Statement)
		out.Statement = &v
	case f.Figure != nil:
		v := x.figure(f.Figure)
		out.Figure = &v
	case f.Office != nil:
		v := x.office(f.Office)
		out.Office = &v
	}
	return writeLine(w, out)
}

func tellerOf(a *record.Article) teller {
	return teller{a.ID, known(a.Path), known(a.Record), known(a.URL), known(a.Outlet), known(titleOf(a)), known(a.Published)}
}
