package figure

import (
	"fmt"
	"strings"

	"readout/internal/record"
	"readout/internal/timex"
)

// since returns the day from which a number counts, and whether it counts all
// that happened since some day and not one event.
//
//	"has been pounding Gaza since October 7, killing nearly 8,800"
func (r *reader) since(c *claim) (timex.Date, bool) {
	for k := r.s.First; k+1 < r.s.Last; k++ {
		if form(r.d, r.s, k) == "since" && !r.parted(min(k, c.first), max(k, c.first)) {
			if d := r.dateAt(k + 1); d != "" {
				return d, true
			}
			return "", true
		}
	}
	return "", r.stands(c.first-14, c.stop+10, []string{"so far"}) || r.near(max(c.first-14, r.s.First), 24, "so far") || r.near(max(c.first-14, r.s.First), 24, "to date")
}

// asOf returns the day up to which a number counts, where the text says so.
//
//	"as of November 2"
func (r *reader) asOf(c *claim) timex.Date {
	for k := r.s.First; k+2 < r.s.Last; k++ {
		if joined(r.d.Words, k, k+2) == "as of" {
			return r.dateAt(k + 2)
		}
	}
	return ""
}

var monthNumber = map[string]int{}

func init() {
	for i, m := range strings.Fields("january february march april may june july august september october november december") {
		monthNumber[m], monthNumber[m[:3]] = i+1, i+1
	}
	monthNumber["sept"] = 9
}

// dateAt reads "October 7", "7 October", with a year or the published one.
func (r *reader) dateAt(k int) timex.Date {
	f := func(i int) string { return strings.TrimSuffix(form(r.d, r.s, i), ".") }
	if m := monthNumber[f(k)]; m > 0 {
		return r.dated(m, f(k+1), f(k+2), f(k+3))
	}
	if m := monthNumber[f(k+1)]; m > 0 {
		return r.dated(m, f(k), f(k+2), f(k+3))
	}
	if y := f(k); len(y) == 4 && allDigits(y) && (y[0] == '1' || y[0] == '2') {
		return timex.Date(y)
	}
	return ""
}

func (r *reader) dated(month int, day, a, b string) timex.Date {
	year := ""
	for _, y := range []string{a, b, day} {
		if len(y) == 4 && allDigits(y) {
			year = y
			break
		}
		if y != "," && y != day {
			break
		}
	}
	published := string(r.pass.Article.Published)
	if year == "" && len(published) >= 7 {
		year = published[:4]
		if fmt.Sprintf("%s-%02d", year, month) > published {
			year = fmt.Sprint(int(year[0]-'0')*1000 + int(year[1]-'0')*100 + int(year[2]-'0')*10 + int(year[3]-'0') - 1)
		}
	}
	if year == "" {
		return ""
	}
	day = strings.TrimRight(day, "stndrh")
	if len(day) <= 2 && allDigits(day) {
		return timex.Date(fmt.Sprintf("%s-%02d-%02s", year, month, day))
	}
	return timex.Date(fmt.Sprintf("%s-%02d", year, month))
}

// place returns where those counted came to harm, from the clause itself.
func (r *reader) place(c *claim) *record.Place {
	for k := c.stop; k+1 < r.s.Last && k < c.stop+20; k++ {
		if p := r.placeAt(k); p != nil {
			return p
		}
	}
	for k := c.first - 1; k > r.s.First && k > c.first-25; k-- {
		if p := r.placeAt(k); p != nil {
			return p
		}
	}
	return nil
}

var placePrep = set("in at near across on throughout outside inside over against around off to")

func (r *reader) placeAt(k int) *record.Place {
	if !placePrep[form(r.d, r.s, k)] {
		return nil
	}
	for j := k + 1; j < r.s.Last && j < k+5; j++ {
		if m := r.mentions.At(j); m != nil && m.Place {
			a := m.Actors[0]
			return &record.Place{Name: a.Name, Country: a.Country, Span: r.d.Cover(m.First, m.Last)}
		}
		if u := r.d.Words[j].UPOS; u != "DET" && u != "ADJ" && u != "PROPN" && u != "NOUN" {
			return nil
		}
	}
	return nil
}
