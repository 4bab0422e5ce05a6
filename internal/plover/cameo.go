package plover

import "slices"

// A CAMEO is a code of the scheme before PLOVER.
type CAMEO struct {
	Code      string // "1831"
	Label     string
	Quad      Quad     // as GDELT has it, 0 for none
	Goldstein float64  // as GDELT has it, -10 to 10
	ICEWS     float64  // Goldstein's score as ICEWS has it
	Scored    bool     // whether the two scores are known
	Type      Type     // what it becomes; "" if no event
	Modes     []string // usually one
	Contexts  []string
}

// FromCAMEO returns what is known of a CAMEO code of two to four digits.
func FromCAMEO(code string) (CAMEO, bool) {
	c, ok := known().cameo[code]
	return c, ok
}

// ToCAMEO returns the code nearest to an event, "" for a type that is not
// valid: that of the first mode, refined where a more special code with the
// same mode is about one of the contexts. AID about "military" is 072, AID
// alone 070.
func ToCAMEO(t Type, modes, contexts []string) string {
	mode := ""
	if len(modes) > 0 {
		mode = modes[0]
	}
	k := known()
	code, ok := k.toCAMEO[typeMode{t, mode}]
	if !ok {
		mode, code = "", k.toCAMEO[typeMode{t, ""}]
	}
	for _, x := range contexts {
		for _, c := range k.codes {
			if finer(k.cameo[c], code, t, mode, x) {
				return c
			}
		}
	}
	return code
}

// finer reports whether c, of the same root as code, is about the context and
// code is not.
func finer(c CAMEO, code string, t Type, mode, context string) bool {
	if len(c.Code) < 3 || c.Code[:2] != code[:2] || c.Type != t || !slices.Contains(c.Contexts, context) {
		return false
	}
	if mode == "" && len(c.Modes) > 0 || mode != "" && !slices.Contains(c.Modes, mode) {
		return false
	}
	return !slices.Contains(known().cameo[code].Contexts, context)
}

// Goldstein returns GDELT's Goldstein score of the CAMEO code nearest to an
// event; ok is false where there is none.
func Goldstein(t Type, modes, contexts []string) (score float64, ok bool) {
	c, ok := FromCAMEO(ToCAMEO(t, modes, contexts))
	return c.Goldstein, ok && c.Scored
}
