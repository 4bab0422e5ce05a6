package intake

import (
	"bufio"
	"errors"
	"io"

	"readout/internal/record"
)

// objects yields the articles of a JSON file: one object, a list of them, or one
// after the other. False means that no more is wanted.
func (r *reader) objects(b *bufio.Reader) bool {
	b = utf8Reader(b)
	in := &values{b: b, limit: r.opt.MaxArticle, line: 1}
	for n := 0; ; n++ {
		if r.ctx.Err() != nil {
			r.yield(nil, r.ctx.Err())
			return false
		}
		raw, line, err := in.next()
		switch {
		case err == io.EOF && n == 0:
			return r.fail(errors.New("is empty"))
		case err == io.EOF:
			return true
		case errors.Is(err, errLong):
			err = r.tooLarge("an object that is longer")
		case errors.Is(err, errNoObject), errors.Is(err, io.ErrUnexpectedEOF):
			return r.yield(nil, &Error{Path: r.path, Line: line, Err: errNoObject})
		case err != nil:
			return r.yield(nil, &Error{Path: r.path, Line: line, Err: plain(err)})
		}
		if !r.one(line, err, func() (*record.Article, string, error) { return r.thing(raw) }) {
			return false
		}
	}
}

// thing returns the article of a JSON object. In an archive, many JSON files are
// settings and the like.
func (r *reader) thing(raw []byte) (*record.Article, string, error) {
	a, id, err := FromJSON(r.path, raw, r.opt.Columns)
	var why *reason
	if errors.As(err, &why) && why.word == unknownLayout && r.among {
		return nil, "", r.skipped("no article")
	}
	return a, id, err
}

var errNoObject = errors.New("is JSON that holds something else than objects here, or is cut off: give one object, a list of them, or one per line")

// A values cuts a JSON file into its objects without altering a byte of them.
type values struct {
	b     *bufio.Reader
	limit int64
	line  int
}

// next returns the next object and the line it begins in. After errLong the rest
// can be read.
func (v *values) next() (raw []byte, line int, err error) {
	c, err := v.skip()
	if err != nil {
		return nil, v.line, err
	}
	line = v.line
	if c != '{' {
		return nil, line, errNoObject
	}
	depth, word, escaped, n := 0, false, false, int64(0)
	for {
		if n++; n <= v.limit {
			raw = append(raw, c)
		}
		switch {
		case escaped:
			escaped = false
		case word && c == '\\':
			escaped = true
		case c == '"':
			word = !word
		case !word && c == '{':
			depth++
		case !word && c == '}':
			depth--
		}
		switch {
		case depth == 0 && n > v.limit:
			return nil, line, errLong
		case depth == 0:
			return raw, line, nil
		}
		if c, err = v.byte(); err == io.EOF {
			return nil, line, io.ErrUnexpectedEOF
		} else if err != nil {
			return nil, line, err
		}
	}
}

// skip passes by blanks and the signs of a list.
func (v *values) skip() (byte, error) {
	for {
		c, err := v.byte()
		switch {
		case err != nil:
			return 0, err
		case c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != ',' && c != '[' && c != ']':
			return c, nil
		}
	}
}

func (v *values) byte() (byte, error) {
	c, err := v.b.ReadByte()
	if c == '\n' && err == nil {
		v.line++
	}
	return c, err
}
