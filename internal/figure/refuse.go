package figure

import (
	"math"
	"strings"

	"readout/internal/ud"
)

// refuse returns why a number counts no people, "" if it may.
func refuse(d *ud.Doc, c *count, s ud.Sentence) string {
	for _, test := range []func(*ud.Doc, *count, ud.Sentence) string{ofNothing, ratio, rate, whole, money, compound, unit, date, age, label, pronoun} {
		if why := test(d, c, s); why != "" {
			return why
		}
	}
	return ""
}

// form returns word k of the sentence in lower case, "" outside of it.
func form(d *ud.Doc, s ud.Sentence, k int) string {
	if k < s.First || k >= s.Last {
		return ""
	}
	return lower(d.Words[k].Form)
}

// touching reports whether no space stands between words k and k+1.
func touching(d *ud.Doc, s ud.Sentence, k int) bool {
	return k >= s.First && k+1 < s.Last && d.Words[k].Span.End == d.Words[k+1].Span.Start
}

// "a third of the dead" · "0 deaths" · "2.5 people": no count
func ofNothing(_ *ud.Doc, c *count, _ ud.Sentence) string {
	if c.share {
		return "a share"
	}
	for _, v := range []*float64{c.low, c.high} {
		if v != nil && (*v == 0 || *v != math.Trunc(*v)) {
			return "not a whole number"
		}
	}
	return ""
}

// "four in ten adults": no count
func ratio(d *ud.Doc, c *count, s ud.Sentence) string {
	if form(d, s, c.end) == "in" {
		if _, ok := numberAt(d.Words, c.end+1, s.Last); ok {
			return "a share"
		}
	}
	if form(d, s, c.num-1) == "in" && c.num-2 >= s.First && (d.Words[c.num-2].UPOS == "NUM" || known().numbers[form(d, s, c.num-2)].class == "unit") {
		return "a share"
	}
	return ""
}

// "an average of 30 people" · "30 people a day": no count, but "61 a day earlier"
func rate(d *ud.Doc, c *count, s ud.Sentence) string {
	for k := c.first - 1; k >= c.first-3; k-- {
		if form(d, s, k) == "average" {
			return "a rate"
		}
	}
	switch form(d, s, c.stop) {
	case "a", "an", "per", "each", "every":
	default:
		return ""
	}
	if known().counted[form(d, s, c.stop+1)] != "time" || beyond[form(d, s, c.stop+2)] {
		return ""
	}
	return "a rate"
}

// beyond holds words behind a length of time that make a point of it.
var beyond = set("earlier ago before later after previously prior")

// "12 of the 40 miners": the 40 are told of by the way
func whole(d *ud.Doc, c *count, s ud.Sentence) string {
	k := c.first - 1
	for k > s.First && (upos(&d.Words[k]) == "DET" || d.Words[k].XPOS == "PRP$") {
		k--
	}
	if form(d, s, k) != "of" {
		return ""
	}
	if form(d, s, k-1) == "out" {
		k--
	}
	if k > s.First && (upos(&d.Words[k-1]) == "NUM" || known().numbers[form(d, s, k-1)].class == "unit") {
		return "the whole that a part is of"
	}
	return ""
}

// "$ 9 billion" · "12 euros"
func money(d *ud.Doc, c *count, s ud.Sentence) string {
	switch p := form(d, s, c.num-1); {
	case strings.ContainsAny(p, "$€£¥₹₽₺₪₩"):
		return "money"
	case p != "" && known().counted[p] == "money" && !strings.HasSuffix(p, "s"): // "USD 12"
		return "money"
	}
	if strings.ContainsAny(form(d, s, c.end), "$€£¥₹₽₺₪₩") {
		return "money"
	}
	return ""
}

// "12 hours" · "40 percent" · "140 square miles" · "36 shells"
func unit(d *ud.Doc, c *count, s ud.Sentence) string {
	if w := known().counted[c.name(d)]; w != "" && w != "person" {
		return w
	}
	for k := c.last; k < s.Last && k < c.last+2; k++ {
		if k > c.last && form(d, s, k-1) != "more" && form(d, s, k-1) != "-" && form(d, s, k-1) != "of" {
			break
		}
		switch w := known().counted[form(d, s, k)]; w {
		case "time", "distance", "money", "share":
			return w
		}
	}
	return ""
}

// "11-point plan" · "four-day truce" · "F-16" · "2-1", but "5,000-strong"
func compound(d *ud.Doc, c *count, s ud.Sentence) string {
	if form(d, s, c.num-1) == "-" && touching(d, s, c.num-1) && touching(d, s, c.num-2) && form(d, s, c.num-2) != "" {
		return "part of a name"
	}
	if touching(d, s, c.end-1) && touching(d, s, c.end) && (form(d, s, c.end) == "-" || form(d, s, c.end) == "–") && c.last == c.end {
		if w := form(d, s, c.end+1); w != "strong" && w != "plus" {
			return "part of a compound"
		}
	}
	if form(d, s, c.end) == "/" || form(d, s, c.num-1) == "/" || form(d, s, c.num-1) == "#" {
		return "part of a code"
	}
	return ""
}

