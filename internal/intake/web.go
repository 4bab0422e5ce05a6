package intake

import (
	"bytes"
	"mime"
	"slices"

	"readout/internal/record"
	"readout/internal/text"
)

// FromWeb returns the article that a host sent: an HTML page, PDF or plain text,
// as the header contentType says, or as the bytes look where it is empty.
func FromWeb(path string, raw []byte, contentType, url string, elements int) (a *record.Article, err error) {
	head := raw[:min(len(raw), 512)]
	media, _, bad := mime.ParseMediaType(contentType)
	switch {
	case bytes.HasPrefix(head, []byte("%PDF-")):
		a, err = FromPDF(path, raw, DefaultMaxPages)
	case media == "text/plain", bad != nil && !isPage("", head):
		a, err = FromBytes(path, raw)
	default:
		return FromHTML(path, raw, contentType, url, elements)
	}
	if err == nil {
		a.URL = url
	}
	return a, err
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
