package eval

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"sort"

	"readout/internal/analysis"
	"readout/internal/mention"
	"readout/internal/place"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/ud"
)

// A PlaceScore tells how well names of places are found and located.
type PlaceScore struct {
	Found   UDCount // names with the same first and last letter
	Touched UDCount // names that share a letter
	Named   int     // names of the gold that are located, given their letters
	Near    int     // those within 161 km (100 miles) of where the gold has them
	Misses  []string
}

// Accuracy returns the share of names that are located within 161 km, given
// where they stand, 0 to 100.
func (s *PlaceScore) Accuracy() float64 { return 100 * float64(s.Near) / float64(max(1, s.Named)) }

// String returns the score in one line.
func (s *PlaceScore) String() string {
	return fmt.Sprintf("%d places: recognition F1 %.1f (precision %.1f, recall %.1f; in part %.1f), within 161 km %.1f",
		s.Named, s.Found.F1(), percent(s.Found.Correct, s.Found.Reading), percent(s.Found.Correct, s.Found.Gold), s.Touched.F1(), s.Accuracy())
}

func percent(a, b int) float64 { return 100 * float64(a) / float64(max(1, b)) }

// A geoArticle is an article of GeoVirus. Start and End count code points from 1.
//
// Source: Gritta, Pilehvar and Collier (2018), Which Melbourne?, ACL.
type geoArticle struct {
	URL       string        `xml:"source"`
	Text      string        `xml:"text"`
	Locations []geoLocation `xml:"locations>location"`
}

type geoLocation struct {
	Name  string  `xml:"name"`
	Start int     `xml:"start"`
	End   int     `xml:"end"`
	Lat   float64 `xml:"lat"`
	Lon   float64 `xml:"lon"`
}

// ScorePlaces scores the places of articles in the form of GeoVirus.
func ScorePlaces(in io.Reader, reader *read.Reader) (*PlaceScore, error) {
	s := &PlaceScore{}
	d := xml.NewDecoder(in)
	for n := 1; ; n++ {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			return nil, err
		}
		e, ok := tok.(xml.StartElement)
		if !ok || e.Name.Local != "article" {
			continue
		}
		var a geoArticle
		if err := d.DecodeElement(&a, &e); err != nil {
			return nil, err
		}
		if err := s.article(&a, reader); err != nil {
			return nil, fmt.Errorf("%s: %w", a.URL, err)
		}
	}
}

func (s *PlaceScore) article(a *geoArticle, reader *read.Reader) error {
	x, err := text.New(a.Text)
	if err != nil {
		return err
	}
	article := &record.Article{ID: "x", Path: a.URL, Text: x, Language: "en"}
	doc, err := reader.Analyze(article)
	if err != nil {
		return err
	}
	table := mention.Read(&analysis.Pass{Article: article, Doc: doc})
	byteOf := byteOffsets(a.Text)
	var gold []text.Span
	for _, l := range a.Locations {
		if l.Start < 1 || l.End > len(byteOf) || l.Start > l.End {
			return fmt.Errorf("%s stands at %d to %d, beyond the text", l.Name, l.Start, l.End)
		}
		span := text.Span{Start: byteOf[l.Start-1], End: byteOf[l.End-1]}
		gold = append(gold, span)
		s.locate(doc, table, span, l)
	}
	s.find(doc, table, gold)
	return nil
}

// byteOffsets returns the byte of every code point, and the end.
func byteOffsets(t string) []int {
	var out []int
	for i := range t {
		out = append(out, i)
	}
	return append(out, len(t))
}

// locate counts whether a name is located where the gold has it.
func (s *PlaceScore) locate(doc *ud.Doc, table *mention.Table, span text.Span, l geoLocation) {
	s.Named++
	ws := doc.Words
	first := sort.Search(len(ws), func(i int) bool { return ws[i].Span.End > span.Start })
	last := sort.Search(len(ws), func(i int) bool { return ws[i].Span.Start >= span.End })
	p := table.Locate(first, last)
	if p == nil {
		s.miss("unknown: %s", l.Name)
		return
	}
	lat, lon := p.Lat, p.Lon
	if p.Kind == place.Country {
		lat, lon, _ = place.Middle(p.Country)
	}
	if d := place.Distance(lat, lon, l.Lat, l.Lon); d > 161 {
		s.miss("far: %s, %.0f km: %s %s %s", l.Name, d, p.Country, p.Admin, p.Kind)
		return
	}
	s.Near++
}

// find counts which names of the gold are found.
func (s *PlaceScore) find(doc *ud.Doc, table *mention.Table, gold []text.Span) {
	exact := map[text.Span]bool{}
	for _, g := range gold {
		exact[g] = true
	}
	var read []text.Span
	for _, x := range table.Places() {
		read = append(read, doc.Cover(x.First, x.Last))
	}
	s.Found.Gold += len(gold)
	s.Found.Reading += len(read)
	s.Touched.Gold += len(gold)
	s.Touched.Reading += len(read)
	for _, r := range read {
		near := touches(r, gold)
		if near {
			s.Touched.Correct++
		}
		if exact[r] {
			s.Found.Correct++
		} else {
			s.miss("no place (%v): %s", near, doc.Text.Slice(r))
		}
		delete(exact, r)
	}
	for _, g := range gold {
		if exact[g] {
			s.miss("not found: %s", doc.Text.Slice(g))
		}
	}
}

func touches(s text.Span, list []text.Span) bool {
	for _, o := range list {
		if s.Start < o.End && o.Start < s.End {
			return true
		}
	}
	return false
}

func (s *PlaceScore) miss(format string, args ...any) {
	s.Misses = append(s.Misses, fmt.Sprintf(format, args...))
}
