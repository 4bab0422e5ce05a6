package eval

import (
	"slices"
	"strings"
)

// A Triple is who did what to whom, the unit in which coders of events are
// compared. A party that is not known is "".
type Triple struct{ Actor, Type, Recipient string }

// Triples turns the events of a reading into triples. Several actors and
// several recipients become every pair; a meeting of several without a host
// every ordered pair. What was negated, denied or only imagined is left out.
func (r Reading) Triples() []Triple {
	var out []Triple
	for _, e := range r.Events {
		kind := tripleType(e)
		if kind == "" {
			continue
		}
		for _, dyad := range dyads(codes(e.Actors), codes(e.Recipients)) {
			out = append(out, triple(dyad[0], kind, dyad[1]))
		}
	}
	return out
}

// tripleType returns the type that PLOVER gives an event of some status, ""
// for none: it has no status of its own.
func tripleType(e Event) string {
	switch e.Status {
	case "negated", "denied", "hypothetical":
		return ""
	case "planned":
		switch e.Type {
		case "CONSULT", "SUPPORT", "COOPERATE", "AID":
			return "AGREE"
		case "RETREAT":
			return "CONCEDE"
		}
	case "cancelled":
		if e.Type == "CONSULT" {
			return "REJECT"
		}
	}
	return e.Type
}

func codes(actors []Actor) []string {
	var out []string
	for _, a := range actors {
		out = append(out, a.Country)
	}
	return out
}

func dyads(actors, recipients []string) [][2]string {
	var out [][2]string
	switch {
	case len(actors) == 0 && len(recipients) == 0:
		return [][2]string{{}}
	case len(actors) == 0:
		actors = []string{""}
	case len(recipients) == 0 && len(actors) == 1:
		recipients = []string{""}
	case len(recipients) == 0:
		for i, a := range actors {
			for j, b := range actors {
				if i != j {
					out = append(out, [2]string{a, b})
				}
			}
		}
		return out
	}
	for _, a := range actors {
		for _, b := range recipients {
			out = append(out, [2]string{a, b})
		}
	}
	return out
}

// triple puts codes in the form in which they are compared. Meetings have no
// direction: their parties are sorted.
func triple(actor, kind, recipient string) Triple {
	actor, recipient = party(actor), party(recipient)
	if kind == "CONSULT" && recipient < actor {
		actor, recipient = recipient, actor
	}
	return Triple{actor, kind, recipient}
}

// oldCodes are codes of states that are written otherwise today, and of parts
// of states, after the scoring rule for triples.
var oldCodes = map[string]string{
	"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "ROM": "ROU", "TMP": "TLS", "ZAR": "COD",
	"BUR": "MMR", "YUG": "SRB", "SCG": "SRB", "DDR": "DEU", "GMY": "DEU", "KSV": "XKX",
	"UNK": "", "WBK": "PSE", "GZA": "PSE", "PAL": "PSE",
}

// party returns the country of an actor code: "USAGOVMIL" is USA.
func party(code string) string {
	code = strings.ToUpper(strings.TrimSpace(code))
	unknown := []string{"", "NONE", "NULL"}
	if slices.Contains(unknown, code) || strings.HasPrefix(code, "---") || strings.HasPrefix(code, "*") {
		return ""
	}
	code = head(code, 3)
	if now, old := oldCodes[code]; old {
		return now
	}
	return code
}
