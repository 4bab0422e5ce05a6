package web

import (
	"readout/internal/plover"
	"readout/internal/query"
	"readout/internal/record"
	"readout/internal/store"
)

// The conditions of questions. They are called as the flags of the commands
// are, so that an address can be typed as a command.
var (
	since      = param{Name: "since", Label: "from", Does: "from this date on: 2023, 2023-11 or 2023-11-25"}
	until      = param{Name: "until", Label: "until", Does: "up to this date"}
	outlet     = param{Name: "outlet", Label: "outlet", Does: "told by this outlet", Many: true}
	country    = param{Name: "country", Label: "country", Does: "somebody of this country has a part in it, by name or code", Many: true}
	place      = param{Name: "place", Label: "place", Does: "at this place or at one that lies in it", Many: true}
	attributed = param{Name: "attributed", Label: "cited", Does: "who is cited for it", Many: true}
	letters    = param{Name: "text", Label: "words", Does: "its words hold these letters, in any case"}
	party      = param{Name: "party", Label: "who", Does: "who is on either side, by any name or id", Many: true}
	speaker    = param{Name: "speaker", Label: "speaker", Does: "who says it, by any name or id", Many: true}
	about      = param{Name: "about", Label: "about", Does: "about whom", Many: true}
	eventType  = param{Name: "type", Label: "type", Does: "a PLOVER type", Many: true, Choices: asStrings(plover.Types())}
	status     = param{Name: "status", Label: "status", Does: "how real the article makes it", Many: true,
		Choices: asStrings([]record.Status{record.Actual, record.Planned, record.Cancelled, record.Denied, record.Negated, record.Hypothetical})}
	kind = param{Name: "kind", Label: "kind", Does: "what the speaker does by it", Many: true,
		Choices: asStrings([]record.StatementKind{record.Demand, record.Accuse, record.Praise, record.Condemn, record.Warn, record.Hope,
			record.Claim, record.Announce, record.Reject, record.Thank, record.Offer, record.Say})}
	measure = param{Name: "measure", Label: "measure", Does: "what is counted", Many: true,
		Choices: asStrings([]record.Measure{record.Killed, record.Wounded, record.Missing, record.Displaced, record.Hostages, record.Detained, record.OtherUnit})}
	onePlace = param{Name: "place", Label: "place", Does: "in this place, with all that lies in it"}
)

func asStrings[T ~string](list []T) (out []string) {
	for _, v := range list {
		out = append(out, string(v))
	}
	return out
}

// filter reads the question of an address.
func (a *asking) filter(k string) *query.Filter {
	f := &query.Filter{
		Kind: k, Statuses: a.all("status"), Parties: a.all("party"), Speakers: a.all("speaker"), About: a.all("about"),
		Attributed: a.all("attributed"), Countries: a.all("country"), Places: a.all("place"), Outlets: a.all("outlet"),
		Since: a.one("since"), Until: a.one("until"), Text: a.one("text"), Newest: true,
	}
	f.Types = a.all(map[string]string{store.KindEvent: "type", store.KindStatement: "kind", store.KindFigure: "measure"}[k])
	return f
}

// where turns a question into the record's words.
func (a *asking) where(f *query.Filter) (store.Where, error) {
	r, err := a.reader()
	if err != nil {
		return store.Where{}, err
	}
	w, err := r.Where(a, f)
	return w, a.unasked(err)
}

// reader reads the names that stand in the question.
func (a *asking) reader() (*query.Reader, error) {
	var words []string
	for _, list := range a.values {
		words = append(words, list...)
	}
	f, err := a.desk.live.lists(a)
	if err != nil {
		return nil, err
	}
	return &query.Reader{Known: a.desk.Known, Record: asked{f.names, words}}, nil
}

// unasked tells what is wrong with a question from what went wrong here.
func (a *asking) unasked(err error) error {
	if err == nil || a.Err() != nil {
		return err
	}
	return unasked(err)
}

// command returns the command line that asks the same.
func (a *asking) command(words ...string) []string {
	out := append([]string{"readout"}, words...)
	var flags []string
	for _, p := range a.view.params {
		for _, v := range a.values[p.Name] {
			switch {
			case p.words:
				out = append(out, v)
			case p.bare && v == "true":
				flags = append(flags, "--"+p.Name)
			case !p.bare:
				flags = append(flags, "--"+p.Name, v)
			}
		}
	}
	return append(out, flags...)
}

// A Field is a condition of a page's form, with what it is set to.
type Field struct {
	param
	Value string // the first
}

// fields returns the form that asks a page's question.
func (a *asking) fields() (out []Field) {
	for _, p := range a.view.params {
		out = append(out, Field{p, a.one(p.Name)})
	}
	return out
}
