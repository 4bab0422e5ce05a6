package figure

import (
	"strconv"
	"strings"
)

// digitsValue returns the value of a number written with digits. scaled says
// that a scale word follows, so that a period is a decimal point: "1.234
// million", but "1.234 people" counts one thousand and more.
func digitsValue(s string, scaled bool) (float64, bool) {
	if s == "" || s[0] < '0' || s[0] > '9' || s[len(s)-1] < '0' || s[len(s)-1] > '9' {
		return 0, false
	}
	whole, frac, _ := strings.Cut(s, ".")
	switch {
	case !scaled && strings.Count(s, ".") > 0 && grouped(s, ".", 3) && s[0] != '0':
		whole, frac = strings.ReplaceAll(s, ".", ""), ""
	case strings.Contains(whole, ","):
		if !grouped(whole, ",", 2) {
			return 0, false
		}
		whole = strings.ReplaceAll(whole, ",", "")
	}
	if !allDigits(whole) || frac != "" && !allDigits(frac) || len(whole) > 15 {
		return 0, false
	}
	if frac != "" {
		whole += "." + frac
	}
	v, err := strconv.ParseFloat(whole, 64)
	return v, err == nil
}

// grouped reports whether separators part s into groups of digits: at most
// three in the first, three in the last, least to three between (Indian
// numbers have two: "1,20,000").
func grouped(s, sep string, least int) bool {
	groups := strings.Split(s, sep)
	for i, g := range groups {
		switch last := i == len(groups)-1; {
		case !allDigits(g), len(g) > 3, last && len(g) != 3, i > 0 && len(g) < least:
			return false
		}
	}
	return len(groups) > 1
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// lower returns a form in lower case, with straight apostrophes.
func lower(s string) string { return strings.ReplaceAll(strings.ToLower(s), "’", "'") }
