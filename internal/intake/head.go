package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// A head is what a dated line above an article tells.
type head struct {
	date    timex.Date
	updated bool      // the day of the last change, not of publication
	rest    string    // what is no date: a name, or nothing
	span    text.Span // of the line
}

// beats reports whether h is a better date than the one at hand.
func (h head) beats(old head) bool {
	return h.date != "" && (old.date == "" || old.updated && !h.updated)
}

// Forms of a date, blanks folded. Month names are looked up afterwards.
var (
	isoDate  = regexp.MustCompile(`\b((?:19|20)\d\d)[-/.](\d\d?)(?:[-/.](\d\d?))?(?:T\d\d:\d\d\S*)?(?:$|[^\d\w-])`)
	dayFirst = regexp.MustCompile(`\b(\d\d?)(?:st|nd|rd|th|er|\.|º)? (?:of |de )?(\p{L}{3,})\.?,? (?:de )?((?:19|20)\d\d)\b`)
	dayLater = regexp.MustCompile(`(\p{L}{3,})\.? (\d\d?)(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b`)
	numbers  = regexp.MustCompile(`\b(\d\d?)[/.-](\d\d?)[/.-]((?:19|20)\d\d)\b`)
	noYear   = regexp.MustCompile(`(\p{L}{3,})\.? (\d\d?)\b|\b(\d\d?) (\p{L}{3,})`)
)

// A found is a date with its place in a folded line.
type found struct {
	date       timex.Date
	start, end int
}

// datesIn returns the full dates in s, from left to right.
func datesIn(s string) (out []found) {
	add := func(m []int, year, month, day int) {
		d := timex.NewDate(year, month, day)
		overlaps := func(f found) bool { return m[0] < f.end && f.start < m[1] }
		if d != "" && !slices.ContainsFunc(out, overlaps) {
			out = append(out, found{d, m[0], m[1]})
		}
	}
	num := func(m []int, g int) int {
		if m[2*g] < 0 {
			return 0
		}
		n, _ := strconv.Atoi(s[m[2*g]:m[2*g+1]])
		return n
	}
	month := func(m []int, g int) int { return months[strings.ToLower(s[m[2*g]:m[2*g+1]])] }
	for _, m := range isoDate.FindAllStringSubmatchIndex(s, -1) {
		if num(m, 2) > 0 {
			add(m, num(m, 1), num(m, 2), num(m, 3))
		}
	}
	for _, m := range dayFirst.FindAllStringSubmatchIndex(s, -1) {
		if n := month(m, 2); n > 0 {
			add(m, num(m, 3), n, num(m, 1))
		}
	}
	for _, m := range dayLater.FindAllStringSubmatchIndex(s, -1) {
		if n := month(m, 1); n > 0 {
			add(m, num(m, 3), n, num(m, 2))
		}
	}
	for _, m := range numbers.FindAllStringSubmatchIndex(s, -1) {
		switch a, b := num(m, 1), num(m, 2); { // 2/11/2023 is anybody's guess
		case a > 12 || a == b:
			add(m, num(m, 3), b, a)
		case b > 12:
			add(m, num(m, 3), a, b)
		}
	}
	slices.SortFunc(out, func(a, b found) int { return a.start - b.start })
	return out
}

// readHead reads a line that holds a date, or "7 minutes ago", and nothing else
// but its label, a weekday, a time and at most a name: "Published: 2 November
// 2023", "By Leila Nasr Nov 2, 2023, 10:15 AM", "Sunday 2 June 2024 - 13:44".
func readHead(s string) (h head, ok bool) {
	if len(s) > 160 || !strings.ContainsFunc(s, unicode.IsDigit) {
		return h, false
	}
	dates := datesIn(s)
	rest, at := "", 0
	for _, f := range dates {
		updated := strings.Contains(strings.ToLower(s[at:f.start]), "update") || strings.Contains(strings.ToLower(s[at:f.start]), "modified")
		if now := (head{date: f.date, updated: updated}); now.beats(h) {
			h = now
		}
		rest += s[at:f.start] + " | "
		at = f.end
	}
	rest += s[at:]
	bare := rest
	for _, p := range patterns() {
		if p.place == "date" {
			bare = p.re.ReplaceAllString(bare, "$1 | $2")
		}
	}
	h.rest = strings.TrimFunc(bare, notLetter)
	if len(dates) == 0 {
		return h, h.rest == "" && strings.Contains(s, " ago")
	}
	return h, h.rest == "" || isName(h.rest)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// isName reports whether s may be the name of a writer or an outlet: up to five
// words in capitals on one side of the date, one only after "By" or if it is an
// agency's; "Born | Paris" is not.
func isName(s string) bool {
	words := strings.Fields(s)
	by := len(words) > 0 && strings.EqualFold(words[0], "by")
	if by {
		words = words[1:]
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && w != "and" && w != "," && w != "-" && !(by && w == "|") {
			return false
		}
	}
	if len(words) == 1 && !by {
		return strings.ToUpper(s) == s || kindOf(s, "tail") == record.ZoneByline
	}
	return len(words) > 0 && len(words) <= 5
}

// address is a date in the path of a web address: /2023/11/02/, /2023-11-02/,
// /20231102/, /2023/nov/02/, /2023/11/.
var address = regexp.MustCompile(`(?i)/((?:19|20)\d\d)(?:([-/]?)(\d\d)([-/]?)(\d\d)|/([a-z]{3})/(\d\d?)|/(\d\d))(?:[/?#_-]|$)`)

// addressDate returns the date that a web address holds, if any.
func addressDate(url string) timex.Date {
	m := address.FindStringSubmatch(url)
	if m == nil {
		return ""
	}
	n := func(i int) int { k, _ := strconv.Atoi(m[i]); return k }
	switch {
	case m[3] != "" && m[2] == m[4]:
		return timex.NewDate(n(1), n(3), n(5))
	case m[6] != "" && months[strings.ToLower(m[6])] > 0:
		return timex.NewDate(n(1), months[strings.ToLower(m[6])], n(7))
	case m[8] != "":
		return timex.NewDate(n(1), n(8), 0)
	}
	return ""
}
