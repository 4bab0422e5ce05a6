package alert

import (
	"context"
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