// "October 7" · "7 October" · "in 2023" · "May 2023"
func date(d *ud.Doc, c *count, s ud.Sentence) string {
	x := known()
	if !c.digits {
		return ""
	}
	before, after := form(d, s, c.num-1), form(d, s, c.end)
	isDay := c.low != nil && *c.low <= 31
	switch {
	case isDay && (x.months[before] || x.months[after]):
		return "a day"
	case isDay && after == "of" && x.months[form(d, s, c.end+1)]:
		return "a day"
	case !isYear(d, c):
		return ""
	case x.months[before], c.noun < 0 && !harmBefore(d, s, c.num-1) && !harmAfter(d, s, c.end):
		return "a year"
	case c.noun >= 0 && yearPrep[before]: // "in 2023 people fled"
		return "a year"
	case before == ",", c.noun >= 0 && (before == "the" || before == "'s" || d.Words[c.noun].XPOS == "NN"): // "the 2008 war", "her 2012 murder"
		return "a year"
	}
	return ""
}

var yearPrep = map[string]bool{"in": true, "since": true, "of": true, "by": true, "from": true, "until": true, "during": true, "before": true, "after": true, "early": true, "late": true, "mid": true, "through": true}

// isYear reports whether a number looks like a year: four digits without
// separator, from 1500 to 2100.
func isYear(d *ud.Doc, c *count) bool {
	return c.end == c.num+1 && len(d.Words[c.num].Form) == 4 && c.low != nil && *c.low >= 1500 && *c.low <= 2100
}

func harmBefore(d *ud.Doc, s ud.Sentence, k int) bool {
	return k >= s.First && k < s.Last && known().verb(&d.Words[k]) != ""
}

func harmAfter(d *ud.Doc, s ud.Sentence, k int) bool {
	return k < s.Last && known().nouns[form(d, s, k)] != nil
}

// "aged 12" · "Amal Haddad, 45, was killed" · "children under 10" · "12-year-old"
func age(d *ud.Doc, c *count, s ud.Sentence) string {
	before, after := form(d, s, c.first-1), form(d, s, c.last)
	if (before == "and" || before == ",") && c.digits && c.noun < 0 && c.first-2 >= s.First && d.Words[c.first-2].UPOS == "NUM" { // "aged 12 and 14"
		before = form(d, s, c.first-3)
	}
	switch before {
	case "age", "aged", "ages":
		return "an age"
	case "of": // "under the age of four"
		if w := form(d, s, c.first-2); w == "age" || w == "ages" {
			return "an age"
		}
	}
	switch w := form(d, s, c.first); w {
	case "under", "over", "above", "below":
		if c.noun < 0 && c.first > s.First && upos(&d.Words[c.first-1]) == "NOUN" && c.high != nil && *c.high < 100 {
			return "an age"
		}
		if c.noun < 0 && c.first > s.First && upos(&d.Words[c.first-1]) == "NOUN" && c.low != nil && *c.low < 100 && !harmBefore(d, s, c.first-1) {
			return "an age"
		}
	}
	isName := c.first-2 >= s.First && upos(&d.Words[c.first-2]) == "PROPN"
	young := c.low != nil && *c.low < 110 && c.digits
	if young && isName && before == "," && (after == "," || after == "." || after == "") {
		return "an age"
	}
	if young && before == "(" && after == ")" {
		return "an age"
	}
	return ""
}

// "Resolution 242" · "Flight 370" · "No. 3" · "1. The army"
func label(d *ud.Doc, c *count, s ud.Sentence) string {
	before, after := form(d, s, c.num-1), form(d, s, c.end)
	switch {
	case !c.digits:
		return ""
	case known().labels[before] && (c.noun < 0 || upos(&d.Words[c.num-1]) == "PROPN" || before == "no."):
		return "a label"
	case c.num == s.First && (after == "." || after == ")" || after == ":"):
		return "a list number"
	}
	return ""
}

// countedAlone holds the words before which "one" counts a person: "three from
// Malawi and one from Uruguay", "34 injured, one critically".
var countedAlone = set("from critically seriously severely fatally")

// "no one" · "one of the dead" · "one another" · "one day": no count
func pronoun(d *ud.Doc, c *count, s ud.Sentence) string {
	if c.end != c.num+1 || form(d, s, c.num) != "one" {
		return ""
	}
	switch form(d, s, c.num-1) {
	case "no", "this", "that", "any", "every", "each", "which", "the", "another", "number":
		return "a pronoun"
	}
	switch after := form(d, s, c.end); {
	case after == "of", after == "another", after == "who", after == "that", after == "day":
		return "a pronoun"
	case after == "in" && form(d, s, c.num-1) == "and" && c.num-4 > s.First && placePrep[form(d, s, c.num-3)]: // "three in Haiti and one in Cuba"
		return ""
	case countedAlone[after], harmBefore(d, s, c.end), after == "more" && harmAfter(d, s, c.end+1): // "one critically", "one died", "one more missing"
		return ""
	case c.noun < 0 && !harmAfter(d, s, c.end) && !harmBefore(d, s, c.first-1) && after != "was" && after != "is" && after != "has":
		return "a pronoun"
	}
	return ""
}
