package alert

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"readout/internal/report"
	"readout/internal/store"
	"readout/internal/timex"
)

// entries is how many of the mentions told last a feed has.
const entries = 200

// A Feed is mentions as an Atom feed.
type Feed struct {
	Name  string // by which the feed is known for ever; not shown
	Title string
	Self  string // its own address, if it has one
	Items []Item // the latest first
}

// The elements of Atom, RFC 4287, as far as they are used.
type (
	atomFeed struct {
		XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		ID        string      `xml:"id"`
		Title     string      `xml:"title"`
		Updated   string      `xml:"updated"`
		Generator string      `xml:"generator"`
		Links     []atomLink  `xml:"link"`
		Entries   []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		ID        string       `xml:"id"`
		Title     string       `xml:"title"`
		Updated   string       `xml:"updated"`
		Published string       `xml:"published,omitempty"`
		Author    string       `xml:"author>name"`
		Links     []atomLink   `xml:"link"`
		Category  atomCategory `xml:"category"`
		Content   atomText     `xml:"content"`
	}
	atomCategory struct {
		Term string `xml:"term,attr"`
	}
	atomText struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
)

// WriteAtom writes a feed. It depends on nothing but what it is given.
func WriteAtom(w io.Writer, f *Feed) error {
	out := atomFeed{ID: uuid("feed", f.Name), Title: f.Title, Generator: "Readout", Updated: stamp(time.Unix(0, 0))}
	if f.Self != "" {
		out.Links = append(out.Links, atomLink{"self", f.Self})
	}
	for _, i := range f.Items {
		e := newEntry(i)
		out.Updated = max(out.Updated, e.Updated)
		out.Entries = append(out.Entries, e)
	}
	b, err := xml.MarshalIndent(out, "", " ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s%s\n", xml.Header, b)
	return err
}

func newEntry(i Item) atomEntry {
	a := i.Article
	title := report.Headline(i.Found)
	term, _, _ := strings.Cut(title, " ")
	e := atomEntry{
		ID: uuid("mention", string(i.ID())), Title: title, Author: a.By(), Updated: stamp(updated(i)),
		Category: atomCategory{term}, Content: atomText{"text", words(i)},
	}
	if i.Mark.Kind == store.MarkAlso {
		e.Title = "Also: " + e.Title
	}
	if day, ok := moment(a.Published); ok && a.Published.Precision() == timex.Day {
		e.Published = stamp(day)
	}
	if u, err := url.Parse(a.URL); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		e.Links = append(e.Links, atomLink{"alternate", iri(u.String())})
	}
	if i.Page != "" {
		e.Links = append(e.Links, atomLink{"related", i.Page})
	}
	return e
}

// words is what a feed and a letter say of a mention below its headline.
func words(i Item) string {
	a := i.Article
	s, from, to := report.Quote(i.Found)
	lines := []string{"“" + s + "”", a.By() + ", " + cmp.Or(string(a.Published), "no day")}
	if a.Title != "" {
		lines[1] += ", “" + strings.Join(strings.Fields(a.Title), " ") + "”"
	}
	lines = append(lines, fmt.Sprintf("letters %d–%d, %s", from, to, i.ID()))
	if i.Mark.Kind == store.MarkAlso {
		lines = append(lines, "tells of the same as "+string(i.Mark.Leads))
	}
	if len(i.Carried) > 0 {
		lines = append(lines, "carried by "+strings.Join(i.Carried, ", "))
	}
	return strings.Join(lines, "\n")
}

// updated is when a mention was told; where nobody marked that, its article's
// day, or its own.
func updated(i Item) time.Time {
	if !i.Mark.At.IsZero() {
		return i.Mark.At
	}
	day, ok := moment(i.Article.Published)
	if !ok {
		day, _ = moment(i.Day)
	}
	return day
}

// moment is the first of a year, a month or a day.
func moment(d timex.Date) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly[:min(len(d), len(time.DateOnly))], string(d))
	if err != nil || d == "" {
		return time.Unix(0, 0), false
	}
	return t, true
}

// iri escapes letters that no address may have, RFC 3987.
func iri(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r <= ' ' || strings.ContainsRune("\"<>\\^`{|}", r) {
			fmt.Fprintf(&b, "%%%02X", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// uuid makes a name that is the same for ever, RFC 9562 version 8.
func uuid(parts ...string) string {
	b := sha256.Sum256([]byte(strings.Join(append([]string{"readout"}, parts...), "\x00")))
	b[6], b[8] = b[6]&0x0f|0x80, b[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:16])
}

// feed writes the file of a feed, unless it is as it should be.
func (r *round) feed(ctx context.Context) error {
	marks, err := r.Store.Marks(ctx, r.alert.Name, store.WhichMarks{Told: true, Newest: entries})
	if err != nil {
		return err
	}
	f := &Feed{Name: r.alert.Name + "\x00" + r.alert.Question, Title: "Readout: " + r.alert.Name}
	if f.Items, err = r.items(ctx, marks); err != nil {
		return err
	}
	slices.Reverse(f.Items)
	var b strings.Builder
	if err := WriteAtom(&b, f); err != nil {
		return err
	}
	path := r.saved.Way.Where
	if same, _, err := holds(path, []byte(b.String())); err != nil || same {
		return err
	}
	r.sum.File = path
	return write(path, []byte(b.String()))
}
