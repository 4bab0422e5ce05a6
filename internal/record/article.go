// Package record defines what Readout keeps: articles, what each article says
// (mentions), and the decisions about which mentions tell of the same thing
// (judgements).
//
// Mentions are read off the text and never edited. Judgements are only added
// or withdrawn. What follows from the two can be thrown away and computed
// again. The package must never know how a mention was read or where it is
// kept. All spans are in bytes of the article's text.
package record

import (
	"sort"
	"strings"

	"readout/internal/text"
	"readout/internal/timex"
)

// An ID names a mention or an article by a hash of what it says.
type ID string

// An Article is one published text of one outlet.
type Article struct {
	ID            ID // "sha256:" and the hash of Raw
	Path          string
	Record        string // the id given in a JSON Lines input
	URL           string
	Outlet        string
	Title         string // from metadata; a title inside the text is a zone
	Authors       []string
	Published     timex.Date // zero when not known; never a guess
	PublishedFrom string     // header, metadata, markup, url, text, feed, archive
	Language      string     // BCP 47, "en"; empty when not known
	Raw           []byte     // as it came
	Encoding      string     // how Raw became Text: "utf-8", "windows-1252", "json"
	Text          *text.Text
	Zones         []Zone // sorted, not overlapping; what lies between is prose
	Diagnostics   []text.Diagnostic

	// NearDuplicateOf names the article whose wording this one carries, empty
	// for none. It depends on other articles, and so is not kept with this one.
	NearDuplicateOf ID `json:"-"`
}

// A Zone is a part of an article's text that is not its prose told once.
type Zone struct {
	Kind ZoneKind
	Span text.Span
}

// A ZoneKind says what a zone is instead of prose.
type ZoneKind string

// The kinds of zones.
const (
	ZoneHeader      ZoneKind = "header"      // " date 2023-11-02 "
	ZoneBoilerplate ZoneKind = "boilerplate" // "Back to top button"
	ZoneRepeat      ZoneKind = "repeat"      // a paragraph told twice: read, and what it says marked
	ZoneCaption     ZoneKind = "caption"
	ZoneByline      ZoneKind = "byline" // "ANKARA, Nov 1 (Reuters) -"
	ZoneTitle       ZoneKind = "title"  // a headline inside the text: read as prose
)

// Prose reports whether the letters of a zone are read for mentions.
func (k ZoneKind) Prose() bool { return k == ZoneTitle || k == ZoneRepeat || k == ZoneCaption }

// ZoneAt returns the kind of the zone that holds the byte offset, "" in prose.
func (a *Article) ZoneAt(offset int) ZoneKind {
	i := sort.Search(len(a.Zones), func(i int) bool { return a.Zones[i].Span.End > offset })
	if i < len(a.Zones) && a.Zones[i].Span.Start <= offset {
		return a.Zones[i].Kind
	}
	return ""
}

// Readable returns the stretches of the text that are read for mentions, in
// order: everything but headers, boilerplate and bylines. A stretch never runs
// across the edge of a zone.
func (a *Article) Readable() []text.Span {
	var out []text.Span
	add := func(s text.Span) {
		if s = a.Text.Trim(s); !s.Empty() {
			out = append(out, s)
		}
	}
	at := 0
	for _, z := range a.Zones {
		add(text.Span{Start: at, End: z.Span.Start})
		if z.Kind.Prose() {
			add(z.Span)
		}
		at = z.Span.End
	}
	add(text.Span{Start: at, End: a.Text.Len()})
	return out
}

// By returns who published the article, as far as one can tell: the outlet,
// else the record's id or the name of the file, which stand for nobody else.
func (a *Article) By() string {
	if a.Outlet != "" {
		return a.Outlet
	}
	if a.Record != "" {
		return a.Record
	}
	name := a.Path[strings.LastIndexAny(a.Path, `/\`)+1:]
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	return name
}
