package actor

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"time"

	"readout/internal/timex"
)

var since = regexp.MustCompile(`^(.*?) *\((?:chair\w+ |acting |interim )?since (?:(\d+) )?(?:([A-Z][a-z]+) )?(\d{4})`)

// factbook reads the CIA World Factbook's leaders: "President Emmanuel MACRON
// (since 14 May 2017)" as seen on a day.
func factbook(file string, rows [][]string) []Fact {
	var out []Fact
	for _, r := range rows {
		if len(r) < 5 || countryOf(r[2]) == "" {
			continue
		}
		for _, cell := range r[3:5] {
			cell = strings.ReplaceAll(html.UnescapeString(cell), "\u00a0", " ")
			if _, after, ok := strings.Cut(cell, "represented by "); ok {
				cell = after // "King CHARLES III; represented by Governor General Dame Cindy KIRO"
			}
			m := since.FindStringSubmatch(cell)
			if m == nil {
				continue
			}
			f := Fact{File: file, Country: countryOf(r[2]), Name: capitalWords(m[1]), Offices: heads, To: timex.Date(r[0])}
			f.From = dayOf(m[2], m[3], m[4])
			known := func(g Fact) bool { return g.Country == f.Country && g.From == f.From && g.Name == f.Name }
			if f.Name == "" || f.From >= f.To {
				continue
			}
			if i := slices.IndexFunc(out, known); i < 0 {
				out = append(out, f)
			} else {
				out[i].To = f.To
			}
		}
	}
	for i, f := range out {
		out[i].Day = between(max(f.From, "2000"), f.To)
	}
	return out
}

// dayOf makes a date of "14", "May", "2017"; day and month may be missing.
func dayOf(day, month, year string) timex.Date {
	if t, err := time.Parse("2 January 2006", day+" "+month+" "+year); err == nil {
		return timex.Date(t.Format(time.DateOnly))
	}
	if t, err := time.Parse("January 2006", month+" "+year); err == nil {
		return timex.Date(t.Format("2006-01"))
	}
	return timex.Date(year)
}

// capitalWords returns a name that the factbook writes with its family name in
// capital letters, without the title before it and the names and remarks after
// it: "Mateusz Jakub MORAWIECKI", "XI Jinping", "Luis ARCE Catacora". It returns
// "" where the words are no such name.
func capitalWords(s string) string {
	s, _, _ = strings.Cut(s, " President of")
	words := strings.Fields(strings.NewReplacer(",", " ", "(", " ", ")", " ").Replace(s))
	for len(words) > 0 && slices.Contains(titles, strings.ToLower(strings.Trim(words[0], "."))) {
		words = words[1:]
	}
	family := func(w string) bool { return len(w) > 1 && strings.Trim(w, ".") == w && strings.ToUpper(w) == w }
	at := slices.IndexFunc(words, family)
	if at < 0 || strings.ContainsAny(s, ";:") {
		return ""
	}
	for end := at + 1; at > 0 && end < len(words); end++ {
		if !family(words[end]) {
			words = words[:end]
		}
	}
	return strings.Join(words, " ")
}

var titles = strings.Fields(`president prime minister king queen emperor emir amir sultan chancellor federal taoiseach supreme leader interim acting
	caretaker designate prime-minister premier chief executive governor general chairman chairperson presidency presidential council of the
	ministers prince grand duke pope captain regent sr gen lt col brig maj adm dr sir dame sheikh field marshal state affairs commission
	transitional transition government head and co-prince paramount sovereign chair sovereignty transitional military rear retired ret admiral
	crown marshal justice mr ms mrs national first secretary vice de facto taliban tuanku tan sri dato datuk interim- her his excellency majesty lord baron
	judge general capt captain taoiseach minister-president administrator for countess gnu al-sultan sayyid sardar mullah`)
