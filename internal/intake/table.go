package intake

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"readout/internal/record"
)

// isTable reports whether a file holds a table by its name.
func isTable(ext string) bool { return ext == ".csv" || ext == ".tsv" || ext == ".tab" }

// commas are what may stand between two cells, with the names that Encoding
// gives them.
var commas = []struct {
	letter byte
	name   string
}{{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}, {'|', "pipe"}}

// A layout says what the columns of a table hold.
type layout struct {
	comma   byte
	name    string // of the comma
	columns Columns
	header  []string // nil if there is none
	width   int      // columns of every row
	at      map[string][]int
}

// table yields the articles of a table, one row each; false means that no more
// is wanted.
func (r *reader) table(ext string, b *bufio.Reader) bool {
	b = utf8Reader(b)
	head, err := b.Peek(64 << 10)
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return r.fail(plain(err))
	}
	l := &layout{columns: r.opt.Columns}
	l.comma, l.name = commaOf(ext, head)
	in := &rows{b: b, comma: l.comma, limit: r.opt.MaxArticle, line: 1}
	begun := false
	for {
		if r.ctx.Err() != nil {
			r.yield(nil, r.ctx.Err())
			return false
		}
		raw, line, err := in.next()
		if err == io.EOF {
			return begun || r.fail(errors.New("is empty"))
		}
		if errors.Is(err, errLong) {
			err = r.tooLarge("a row that is longer")
		} else if err != nil && !errors.Is(err, errOpen) {
			return r.yield(nil, &Error{Path: r.path, Line: line, Err: plain(err)})
		}
		raw = bytes.TrimRight(raw, "\r\n")
		if err == nil && len(bytes.TrimSpace(raw)) == 0 {
			continue
		}
		if !begun {
			begun = true
			if err == nil {
				err = l.begin(raw)
			}
			if errors.Is(err, errNoText) {
				below, _, _ := in.next()
				err = unknownText(l.columns, "column", l.header, l.longest(below))
			}
			if err != nil {
				return r.yield(nil, &Error{Path: r.path, Line: line, Err: err})
			}
			if l.header != nil {
				continue
			}
		}
		if !r.one(line, err, func() (*record.Article, string, error) { return l.article(r.path, raw) }) {
			return false
		}
	}
}

// utf8Reader takes a byte order mark off, and makes UTF-8 of UTF-16.
func utf8Reader(b *bufio.Reader) *bufio.Reader {
	head, _ := b.Peek(3)
	switch {
	case bytes.HasPrefix(head, bomUTF8):
		b.Discard(len(bomUTF8))
	case bytes.HasPrefix(head, bomLE), bytes.HasPrefix(head, bomBE):
		d := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
		return bufio.NewReaderSize(transform.NewReader(b, d), 64<<10)
	}
	return b
}

// commaOf returns what parts the cells of a table: in a .tsv file the tab, else
// what stands most often in the first line, outside of quotation marks.
func commaOf(ext string, head []byte) (byte, string) {
	if ext != ".csv" && bytes.IndexByte(head, '\t') >= 0 {
		return '\t', "tab"
	}
	count := map[byte]int{}
	inside := false
	for _, c := range head {
		if c == '"' {
			inside = !inside
		}
		if c == '\n' && !inside && len(count) > 0 {
			break
		}
		if !inside && strings.IndexByte(",;\t|", c) >= 0 {
			count[c]++
		}
	}
	best := commas[0]
	for _, c := range commas {
		if count[c.letter] > count[best.letter] {
			best = c
		}
	}
	return best.letter, best.name
}

