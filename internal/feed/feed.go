// Package feed reads what outlets publish to announce their articles: RSS, Atom
// and JSON Feed, and lists of feeds in OPML or as plain lines.
//
// It works on bytes that somebody else fetched. It must never know a network, a
// clock or a store, nor what an announced article says.
package feed

import (
	"errors"
	"fmt"
	"strings"

	"github.com/mmcdole/gofeed"
)

// DefaultEntries is the number of announcements above which a feed is refused;
// the longest feeds of news sites have some hundreds.
const DefaultEntries = 10_000

// A Feed is an outlet's list of announcements.
type Feed struct {
	Title    string
	Language string // BCP 47 as the feed spells it, empty if it does not say
	Articles []Announcement
}

// An Announcement is what a feed tells of one article.
type Announcement struct {
	Link     string // where the article is, absolute; empty if the feed does not say
	Name     string // the feed's own id of it; Link where it gives none
	Title    string
	Authors  []string
	Dates    []string // of publication, as written, the surest first
	Language string
	Text     string // the article itself, HTML or plain, where the feed carries it
}

// ErrNoFeed says that bytes are no feed of any kind known.
var ErrNoFeed = errors.New("is no feed: neither RSS, Atom, JSON Feed nor OPML")

// Parse reads a feed. ContentType is the header of the HTTP response it came in,
// address where it came from, against which links are resolved; both may be
// empty. A feed may have so many entries, 0 for any number.
func Parse(raw []byte, contentType, address string, entries int) (*Feed, error) {
	s, err := decode(raw, contentType)
	if err != nil {
		return nil, err
	}
	if err := measure(s, entries); err != nil {
		return nil, err
	}
	f, err := parse(s)
	if err != nil {
		return nil, err
	}
	if entries > 0 && len(f.Items) > entries {
		return nil, tooMany(entries)
	}
	base := baseOf(address, f.FeedLink, f.Link)
	out := &Feed{Title: oneLine(f.Title), Language: f.Language}
	for _, item := range f.Items {
		if item != nil {
			out.Articles = append(out.Articles, announcement(item, base, f.Language))
		}
	}
	return out, nil
}

func tooMany(entries int) error {
	return fmt.Errorf("is a feed of more than %d entries: raise the limit, or give the outlet's feed of latest news", entries)
}

// parse calls the library; if that stumbles over bytes it never thought of, they
// are no feed.
func parse(s string) (f *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("is a feed that cannot be read: %v", p)
		}
	}()
	f, err = gofeed.NewParser().ParseString(s)
	switch {
	case errors.Is(err, gofeed.ErrFeedTypeNotDetected):
		return nil, ErrNoFeed
	case err != nil:
		return nil, fmt.Errorf("is a feed that cannot be read: %w", err)
	case f.FeedType == "json" && !strings.Contains(f.FeedVersion, "jsonfeed") && len(f.Items) == 0:
		return nil, ErrNoFeed // some other JSON
	}
	return f, nil
}

func announcement(item *gofeed.Item, base, language string) Announcement {
	a := Announcement{Title: oneLine(item.Title), Language: language, Text: item.Content}
	a.Link = absolute(item.Link, base)
	if a.Link == "" {
		a.Link = absolute(item.GUID, "") // a permalink, by what RSS says of guid
	}
	if a.Name = strings.TrimSpace(item.GUID); a.Name == "" {
		a.Name = a.Link
	}
	for _, p := range item.Authors {
		if p != nil && oneLine(p.Name) != "" {
			a.Authors = append(a.Authors, oneLine(p.Name))
		}
	}
	for _, d := range []string{item.Published, item.Updated} {
		if d = oneLine(d); d != "" {
			a.Dates = append(a.Dates, d)
		}
	}
	if item.PublishedParsed != nil { // written in a way that only the library knows
		a.Dates = append(a.Dates, item.PublishedParsed.Format("2006-01-02"))
	}
	return a
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
