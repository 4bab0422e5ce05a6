package report

import (
	"fmt"

	"readout/internal/record"
	"readout/internal/timex"
)

const column = 13 // where words begin: two spaces, the longest type, a space

// Article writes what was read off one article. known says that it was kept
// before.
func (p Page) Article(r *record.Reading, known bool) {
	a := r.Article
	p.head(a, known)
	p.section("Events", len(r.Events))
	for i := range r.Events {
		p.event(a, &r.Events[i])
	}
	p.section("Statements", len(r.Statements))
	for i := range r.Statements {
		p.statement(a, &r.Statements[i])
	}
	p.section("Figures", len(r.Figures))
	for i := range r.Figures {
		p.figure(a, &r.Figures[i])
	}
	p.diagnostics(r)
	p.line("", "")
}

// head writes the title, or the path where there is none, and what is known
// about the article.
func (p Page) head(a *record.Article, known bool) {
	title, where := clean(a.Title), clean(a.Path)
	if title == "" {
		title = titleZone(a)
	}
	if title == "" {
		title, where = where, ""
	}
	for _, l := range wrap(title, p.width()) {
		p.line(bold, "%s", l)
	}
	line := ""
	for _, s := range []string{clean(a.Outlet), where, clean(a.Record), dated(a), already(known)} {
		if s != "" && line != "" {
			line += " · "
		}
		line += s
	}
	for _, l := range wrap(line, p.width()) {
		p.line(faint, "%s", l)
	}
}

// titleZone returns the headline inside the text, "" if there is none.
func titleZone(a *record.Article) string {
	for _, z := range a.Zones {
		if z.Kind == record.ZoneTitle {
			return clean(a.Text.Slice(z.Span))
		}
	}
	return ""
}

func already(known bool) string {
	if known {
		return "already kept"
	}
	return ""
}

var datedFrom = map[string]string{
	"header": "its header", "metadata": "its metadata", "markup": "the page's markup", "url": "its address",
	"text": "its own words", "feed": "the feed", "archive": "the archive",
}

// dated tells the article's date and how it is known.
func dated(a *record.Article) string {
	if a.Published == "" {
		return "no date known"
	}
	if from := datedFrom[a.PublishedFrom]; from != "" {
		return fmt.Sprintf("%s, from %s", day(a.Published), from)
	}
	return day(a.Published)
}

var months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August",
	"September", "October", "November", "December"}

// day writes a date in words, as exact as it is: 25 November 2023, November
// 2023, 2023.
func day(d timex.Date) string {
	var y, m, n int
	got, _ := fmt.Sscanf(string(d), "%d-%d-%d", &y, &m, &n)
	switch {
	case got >= 2 && (m < 1 || m > 12), got == 0:
		return string(d)
	case got == 3:
		return fmt.Sprintf("%d %s %d", n, months[m-1], y)
	case got == 2:
		return fmt.Sprintf("%s %d", months[m-1], y)
	}
	return fmt.Sprint(y)
}

func (p Page) section(name string, n int) {
	if n > 0 {
		p.line("", "")
		p.line(bold, "%s", name)
	}
}

func (p Page) quote(a *record.Article, s string) {
	p.block(column, "", "", quoted(s), faint)
}

func (p Page) diagnostics(r *record.Reading) {
	if len(r.Diagnostics) == 0 {
		return
	}
	p.line("", "")
	for _, d := range r.Diagnostics {
		words := clean(d.Text)
		if !d.Span.Empty() {
			words += ": " + quoted(r.Article.Text.Slice(d.Span))
		}
		p.block(4, "  !", yellow, words, "")
	}
}
