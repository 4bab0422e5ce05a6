package intake

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
)

// A rows cuts a table into its rows without altering a byte of them: a row ends
// with a line break that stands in no quoted cell (RFC 4180).
type rows struct {
	b     *bufio.Reader
	comma byte
	limit int64
	line  int // the one to be read next, from 1
	again int // how often it may go back behind a quotation mark never closed
}

var errOpen = errors.New("has a quotation mark that is never closed, or one cell over all that follows")

// mostOpen is how often a table is read again from behind an open quotation mark.
const mostOpen = 50

// next returns the bytes of the next row and the line it begins in. After errLong
// and errOpen the rest can be read.
func (r *rows) next() (raw []byte, line int, err error) {
	line = r.line
	state, long, got := start, false, false
	for {
		part, err := r.b.ReadSlice('\n')
		got = got || len(part) > 0
		for _, c := range part {
			state = state.after(c, r.comma)
		}
		if long = long || int64(len(raw)+len(part)) > r.limit+2; long {
			raw = nil
		} else {
			raw = append(raw, part...)
		}
		if bytes.HasSuffix(part, []byte("\n")) {
			r.line++
		}
		switch {
		case err == io.EOF && !got:
			return nil, line, io.EOF
		case err != nil && err != bufio.ErrBufferFull && err != io.EOF:
			return nil, line, err
		case err == bufio.ErrBufferFull || err == nil && state != start:
			continue
		case long:
			return nil, line, errLong
		case state == quoted:
			r.back(raw, line)
			return nil, line, errOpen
		}
		return raw, line, nil
	}
}

// back makes the reader go on with the second line of what it has read.
func (r *rows) back(raw []byte, line int) {
	if i := bytes.IndexByte(raw, '\n'); i >= 0 && r.again < mostOpen {
		r.again++
		r.line = line + 1
		r.b = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(bytes.Clone(raw[i+1:])), r.b), 64<<10)
	}
}

// A cell is where in a row a byte stands.
type cell int

const (
	start   cell = iota // of a cell; after a line break, of a row
	bare                // in a cell without quotation marks
	quoted              // between them
	closed              // after one that may be the last
	closing             // the same, and after a carriage return
)

func (s cell) after(c, comma byte) cell {
	switch {
	case s == quoted && c == '"':
		return closed
	case s == quoted, s == closed && c == '"' && comma != '"':
		return quoted // "" is one quotation mark
	case s == closed && c == '\r':
		return closing
	case s == closing && c == '"':
		return closed
	case c == '\n', c == comma && s != closing:
		return start
	case s == start && c == '"':
		return quoted
	case s == start, s == bare:
		return bare
	}
	return quoted // "a"b: the mark was none
}

// cells cuts a row.
func cells(raw []byte, comma byte) ([]string, error) {
	r := csv.NewReader(bytes.NewReader(raw))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = rune(comma), true, -1
	out, err := r.Read()
	if err != nil {
		return nil, errors.New("is no row of a table")
	}
	if _, err := r.Read(); err != io.EOF {
		return nil, errors.New("is more than one row: a quotation mark is out of place")
	}
	return out, nil
}
