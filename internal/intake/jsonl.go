package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"readout/internal/record"
	"readout/internal/text"
)

// metadata is what a JSON line or a page's markup tells beside the text.
type metadata struct {
	id, title, url, outlet, language string
	lang                             string   // to be taken if the text tells no language
	dates                            []string // of publication, the surest first
	markup                           bool     // all this is that of a page
	authors                          []string
	captions                         []text.Span
}

// lines yields the articles of a JSON Lines file; false means that no more is
// wanted.
func (r *reader) lines(b *bufio.Reader) bool {
	for n := 1; ; n++ {
		if r.ctx.Err() != nil {
			r.yield(nil, r.ctx.Err())
			return false
		}
		raw, err := readLine(b, r.opt.MaxArticle)
		if err == io.EOF {
			return true
		}
		if errors.Is(err, errLong) {
			err = r.tooLarge("a line that is longer")
		} else if err != nil {
			return r.yield(nil, &Error{Path: r.path, Line: n, Err: plain(err)})
		}
		if n == 1 {
			raw = bytes.TrimPrefix(raw, bomUTF8)
		}
		if err == nil && len(bytes.TrimSpace(raw)) == 0 {
			continue
		}
		var a *record.Article
		var id string
		if err == nil {
			a, id, err = FromJSON(r.path, raw)
		}
		if err != nil {
			if !r.yield(nil, &Error{Path: r.path, Record: id, Line: n, Err: err}) {
				return false
			}
			continue
		}
		if !r.yield(a, nil) {
			return false
		}
	}
}

var errLong = errors.New("line too long")

// readLine returns the next line without its line break, or errLong after
// skipping one of more than limit bytes, or io.EOF.
func readLine(b *bufio.Reader, limit int64) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := b.ReadSlice('\n')
		if long = long || int64(len(line)+len(part)) > limit+2; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && len(line) == 0 && len(part) == 0 && !long:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			return nil, err
		case long:
			return nil, errLong
		}
		line = bytes.TrimSuffix(line, []byte("\n"))
		return bytes.TrimSuffix(line, []byte("\r")), nil
	}
}

// textKeys are the keys of the text, in order of preference: the second is that
// of NGEC's files.
var textKeys = []string{"text", "event_text"}

// FromJSON returns the article of one JSON line, and the id it names even where
// the rest is wrong.
func FromJSON(path string, raw []byte) (a *record.Article, id string, err error) {
	if !utf8.Valid(raw) {
		return nil, "", errors.New("is not UTF-8, as JSON must be")
	}
	o, err := object(raw)
	if err != nil {
		return nil, "", err
	}
	var m metadata
	var date string
	for _, k := range []struct {
		to   *string
		keys []string
	}{
		{&m.id, []string{"id"}},
		{&date, []string{"date", "published"}},
		{&m.title, []string{"title"}},
		{&m.url, []string{"url"}},
		{&m.outlet, []string{"outlet", "source", "publisher"}},
		{&m.language, []string{"language", "lang"}},
	} {
		if _, *k.to, err = word(o, k.keys...); err != nil {
			return nil, m.id, err
		}
	}
	if date != "" {
		m.dates = []string{date}
	}
	if list, ok := o["authors"]; ok && json.Unmarshal(list, &m.authors) != nil {
		return nil, m.id, errors.New(`key "authors" is not a list of strings`)
	}
	key, words, err := word(o, textKeys...)
	switch {
	case err != nil:
		return nil, m.id, err
	case key == "":
		return nil, m.id, errors.New(`has no key "text" or "event_text"`)
	}
	a, err = article(path, raw, "json:"+key, words, m)
	return a, m.id, err
}

// object reads a JSON object without reading what it holds.
func object(raw []byte) (map[string]json.RawMessage, error) {
	var o map[string]json.RawMessage
	err := json.Unmarshal(raw, &o)
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return nil, fmt.Errorf("is not JSON at byte %d: %w", syntax.Offset, err)
	case err != nil || o == nil:
		return nil, errors.New("is not a JSON object")
	}
	return o, nil
}

// word returns the first of the keys that o has a value for, as a string; a
// number is taken as its digits, null as missing.
func word(o map[string]json.RawMessage, keys ...string) (key, value string, err error) {
	for _, k := range keys {
		v, ok := o[k]
		if !ok || string(v) == "null" {
			continue
		}
		if v[0] == '-' || v[0] >= '0' && v[0] <= '9' {
			return k, string(v), nil
		}
		if json.Unmarshal(v, &value) != nil {
			return "", "", fmt.Errorf("key %q is not a string", k)
		}
		return k, value, nil
	}
	return "", "", nil
}
