// Package audit holds rows of event data against articles: which rows the
// articles support, with the letters that do, which not, and why.
//
// A row is compared with what was read off the articles that it names by URL or
// id, else off those of its days. The package must never know how an article was
// read, where it came from, or anything of a screen.
package audit

import (
	"net/url"
	"slices"
	"strings"

	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

// A Verdict says how far articles support a row.
type Verdict string

// The verdicts.
const (
	Supported   Verdict = "supported"   // an event says what the row does, as far as it tells
	Partly      Verdict = "partly"      // an event has most of it; the fields that differ are named
	Unsupported Verdict = "unsupported" // nothing in the articles is the row's
)

// A Finding is what was found about one row.
type Finding struct {
	Row     Row     `json:"row"`
	Verdict Verdict `json:"verdict"`
	By      string  `json:"by"` // how articles were found: address, date; empty: none was
	Looked  int     `json:"articles"`
	Best    *Best   `json:"best"`    // the nearest event or statement; null if nothing comes near
	Because string  `json:"because"` // why it is not supported, or only partly
}

// A Best is the event or statement that comes nearest to a row.
type Best struct {
	Article record.ID `json:"article"`
	Path    string    `json:"path"`
	URL     string    `json:"url,omitempty"`
	Mention record.ID `json:"mention"`
	Span    Span      `json:"span"`
	Agrees  []string  `json:"agrees"`  // what, actor, recipient, day, place, mode
	Differs []Differs `json:"differs"` // the same, with both sides' words
	Untold  []string  `json:"untold"`  // day, place: the row has it, this mention does not tell
}

// A Span is letters of an article, in code points.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact string `json:"exact"`
}

// Differs is a field that the row has otherwise than the article.
type Differs struct {
	Field   string `json:"field"`
	Row     string `json:"row"`
	Article string `json:"article"`
}

// window is by how many days an article may lie apart from a row that does not
// name it.
const window = 2

// A Desk holds the articles against which rows are audited.
type Desk struct {
	articles []*article
	at       map[string][]*article // by URL, id, record and path
	undated  int
}

type article struct {
	*record.Reading
	named map[string]bool // countries of all who have a part in anything
}

// NewDesk returns a desk without articles.
func NewDesk() *Desk { return &Desk{at: map[string][]*article{}} }

// Add adds what was read off an article.
func (d *Desk) Add(r *record.Reading) {
	a := &article{Reading: r, named: map[string]bool{}}
	for _, x := range r.Actors() {
		a.named[x.Country] = true
	}
	d.articles = append(d.articles, a)
	if r.Article.Published == "" {
		d.undated++
	}
	for _, s := range []string{r.Article.URL, string(r.Article.ID), r.Article.Record, r.Article.Path, r.Article.By() + " " + r.Article.Path} {
		if key := address(s); key != "" && !slices.Contains(d.at[key], a) {
			d.at[key] = append(d.at[key], a)
		}
	}
}

// Articles returns how many articles there are, and how many of them tell no
// day: rows find those by their address only.
func (d *Desk) Articles() (all, undated int) { return len(d.articles), d.undated }

// Check holds one row against the articles.
func (d *Desk) Check(row Row) Finding {
	f := Finding{Row: row, Verdict: Unsupported}
	near, by := d.candidates(&row)
	f.By, f.Looked = by, len(near)
	if len(near) == 0 {
		f.Because = d.missing(&row)
		return f
	}
	var best *weighed
	for _, a := range near {
		for _, w := range a.weigh(&row) {
			if by == "date" {
				w.loose()
			}
			if best == nil || w.before(best) {
				best = w
			}
		}
	}
	if best != nil {
		f.Verdict = best.verdict()
		f.Best = best.best()
	}
	f.Because = because(&f, near, best)
	return f
}

// candidates returns the articles that a row names, else those of its days.
func (d *Desk) candidates(row *Row) (near []*article, by string) {
	for _, s := range row.Addresses {
		for _, a := range d.at[address(s)] {
			if !slices.Contains(near, a) {
				near = append(near, a)
			}
		}
	}
	if len(near) > 0 {
		return near, "address"
	}
	for _, s := range row.Addresses {
		if strings.Contains(s, "://") {
			return nil, "" // it names an article that is not here
		}
	}
	for _, a := range d.articles {
		if nearby(a.Article.Published, row.Published) || nearby(a.Article.Published, row.Day) {
			near = append(near, a)
		}
	}
	if len(near) > 0 {
		by = "date"
	}
	return near, by
}

// nearby reports whether two days lie not more than the window apart.
func nearby(a, b timex.Date) bool {
	n, ok := timex.Days(a, b)
	return ok && n >= -window && n <= window
}

// missing tells why there is no article to look at.
func (d *Desk) missing(row *Row) string {
	for _, s := range row.Addresses {
		if strings.Contains(s, "://") {
			return "none of the articles has its URL"
		}
	}
	day := row.Day
	if row.Published != "" {
		day = row.Published
	}
	if day == "" {
		return "the row tells neither URL nor day"
	}
	return "none of the articles is of " + string(day) + " or two days around it"
}

// address makes two ways to write one URL alike.
func address(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return s
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	out := host + strings.TrimSuffix(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		out += "?" + u.RawQuery
	}
	return out
}

func (a *article) cut(s text.Span) Span {
	t := a.Article.Text
	return Span{t.RuneOffset(s.Start), t.RuneOffset(s.End), t.Slice(s)}
}
