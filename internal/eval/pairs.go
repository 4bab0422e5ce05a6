package eval

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"

	"readout/internal/actor"
	"readout/internal/table"
)

// A Pair is somebody whom a text names beside an office of a country, read by
// rules that know nothing of how the program reads: an office out of a list of
// its own, a country word right beside it, a name right before or after.
type Pair struct {
	Bullet   *Bullet
	Form     string // before: "Iranian Foreign Minister X"; of: "Prime Minister of Japan X"; after: "X, president of Chile"; page: the country is told by a link only
	Office   string // canonical
	Standing string // acting, former, deputy, designate; "" in full
	Country  string // ISO 3166-1 alpha-3, "IGO" for bodies
	Name     string
	start    int // of the name, in bytes
}

// Pairs reads the pairs off a bullet, and counts those that it leaves out
// because words and link tell different countries.
func (b *Bullet) Pairs() (pairs []Pair, doubtful int) {
	for _, at := range roles().words.FindAllStringIndex(b.Text, -1) {
		office := roles().of(b.Text[at[0]:at[1]])
		p, ok := b.pairAt(at[0], at[1])
		if !ok || office == "" {
			continue
		}
		p.Bullet, p.Office = b, office
		told := b.pageCountry(at[0], at[1])
		switch {
		case p.Country == "" && told == "":
			continue
		case p.Country == "":
			p.Country, p.Form = told, "page"
		case told != "" && told != p.Country:
			doubtful++
			continue
		}
		pairs = append(pairs, p)
	}
	return pairs, doubtful
}

// pairAt reads what stands around an office at [start, end).
func (b *Bullet) pairAt(start, end int) (Pair, bool) {
	var p Pair
	p.Country, p.Standing, _ = countryBefore(b.Text[:start])
	p.Form = "before"
	if before, ok := strings.CutSuffix(strings.TrimRight(b.Text[:start], " "), "European"); ok && p.Country == "" {
		p.Country, p.Standing, _ = countryBefore(before)
		p.Country = "IGO" // "European Commission president"
	}
	next := end
	if m := suffix.FindString(b.Text[end:]); m != "" { // "president-elect"
		p.Standing, next = "designate", end+len(m)
	}
	if m := posting.FindString(b.Text[next:]); m != "" && p.Country != "" { // "U.S. ambassador to Israel"
		if _, n := longestCountry(b.Text[next+len(m):]); n > 0 {
			next += len(m) + n
		}
	}
	if m := ofCountry.FindStringSubmatchIndex(b.Text[next:]); m != nil && p.Country == "" {
		country, n := longestCountry(b.Text[next+m[2] : next+m[3]])
		if p.Country = country; country != "" && !adjective(b.Text[next+m[2]:next+m[2]+n]) {
			p.Form, next = "of", next+m[2]+n
		}
	}
	if m := between.FindString(b.Text[next:]); m != "" {
		if p.Name, p.start = b.nameAt(next + len(m)); p.Name != "" {
			return p, true
		}
	}
	if p.Name, p.start = b.nameBefore(start); p.Name != "" && p.Country != "" {
		p.Form = "after"
		return p, true
	}
	return p, false
}

var (
	suffix    = regexp.MustCompile(`^[- ](elect|designate)\b`)
	posting   = regexp.MustCompile(`^ (?:to|for) (?:the )?`)
	ofCountry = regexp.MustCompile(`^ (?:of|for) (?:the )?((?:U\.S\.|U\.N\.|\p{Lu}[\p{L}’'-]*|of|the|and|[- ])+)`)
	between   = regexp.MustCompile(`^,? (?:(?:Sheikh|Dr\.|General|Sir|Lord|Ayatollah) )?`)
	person    = regexp.MustCompile(`^\p{Lu}[\p{L}.’'-]+(?:[ -](?:(?:bin|al|el|van|von|der|de|da|dos|di|du|le|la|ben) )*(?:\p{Lu}[\p{L}’'-]*\.?|al-\p{Lu}\p{L}+))+`)
)

// nameAt reads the name that begins at a byte: a link of capitalised words, or
// two such words at least.
func (b *Bullet) nameAt(start int) (string, int) {
	name := person.FindString(b.Text[start:])
	if l, ok := b.linkAt(start); ok {
		if name = b.Text[l.start:l.end]; !person.MatchString(name + " X") {
			return "", 0
		}
	}
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	if name == "" || roles().words.MatchString(name) || countryOf(name) != "" {
		return "", 0
	}
	return name, start
}

