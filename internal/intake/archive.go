package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"readout/internal/record"
	"readout/internal/warc"
	"readout/internal/webpage"
)

// isWebArchive reports whether a file begins like a WARC or ARC file, in gzip or
// not.
func isWebArchive(head []byte) bool {
	if begun := unpackHead(head); begun != nil {
		head = begun
	}
	return bytes.HasPrefix(head, []byte("WARC/")) || bytes.HasPrefix(head, []byte("filedesc://"))
}

// webArchive yields the pages of a web archive.
func (r *reader) webArchive(in io.Reader) bool {
	archive := warc.NewReader(in, r.budget.spend)
	for {
		if r.ctx.Err() != nil {
			r.yield(nil, r.ctx.Err())
			return false
		}
		rec, err := archive.Next()
		var d *warc.Damage
		switch {
		case err == io.EOF:
			return true
		case errors.As(err, &d):
			if !r.inside(fmt.Sprint(d.Offset)).fail(err) {
				return false
			}
		case err != nil:
			return r.fail(plain(err))
		case !r.inside(fmt.Sprint(rec.Offset)).record(rec):
			return false
		}
	}
}

// record yields the article of one record. Most records hold none.
func (r *reader) record(rec *warc.Record) bool {
	scheme, _, _ := strings.Cut(rec.URL, ":")
	switch {
	case rec.Type != "response" && rec.Type != "resource" && rec.Type != "conversion":
		return r.skip(firstOf(printable(rec.Type), "no type"))
	case scheme != "http" && scheme != "https" && scheme != "file":
		return r.skip("no page")
	}
	res, err := rec.Response()
	if err != nil {
		return r.fail(err)
	}
	if res.Status != 0 && res.Status != 200 {
		return r.skip(fmt.Sprintf("HTTP status %d", res.Status))
	}
	media, _, _ := strings.Cut(strings.ToLower(res.MIME), ";")
	media = strings.TrimSpace(media)
	page := media == "text/html" || media == "application/xhtml+xml"
	if !page && (media != "text/plain" || rec.Type == "response") {
		return r.skip(firstOf(printable(media), "no media type"))
	}
	raw, err := r.all(-1, res.Body)
	var told *reason
	var d *warc.Damage
	if err != nil && !errors.As(err, &told) && !errors.As(err, &d) {
		err = because("damaged", fmt.Errorf("the page in the record is damaged: %w", err))
	}
	if err != nil {
		return r.fail(err)
	}
	url, kind := rec.URL, res.MIME
	return r.later(func() (*record.Article, error) {
		if page {
			return r.page(raw, kind, url)
		}
		a, err := FromBytes(r.path, raw)
		if err == nil {
			a.URL = url
		}
		return a, err
	})
}

// page returns the article of a page that came in an archive.
func (r *reader) page(raw []byte, kind, url string) (*record.Article, error) {
	a, err := FromHTML(r.path, raw, kind, url, r.opt.MaxElements)
	if errors.Is(err, webpage.ErrNoArticle) {
		return nil, r.skipped("no article") // front pages, lists, forms
	}
	return a, err
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// printable returns what may be a media type, "" for anything odd.
func printable(s string) string {
	if len(s) > 60 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789+-./_") != "" {
		return ""
	}
	return s
}
