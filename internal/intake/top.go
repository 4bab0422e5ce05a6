package intake

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// deepest is the number of lines above the prose that a head may have.
const deepest = 20

// markHead marks what stands above the prose: dates, bylines, menus, captions,
// one title; and what is glued to the beginning of the prose. It returns the
// index of the first line of prose.
func (p *page) markHead() int {
	titled := false
	for i := range p.lines {
		l := &p.lines[i]
		if i == 0 {
			p.cutDate(l)
		}
		words := l.words
		if len(l.before) > 0 {
			words = fold(p.t.Slice(l.prose))
		}
		switch h, dated := readHead(words); {
		case l.prose.Empty() || l.kind != "":
		case dated:
			l.kind = record.ZoneHeader
			if h.rest != "" {
				l.kind = record.ZoneByline
			}
			p.date(h, l.span)
		case i > deepest:
			return i
		case isMenu(words):
			l.kind = record.ZoneBoilerplate
		case kindOf(words, "head", "any") != "":
			l.kind = kindOf(words, "head", "any")
		case !titled && p.isTitle(i, words):
			l.kind, titled = record.ZoneTitle, true
		case p.datedSoon(i):
			if isName(words) {
				l.kind = record.ZoneByline
			}
		default:
			p.cutStart(l)
			if i+1 < len(p.lines) && !l.prose.Empty() {
				p.cutStart(&p.lines[i+1])
			}
			if !l.prose.Empty() {
				return i
			}
		}
	}
	return len(p.lines)
}

// datedSoon reports whether one of the three lines after i is a date's: what
// stands above it is still the head, a kicker or a standfirst.
func (p *page) datedSoon(i int) bool {
	for _, l := range p.lines[i+1 : min(i+4, len(p.lines))] {
		if h, ok := readHead(l.words); ok && h.date != "" {
			return true
		}
	}
	return false
}

// date takes the date of a head unless a better one is known.
func (p *page) date(h head, s text.Span) {
	if h.beats(p.head) {
		h.span = s
		p.head = h
	}
}

// crawled is a head that a crawler put before the first line: " date 2023-11-02 ".
var crawled = regexp.MustCompile(`^(?i:date|published|pubdate)[\s\p{Zs}]?:?[\s\p{Zs}]?((?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?)(?:[\s\p{Zs}]+|$)`)

// cutDate marks a crawler's head, with the space around it.
func (p *page) cutDate(l *line) {
	s := p.t.Slice(l.prose)
	m := crawled.FindStringSubmatchIndex(s)
	if m == nil || !timex.Date(s[m[2]:m[3]]).Valid() {
		return
	}
	end := l.prose.Start + m[1]
	z := text.Span{Start: 0, End: end}
	l.before = append(l.before, record.Zone{Kind: record.ZoneHeader, Span: z})
	l.prose.Start = end
	p.date(head{date: timex.Date(s[m[2]:m[3]])}, z)
}

// cutStart marks a caption and a dateline glued to the beginning of the prose.
func (p *page) cutStart(l *line) {
	for range 2 {
		s := p.t.Slice(l.prose)
		s = s[:min(len(s), widest)]
		for len(s) > 0 && !utf8.ValidString(s) {
			s = s[:len(s)-1]
		}
		kind, end := glued(s)
		if end == 0 {
			return
		}
		z := text.Span{Start: l.prose.Start, End: l.prose.Start + end}
		l.before = append(l.before, record.Zone{Kind: kind, Span: p.t.Trim(z)})
		l.prose = p.t.Trim(text.Span{Start: z.End, End: l.prose.End})
		if kind == record.ZoneHeader {
			h, _ := readHead(fold(p.t.Slice(z)))
			p.date(h, z)
			continue
		}
		p.readDateline(p.t.Slice(z))
		if kind == record.ZoneByline {
			return
		}
	}
}

// glued returns the end of a caption or dateline that s begins with.
func glued(s string) (record.ZoneKind, int) {
	for _, q := range patterns() {
		if q.place != "start" {
			continue
		}
		m := q.re.FindStringIndex(s)
		if m == nil {
			continue
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s[m[1]:], text.IsSpace))
		if q.kind != record.ZoneCaption && (unicode.IsLower(next) || inserted(s[:m[1]], s[m[1]:])) {
			continue
		}
		return q.kind, m[1]
	}
	return "", 0
}

// inserted reports whether the name before a dash is the subject of a sentence
// and an insertion follows it: "Iran — Turkey's neighbour — denied it".
func inserted(name, rest string) bool {
	if strings.ContainsAny(name, "([0123456789") || strings.ToUpper(name) == name {
		return false
	}
	f := strings.Fields(name)
	return strings.Contains(rest, " "+f[len(f)-1]+" ")
}

// readDateline takes the date of a dateline. One without a year takes the year
// of a full date that stands before it in the head, if that is at most a week
// away: "ANKARA, Nov 2" after a picture taken on November 1, 2023.
func (p *page) readDateline(s string) {
	s = fold(s)
	if full := datesIn(s); len(full) > 0 {
		p.dateline = full[0].date
		return
	}
	if p.dateline == "" {
		return
	}
	for _, m := range noYear.FindAllStringSubmatch(s, -1) {
		if d := near(p.dateline, m); d != "" {
			p.dateline = d
		}
	}
}

// near returns the month and day of a match of noYear in the year of d, if that
// is within a week of d.
func near(d timex.Date, m []string) timex.Date {
	name, day := m[1], m[2]
	if name == "" {
		name, day = m[4], m[3]
	}
	month := months[strings.ToLower(name)]
	if month == 0 {
		return ""
	}
	n := 0
	for _, c := range day {
		n = 10*n + int(c-'0')
	}
	out := timex.NewDate(int(d[0]-'0')*1000+int(d[1]-'0')*100+int(d[2]-'0')*10+int(d[3]-'0'), month, n)
	if days, ok := timex.Days(d, out); out == "" || !ok || days < -7 || days > 7 {
		return ""
	}
	return out
}

// isTitle reports whether line i is the title: short, without a full stop, of
// three words or more, with prose somewhere below.
func (p *page) isTitle(i int, words string) bool {
	s := strings.TrimRight(words, "?") // "Will they talk?"
	if words == "" || len(words) > 240 || endsSentence(s) || beginsSmall(words) || strings.Count(words, " ") < 2 {
		return false
	}
	if i+1 < len(p.lines) && s != words && !p.lines[i+1].gap {
		return false
	}
	for _, l := range p.lines[i+1:] {
		if endsSentence(p.t.Slice(l.span)) {
			return true
		}
	}
	return false
}

// glue is where one section's name runs into the next: "Middle EastWorld News".
var glue = regexp.MustCompile(`(\p{Ll})(\p{Lu})`)

// isMenu reports whether a line is made of names of sections only.
func isMenu(words string) bool {
	if words == "" || len(words) > 120 {
		return false
	}
	for _, part := range strings.FieldsFunc(glue.ReplaceAllString(words, "$1|$2"), func(r rune) bool {
		return strings.ContainsRune("|>»›/\\•·,–—:-&", r)
	}) {
		if part = strings.ToLower(strings.TrimSpace(part)); part != "" && !sections[part] {
			return false
		}
	}
	return true
}
