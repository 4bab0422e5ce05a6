package event

import (
	"readout/internal/depmatch"
	"readout/internal/plover"
	"readout/internal/record"
)

// Satisfies reports whether what was read of a sentence is what a case wants.
func Satisfies(wanted string, got []record.EventMention) (bool, error) {
	if t, ok := cutBang(wanted); ok {
		return want{counter: true}.holds(t, got), nil
	}
	w, err := parseWant(depmatch.Example{Want: wanted})
	return w.holds(w.kind, got), err
}

func cutBang(s string) (plover.Type, bool) {
	if s != "" && s[0] == '!' {
		return plover.Type(s[1:]), true
	}
	return "", false
}
