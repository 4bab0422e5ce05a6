package alert

import (
	"fmt"
	"strings"

	"readout/internal/query"
	"readout/internal/store"
)

// typeFlag is how the commands call the types of each kind of mention.
var typeFlag = map[string]string{store.KindEvent: "type", store.KindStatement: "kind", store.KindFigure: "measure"}

// A condition is one flag of a command that asks.
type condition struct {
	flag string
	list *[]string // either of the two
	one  *string
}

func conditions(f *query.Filter) []condition {
	return []condition{
		{typeFlag[f.Kind], &f.Types, nil}, {"status", &f.Statuses, nil}, {"actor", &f.Actors, nil}, {"recipient", &f.Recipients, nil},
		{"party", &f.Parties, nil}, {"speaker", &f.Speakers, nil}, {"addressee", &f.Addressees, nil}, {"about", &f.About, nil},
		{"attributed", &f.Attributed, nil}, {"country", &f.Countries, nil}, {"place", &f.Places, nil}, {"outlet", &f.Outlets, nil},
		{"since", nil, &f.Since}, {"until", nil, &f.Until}, {"text", nil, &f.Text},
	}
}

// Words writes a question as a command line asks it: events --party Fidan.
func Words(f *query.Filter) []string {
	out := []string{f.Kind + "s"}
	for _, c := range conditions(f) {
		if c.one != nil && *c.one != "" {
			out = append(out, "--"+c.flag, *c.one)
		}
		if c.list != nil {
			for _, v := range *c.list {
				out = append(out, "--"+c.flag, v)
			}
		}
	}
	return out
}

// Kind returns the kind of mention that "events", "statements" or "figures" asks
// for; false for any other word.
func Kind(word string) (string, bool) {
	kind := strings.TrimSuffix(word, "s")
	return kind, kind+"s" == word && typeFlag[kind] != ""
}

// Question is the inverse of Words.
func Question(words []string) (f query.Filter, err error) {
	if len(words)%2 == 0 {
		return f, fmt.Errorf("%q is no question", words)
	}
	var ok bool
	if f.Kind, ok = Kind(words[0]); !ok {
		return f, fmt.Errorf("%q is neither events, statements nor figures", words[0])
	}
	for i := 1; i < len(words); i += 2 {
		if !set(&f, strings.TrimPrefix(words[i], "--"), words[i+1]) {
			return f, fmt.Errorf("%s have no condition %s", words[0], words[i])
		}
	}
	return f, nil
}

func set(f *query.Filter, flag, words string) bool {
	for _, c := range conditions(f) {
		switch {
		case c.flag != flag:
		case c.one != nil:
			*c.one = words
			return true
		default:
			*c.list = append(*c.list, words)
			return true
		}
	}
	return false
}
