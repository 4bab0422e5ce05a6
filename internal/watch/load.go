package watch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"strings"

	"readout/internal/fetch"
	"readout/internal/store"
)

// feedMedia is asked for; what comes under another name is looked at as well.
const feedMedia = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"

// load fetches a feed, or reads it from a file.
func (w *Watch) load(ctx context.Context, name string, p *store.Poll) (*fetch.Page, error) {
	if isAddress(name) {
		return w.Fetch(ctx, fetch.Request{URL: name, Accept: feedMedia, ETag: p.ETag, LastModified: p.LastModified})
	}
	h, err := os.Open(name)
	if err != nil {
		return nil, plain(err)
	}
	defer h.Close()
	if st, err := h.Stat(); err == nil && st.IsDir() {
		return nil, errors.New("is a folder: give the files in it that are feeds or lists of feeds")
	}
	raw, err := io.ReadAll(io.LimitReader(h, w.MaxBytes+1))
	if err == nil && int64(len(raw)) > w.MaxBytes {
		err = fmt.Errorf("has more than %d bytes: raise the limit if it is a feed", w.MaxBytes)
	}
	return &fetch.Page{Raw: raw}, plain(err)
}

// plain takes the path off an error that names it once more.
func plain(err error) error {
	var p *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("no such file; an address begins with http:// or https://")
	case errors.As(err, &p):
		return p.Err
	}
	return err
}

// isAddress reports whether a feed is to be fetched.
func isAddress(name string) bool {
	return strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://")
}

// bare is the name of a feed without a password.
func bare(name string) string {
	if u, err := url.Parse(name); err == nil && u.User != nil {
		return u.Redacted()
	}
	return name
}
