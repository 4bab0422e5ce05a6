package intake

import (
	"errors"
	"strings"
	"time"

	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// FromBytes returns the article that came as a plain text file.
func FromBytes(path string, raw []byte) (*record.Article, error) {
	if len(raw) == 0 {
		return nil, errors.New("is empty")
	}
	encoding, err := encodingOf(raw)
	if err != nil {
		return nil, err
	}
	s, err := Decode(raw, encoding)
	if err != nil {
		return nil, err
	}
	return article(path, raw, encoding, s, metadata{})
}

// article puts together what is known of a decoded text.
func article(path string, raw []byte, encoding, s string, m metadata) (*record.Article, error) {
	if strings.IndexFunc(s, func(r rune) bool { return !text.IsSpace(r) }) < 0 {
		return nil, errors.New("is empty")
	}
	if strings.IndexByte(s, 0) >= 0 {
		return nil, errors.New("holds a NUL character")
	}
	t, err := text.New(s)
	if err != nil {
		return nil, err
	}
	a := &record.Article{
		ID: record.ArticleID(raw), Path: path, Record: m.id, URL: m.url, Outlet: m.outlet,
		Title: m.title, Authors: m.authors, Raw: raw, Encoding: encoding, Text: t,
	}
	p := newPage(t)
	p.markLines(m.captions, record.ZoneCaption)
	p.markLines(m.margins, record.ZoneBoilerplate)
	p.mark()
	a.Zones = p.zones
	published(a, p, m)
	setLanguage(a, m.language, m.lang)
	if i := strings.IndexRune(s, '\ufffd'); i >= 0 {
		diagnose(a, "lost-letters", "letters were lost before this text came here", text.Span{Start: i, End: i + len("\ufffd")})
	}
	return a, nil
}

func diagnose(a *record.Article, id, words string, s text.Span) {
	a.Diagnostics = append(a.Diagnostics, text.Diagnostic{ID: id, Text: words, Span: s})
}

// published settles the date of the article: from metadata or markup, its head,
// its dateline or its address, in this order, or not at all.
func published(a *record.Article, p *page, m metadata) {
	set := func(d timex.Date, from string) {
		if a.Published == "" && d != "" {
			a.Published, a.PublishedFrom = d, from
		}
	}
	if len(m.dates) > 0 {
		from := "metadata"
		if m.markup {
			from = "markup"
		}
		d := firstDate(m.dates)
		set(d, from)
		if d == "" {
			diagnose(a, "bad-date", "the "+from+"'s date "+quote(m.dates[0])+" is not understood: give it as 2023-11-25", text.Span{})
		} else if h := p.head.date; h != "" && !agree(d, h) {
			diagnose(a, "date-conflict", "the head says "+string(h)+", the "+from+" "+string(d), p.head.span)
		}
	}
	set(p.head.date, "header")
	set(p.dateline, "text")
	set(addressDate(a.URL), "url")
	if a.Published == "" {
		diagnose(a, "no-date", "nothing tells when this was published", text.Span{})
	}
}

func firstDate(dates []string) timex.Date {
	for _, s := range dates {
		if d := metadataDate(s); d != "" {
			return d
		}
	}
	return ""
}

// agree reports whether two dates are the same as far as both go.
func agree(a, b timex.Date) bool {
	return strings.HasPrefix(string(a), string(b)) || strings.HasPrefix(string(b), string(a))
}

func quote(s string) string {
	if len(s) > 40 {
		s = strings.ToValidUTF8(s[:40], "") + "…"
	}
	return "“" + s + "”"
}

// layouts are the forms of a machine's date.
var layouts = []string{
	"2006-01-02", "2006-01", "2006", "20060102", "2006/01/02", "200601021504", "20060102150405", "20060102T150405Z",
	time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05-07", "2006-01-02T15:04:05-0700", "2006-01-02 15:04:05 MST", "2006-01-02 15:04:05 -0700",
	time.RFC1123, time.RFC1123Z, time.RFC850, time.ANSIC, "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700", "Mon, 02 Jan 2006", "Mon, 2 Jan 2006",
}

// metadataDate reads a date as programs write it (ISO 8601, RFC 1123 and 5322)
// or as a head does; the day is that of the writer's own clock.
func metadataDate(s string) timex.Date {
	s = strings.TrimSpace(s)
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			switch l {
			case "2006":
				return timex.Date(t.Format("2006"))
			case "2006-01":
				return timex.Date(t.Format("2006-01"))
			}
			return timex.Date(t.Format("2006-01-02"))
		}
	}
	h, ok := readHead(s)
	if !ok || h.rest != "" {
		return ""
	}
	return h.date
}