// begin reads the first row: the header, unless the columns are numbers.
func (l *layout) begin(raw []byte) error {
	names, _, err := l.cells(raw)
	if err != nil {
		return err
	}
	l.width, l.at = len(names), map[string][]int{}
	if l.numbered() {
		for part, n := range l.columns {
			i, _ := strconv.Atoi(n)
			if i < 1 || i > l.width {
				return fmt.Errorf("has %d columns, and no column %s for the %s", l.width, n, part)
			}
			l.at[part] = []int{i - 1}
		}
		return nil
	}
	for part, name := range l.columns {
		if len(l.columns.find(part, names)) == 0 && part != "text" {
			return because(unknownLayout, fmt.Errorf("has no column %q for the %s; it has %q", name, part, names[:min(len(names), 20)]))
		}
	}
	l.header = names
	for _, part := range parts {
		l.at[part] = l.columns.find(part, names)
	}
	if len(l.at["text"]) == 0 {
		return errNoText
	}
	return nil
}

var errNoText = errors.New("has no column for the text")

// longest returns the name of the column with the longest cell in a row.
func (l *layout) longest(raw []byte) string {
	row, _, _ := l.cells(raw)
	best := 0
	for i, cell := range row[:min(len(row), len(l.header))] {
		if len(cell) > len(row[best]) {
			best = i
		}
	}
	return l.header[best]
}

// numbered reports whether the columns are told by their numbers.
func (l *layout) numbered() bool {
	for _, n := range l.columns {
		if strings.Trim(n, "0123456789") != "" {
			return false
		}
	}
	return l.columns["text"] != ""
}

// cells decodes a row and cuts it.
func (l *layout) cells(raw []byte) (out []string, encoding string, err error) {
	if encoding, err = encodingOf(raw); err != nil {
		return nil, "", err
	}
	s, err := Decode(raw, encoding)
	if err != nil {
		return nil, "", err
	}
	out, err = cells([]byte(s), l.comma)
	return out, encoding, err
}

// article returns the article of a row, and the id it names even where the rest
// is wrong.
func (l *layout) article(path string, raw []byte) (*record.Article, string, error) {
	row, encoding, err := l.cells(raw)
	if err != nil {
		return nil, "", err
	}
	for len(row) > l.width && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	cell := func(part string) (int, string) {
		for _, i := range l.at[part] {
			if i < len(row) && (part == "text" && row[i] != "" || !missing(row[i])) {
				return i, strings.TrimSpace(row[i])
			}
		}
		return -1, ""
	}
	_, id := cell("id")
	if len(row) != l.width {
		return nil, id, because("ragged row", fmt.Errorf("has %d cells where the table has %d columns: put cells that hold a %s or a line break into quotation marks", len(row), l.width, l.name))
	}
	m := metadata{id: id}
	_, m.title = cell("title")
	_, m.url = cell("url")
	_, m.outlet = cell("outlet")
	_, m.language = cell("language")
	if _, date := cell("date"); date != "" {
		m.dates = []string{date}
	}
	if _, names := cell("authors"); names != "" {
		for _, n := range strings.Split(names, ";") {
			if n = strings.TrimSpace(n); n != "" {
				m.authors = append(m.authors, n)
			}
		}
	}
	at, _ := cell("text")
	if at < 0 {
		return nil, id, errors.New("is empty")
	}
	a, err := article(path, raw, fmt.Sprintf("csv:%s:%d:%s", l.name, at, encoding), row[at], m)
	return a, id, err
}

// decodeRow cuts the text out of a row again.
func decodeRow(raw []byte, how string) (string, error) {
	f := strings.SplitN(how, ":", 3)
	for _, c := range commas {
		if len(f) != 3 || c.name != f[0] {
			continue
		}
		s, err := Decode(raw, f[2])
		if err != nil {
			return "", err
		}
		row, err := cells([]byte(s), c.letter)
		if err != nil {
			return "", err
		}
		if i, err := strconv.Atoi(f[1]); err == nil && i >= 0 && i < len(row) {
			return row[i], nil
		}
		return "", fmt.Errorf("the row has %d cells, and no cell %s", len(row), f[1])
	}
	return "", fmt.Errorf("its text came about as %q, which this version cannot do again: read the article anew", "csv:"+how)
}
