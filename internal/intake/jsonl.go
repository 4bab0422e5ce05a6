package intake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
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
	captions, margins                []text.Span
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
		if !r.one(n, err, func() (*record.Article, string, error) { return FromJSON(r.path, raw, r.opt.Columns) }) {
			return false
		}
	}
}

// one hands over the article that parse finds in a line, or what is wrong with
// it already.
func (r *reader) one(line int, err error, parse func() (*record.Article, string, error)) bool {
	return r.later(func() (a *record.Article, _ error) {
		id, err := "", err
		if err == nil {
			a, id, err = parse()
		}
		var told *Error
		switch {
		case errors.As(err, &told):
			return nil, told
		case err != nil:
			return nil, &Error{Path: r.path, Record: id, Line: line, Err: err}
		}
		return a, nil
	})
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

// FromJSON returns the article of one JSON object, and the id it names even where
// the rest is wrong. Columns may be nil.
func FromJSON(path string, raw []byte, columns ...Columns) (a *record.Article, id string, err error) {
	var said Columns
	if len(columns) > 0 {
		said = columns[0]
	}
	if !utf8.Valid(raw) {
		return nil, "", errors.New("is not UTF-8, as JSON must be")
	}
	o, err := object(raw)
	if err != nil {
		return nil, "", err
	}
	keys := slices.Sorted(maps.Keys(o))
	first := func(part string) (key, value string, err error) {
		for _, i := range said.find(part, keys) {
			k, v, err := word(o, keys[i])
			if err != nil || k != "" && (part == "text" || part == "id" || !missing(v)) {
				return k, v, err
			}
		}
		return "", "", nil
	}
	var m metadata
	var date string
	for _, p := range []struct {
		to   *string
		part string
	}{{&m.id, "id"}, {&date, "date"}, {&m.title, "title"}, {&m.url, "url"}, {&m.outlet, "outlet"}, {&m.language, "language"}} {
		if _, *p.to, err = first(p.part); err != nil {
			return nil, m.id, err
		}
	}
	if date != "" {
		m.dates = []string{date}
	}
	if at := said.find("authors", keys); len(at) > 0 {
		if m.authors, err = namesIn(o[keys[at[0]]]); err != nil {
			return nil, m.id, fmt.Errorf("key %q is not a list of strings", keys[at[0]])
		}
	}
	key, words, err := first("text")
	switch {
	case err != nil:
		return nil, m.id, err
	case key == "":
		return nil, m.id, unknownText(said, "key", keys, longestKey(o, keys))
	}
	a, err = article(path, raw, "json:"+key, words, m)
	return a, m.id, err
}

// longestKey returns the key with the longest value.
func longestKey(o map[string]json.RawMessage, keys []string) (out string) {
	for _, k := range keys {
		if out == "" || len(o[k]) > len(o[out]) {
			out = k
		}
	}
	return out
}

// namesIn reads a list of names, of objects that have one, or one name.
func namesIn(raw json.RawMessage) (out []string, err error) {
	var list []json.RawMessage
	if string(raw) == "null" {
		return nil, nil
	}
	if json.Unmarshal(raw, &list) != nil {
		list = []json.RawMessage{raw}
	}
	for _, one := range list {
		name, err := nameOf(one)
		if err != nil {
			return nil, err
		}
		for _, n := range strings.Split(name, ";") {
			if n = strings.TrimSpace(n); !missing(n) {
				out = append(out, n)
			}
		}
	}
	return out, nil
}

// nameOf returns a string, or the name of an object that has one.
func nameOf(raw json.RawMessage) (out string, err error) {
	var o struct{ Name *string }
	if len(raw) > 0 && raw[0] == '{' && json.Unmarshal(raw, &o) == nil && o.Name != nil {
		return *o.Name, nil
	}
	return out, json.Unmarshal(raw, &out)
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

// word returns a key of o that has a value, and this as a string; a number is
// taken as its digits, an object as its name, null as missing.
func word(o map[string]json.RawMessage, key string) (had, value string, err error) {
	v, ok := o[key]
	switch {
	case !ok || string(v) == "null":
		return "", "", nil
	case v[0] == '-' || v[0] >= '0' && v[0] <= '9':
		return key, string(v), nil
	}
	if value, err = nameOf(v); err != nil {
		return "", "", fmt.Errorf("key %q is not a string", key)
	}
	return key, value, nil
}
