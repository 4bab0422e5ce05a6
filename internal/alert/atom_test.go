package alert_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"readout/internal/alert"
	"readout/internal/feed"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/storetest"
)

// A feed tells what was told last, is read by others, and is the same bytes until
// there is more to tell.
func TestAtom(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.dir, "talks.xml")
	d.add("talks", "atom:"+file, alert.Options{})
	d.run("talks", "nothing new, written to "+file)
	checkAtom(t, read1(t, file))
	d.keep("The Oslo Post", "https://post.example/a?x=1&y=<2>", harbour, "2024-05-07")
	d.run("talks", "1 new, written to "+file)
	d.clock.now = d.clock.now.Add(time.Hour)
	d.keep("The Bergen Post", "", carrier, "2024-05-08")
	d.keep("The Lima Post", "javascript:alert(1)", other, "2024-05")
	d.run("talks", "1 told by others before, 1 in the same words, not told again, written to "+file)
	raw := read1(t, file)
	f := checkAtom(t, raw)
	got, err := feed.Parse(raw, "application/atom+xml", "", 0)
	if err != nil || len(got.Articles) != 2 || got.Title != "Readout: talks" {
		t.Fatalf("%+v, %v", got, err)
	}
	later, first := got.Articles[0], got.Articles[1]
	if first.Link != "https://post.example/a?x=1&y=%3C2%3E" || !strings.HasPrefix(first.Title, "CONSULT Ola Nordskar") || first.Authors[0] != "The Oslo Post" ||
		first.Dates[0] != "2024-05-07T00:00:00Z" || !strings.Contains(first.Text, "carried by The Bergen Post") {
		t.Errorf("first told %+v", first)
	}
	if later.Link != "" || !strings.HasPrefix(later.Title, "Also: CONSULT ") || later.Dates[0] != "2024-05-08T09:00:00Z" ||
		!strings.Contains(later.Text, "tells of the same as event:") {
		t.Errorf("told later %+v", later)
	}
	if f.Updated != "2024-05-08T09:00:00Z" {
		t.Errorf("updated %s", f.Updated)
	}
	os.Remove(file)
	d.clock.now = d.clock.now.Add(time.Hour)
	d.run("talks", "nothing new, written to "+file)
	if !bytes.Equal(read1(t, file), raw) {
		t.Error("written again it differs")
	}
	if left, _ := filepath.Glob(filepath.Join(d.dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A feed that was lost with the power is made again from what was marked.
func TestAtomKilled(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.dir, "no folder", "talks.xml")
	d.add("talks", "atom:"+file, alert.Options{})
	d.keep("The Oslo Post", "", harbour, "2024-05-07")
	if err := d.run("talks", "1 new, written to "+file); err == nil || !strings.Contains(err.Error(), file+" cannot be written: no such file") {
		t.Errorf("error %v", err)
	}
	os.Mkdir(filepath.Dir(file), 0o755)
	d.run("talks", "nothing new, written to "+file)
	if f := checkAtom(t, read1(t, file)); len(f.Entries) != 1 {
		t.Errorf("%d entries", len(f.Entries))
	}
}

// A feed has so many entries and no more.
func TestAtomBounded(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.dir, "all.xml")
	s := alert.Saved{Name: "all", Way: alert.Way{Kind: alert.ToAtom, Where: file}}
	s.Filter.Kind = store.KindStatement
	a, _ := s.Save()
	if err := d.store.AddAlert(t.Context(), a, false); err != nil {
		t.Fatal(err)
	}
	for i := range 230 {
		if _, err := d.store.Keep(t.Context(), storetest.Typical(i)); err != nil {
			t.Fatal(err)
		}
	}
	sum, err := d.Run(t.Context(), a)
	f := checkAtom(t, read1(t, file))
	if err != nil || sum.New+sum.Also < 230 || len(f.Entries) != 200 {
		t.Errorf("%v, %v: %d entries, want 200", sum, err, len(f.Entries))
	}
}

func read1(t *testing.T, file string) []byte {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// An atom is a feed as RFC 4287 has it.
type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Entries []struct {
		ID        string   `xml:"id"`
		Title     string   `xml:"title"`
		Updated   string   `xml:"updated"`
		Published string   `xml:"published"`
		Authors   []string `xml:"author>name"`
		Content   string   `xml:"content"`
	} `xml:"entry"`
}

var (
	iri     = regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	rfc3339 = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$`)
)

// checkAtom tests what RFC 4287 asks for: one id, title and updated in the feed
// and in each entry, an author, no id twice, no other element.
func checkAtom(t *testing.T, raw []byte) *atom {
	t.Helper()
	f := &atom{}
	if err := xml.Unmarshal(raw, f); err != nil {
		t.Fatalf("%v in\n%s", err, raw)
	}
	seen := map[string]bool{}
	check := func(what, id, title, updated string) {
		if !iri.MatchString(id) || title == "" || !rfc3339.MatchString(updated) || seen[id] {
			t.Errorf("%s: id %q, title %q, updated %q", what, id, title, updated)
		}
		seen[id] = true
	}
	check("feed", f.ID, f.Title, f.Updated)
	for i, e := range f.Entries {
		check(fmt.Sprint("entry ", i), e.ID, e.Title, e.Updated)
		if len(e.Authors) != 1 || e.Authors[0] == "" || e.Content == "" || e.Published != "" && !rfc3339.MatchString(e.Published) {
			t.Errorf("entry %d: %+v", i, e)
		}
	}
	for d := xml.NewDecoder(bytes.NewReader(raw)); ; {
		token, err := d.Token()
		if err != nil {
			return f
		}
		if e, ok := token.(xml.StartElement); ok && !strings.Contains(" feed id title updated published generator link entry author name category content ", " "+e.Name.Local+" ") {
			t.Errorf("RFC 4287 has no such element: %s", e.Name.Local)
		}
	}
}

// Whatever letters an article has, the feed is one.
func FuzzAtom(f *testing.F) {
	f.Add("The Post", "https://post.example/", "2024-05-07", "\x00 ]]> & <b>")
	f.Add("", "http://[", "2024", "\u202e\ufffe")
	f.Fuzz(func(t *testing.T, outlet, url, published, title string) {
		r := storetest.Sample(1)
		a := r.Article
		a.Outlet, a.URL, a.Title = outlet, url, title
		a.Published = ""
		if published != "" {
			a.Published = "2024-05-07"
		}
		var b bytes.Buffer
		items := []alert.Item{{Found: &store.Found{Article: a, Event: &r.Events[0]}, Mark: store.Mark{Kind: store.MarkAlso, Leads: record.ID(title)}}}
		if err := alert.WriteAtom(&b, &alert.Feed{Name: title, Title: "x" + title, Items: items}); err != nil {
			t.Fatal(err)
		}
		if got := checkAtom(t, b.Bytes()); len(got.Entries) != 1 {
			t.Errorf("%d entries", len(got.Entries))
		}
	})
}