// nameBefore reads the linked name that a comma parts from an office and its
// country: "Kaja Kallas, the Estonian prime minister".
func (b *Bullet) nameBefore(office int) (string, int) {
	for _, l := range b.link {
		if l.end > office {
			break
		}
		words, ok := strings.CutPrefix(b.Text[l.end:office], ",")
		if !ok {
			continue
		}
		_, _, rest := countryBefore(words)
		if len(rest) == 0 || len(rest) == 1 && (rest[0] == "the" || rest[0] == "a") {
			return b.nameAt(l.start)
		}
	}
	return "", 0
}

// standings are the words that may stand between a country and an office, or
// before the country.
var standings = map[string]string{
	"acting": "acting", "interim": "acting", "caretaker": "acting", "transitional": "acting", "provisional": "acting",
	"former": "former", "ex": "former", "ousted": "former", "deposed": "former", "late": "former", "deputy": "deputy",
	"incoming": "designate", "outgoing": "", "incumbent": "", "current": "", "de": "", "facto": "", "new": "", "then": "former",
}

// countryBefore reads the country and standing at the end of the words before an
// office: "former South Korean", "Iran's acting". It returns "" if no country
// ends there, and the words before both.
func countryBefore(before string) (country, standing string, rest []string) {
	words := strings.Fields(before)
	take := func() {
		for len(words) > 0 {
			s, ok := standings[strings.ToLower(strings.Trim(words[len(words)-1], "-"))]
			if !ok {
				return
			}
			if words = words[:len(words)-1]; standing == "" {
				standing = s
			}
		}
	}
	take()
	for n := min(5, len(words)); n > 0; n-- {
		name := strings.Join(words[len(words)-n:], " ")
		name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
		if c := countryOf(name); c != "" {
			words = words[:len(words)-n]
			take()
			return c, standing, words
		}
	}
	return "", standing, words
}

// adjective reports whether a name is an adjective: "of the Indonesian …" owns
// no office.
func adjective(name string) bool {
	e := actor.Known().Lookup(name)
	return len(e) > 0 && e[0].Kind == actor.Adjective
}

// longestCountry returns the country whose name begins the words, and the
// length of the name.
func longestCountry(words string) (string, int) {
	for end := len(words); end > 0; end = strings.LastIndexByte(words[:end], ' ') {
		if c := countryOf(strings.TrimSpace(words[:end])); c != "" {
			return c, len(strings.TrimRight(words[:end], " "))
		}
	}
	return "", 0
}

// pageCountry returns the country in the title of a page that the office links
// to: "Prime Minister of Japan", "Minister of Foreign Affairs (Russia)".
func (b *Bullet) pageCountry(start, end int) string {
	for _, l := range b.link {
		if l.start > start || l.end < end {
			continue
		}
		title := strings.TrimSuffix(l.page, ")")
		if i := strings.LastIndexByte(title, '('); i >= 0 {
			return countryOf(title[i+1:])
		}
		for _, of := range []string{" of the ", " of "} {
			if i := strings.LastIndex(title, of); i >= 0 {
				if c := countryOf(title[i+len(of):]); c != "" {
					return c
				}
			}
		}
		c, _ := longestCountry(title)
		return c
	}
	return ""
}

// countryOf returns the country that a whole name or adjective stands for, that
// of a group, "IGO" for a body, "" for other words and for names of two countries.
func countryOf(name string) string {
	code := ""
	for _, e := range actor.Known().Lookup(name) {
		switch e.Kind {
		case actor.State, actor.Territory, actor.Adjective, actor.Body, actor.Group:
			if code != "" && code != e.Country {
				return ""
			}
			code = e.Country
		}
	}
	return code
}

//go:embed roles.tsv
var rolesTSV string

// A roleList finds offices by their words.
type roleList struct {
	words   *regexp.Regexp // any office
	offices []string
	each    []*regexp.Regexp
}

var roles = sync.OnceValue(func() roleList {
	rows, err := table.Read("roles.tsv", rolesTSV, "office", "words")
	if err != nil {
		panic(err) // the tests read it
	}
	var l roleList
	var all []string
	for _, r := range rows {
		l.offices = append(l.offices, r.Get("office"))
		l.each = append(l.each, regexp.MustCompile(`(?i)^(?:`+r.Get("words")+`)$`))
		all = append(all, `(?:`+r.Get("words")+`)`)
	}
	l.words = regexp.MustCompile(`(?i)\b(?:` + strings.Join(all, "|") + `)\b`)
	l.words.Longest()
	return l
})

// of returns the office that words name.
func (l roleList) of(words string) string {
	i := slices.IndexFunc(l.each, func(x *regexp.Regexp) bool { return x.MatchString(words) })
	if i < 0 {
		return ""
	}
	return l.offices[i]
}
