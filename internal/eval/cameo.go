package eval

import "strings"

// roots gives the PLOVER type of each two-digit CAMEO root. 01 and 02 have
// none.
var roots = map[string]string{
	"03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
	"08": "CONCEDE", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT",
	"13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE",
	"18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}

// renamed gives today's names of types that PLOVER once had.
var renamed = map[string]string{
	"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT",
}

// goldType returns the PLOVER type of a CAMEO code of any length or of a
// PLOVER name of any year, "" if PLOVER drops it.
func goldType(code string) string {
	code = strings.ToUpper(strings.TrimSpace(code))
	if code == "" || code[0] < '0' || code[0] > '9' {
		return nameOfToday(code)
	}
	switch head(code, 3) {
	case "084", "085", "086", "087": // returns, releases, lets in, withdraws
		return "RETREAT"
	case "175": // represses with violence
		return "ASSAULT"
	case "191", "192": // blocks, occupies
		return "COERCE"
	}
	switch code {
	case "0813", "0814":
		return "RETREAT"
	case "1712": // destroys property
		return "ASSAULT"
	}
	return roots[head(code, 2)]
}

func nameOfToday(name string) string {
	if now, old := renamed[name]; old {
		return now
	}
	if name == "RETREAT" || name == "YIELD" {
		return name
	}
	for _, known := range roots {
		if known == name {
			return name
		}
	}
	return ""
}
