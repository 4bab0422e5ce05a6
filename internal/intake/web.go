package intake

import (
	"mime"
	"slices"

	"readout/internal/record"
	"readout/internal/text"
)

// FromWeb returns the article that a host sent: an HTML page or plain text, as
// the header contentType says, or the bytes themselves where it is empty.
func FromWeb(path string, raw []byte, contentType, url string, elements int) (*record.Article, error) {
	media, _, err := mime.ParseMediaType(contentType)
	if media == "text/plain" || err != nil && !isPage("", raw[:min(len(raw), 512)]) {
		a, err := FromBytes(path, raw)
		if err == nil {
			a.URL = url
		}
		return a, err
	}
	return FromHTML(path, raw, contentType, url, elements)
}

// A Hint is what a feed tells of an article that the article itself may not.
type Hint struct {
	Title, Outlet, Language string
	Authors                 []string
	Dates                   []string // of publication, as written, the surest first
}

// Complete fills in what is not known of an article. A date that stands in its
// page or text stays; one that was only read off its address does not.
func (h Hint) Complete(a *record.Article) {
	for _, f := range []struct {
		to   *string
		said string
	}{{&a.Title, h.Title}, {&a.Outlet, h.Outlet}, {&a.Language, h.Language}} {
		if *f.to == "" {
			*f.to = f.said
		}
	}
	if len(a.Authors) == 0 {
		a.Authors = h.Authors
	}
	d := firstDate(h.Dates)
	if d == "" || a.Published != "" && a.PublishedFrom != "url" {
		return
	}
	a.Published, a.PublishedFrom = d, "feed"
	a.Diagnostics = slices.DeleteFunc(a.Diagnostics, func(d text.Diagnostic) bool { return d.ID == "no-date" })
}
