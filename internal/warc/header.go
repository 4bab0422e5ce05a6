package warc

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A Header holds the lines "Name: value" of a record or an HTTP response, by
// their names in small letters. Of a name given twice, the first counts.
type Header map[string]string

// Get returns a value, whatever the case of its name.
func (h Header) Get(name string) string { return h[strings.ToLower(name)] }

const (
	longestLine   = 64 << 10
	longestHeader = 1000 // lines
)

var errLine = errors.New("a line of a header is longer than 64 kB")

// readLine returns the next line without its break. A last line without a break
// counts.
func readLine(in *bufio.Reader) (string, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case len(line) > longestLine:
			return "", errLine
		case err == bufio.ErrBufferFull:
		case err == io.EOF && len(line) > 0, err == nil:
			return strings.TrimRight(string(line), "\r\n"), nil
		case err == io.EOF:
			return "", io.ErrUnexpectedEOF
		default:
			return "", err
		}
	}
}

// readHeader reads lines to the first that is blank. A line that begins with a
// blank goes on from the one before; one without a colon is left out.
func readHeader(in *bufio.Reader) (Header, error) {
	h := Header{}
	last := ""
	for range longestHeader {
		line, err := readLine(in)
		if err != nil {
			return nil, fmt.Errorf("the header is cut off: %w", err)
		}
		if line == "" {
			return h, nil
		}
		if (line[0] == ' ' || line[0] == '\t') && last != "" {
			if len(h[last]) < longestLine {
				h[last] = strings.TrimSpace(h[last] + " " + strings.TrimSpace(line))
			}
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		last = strings.ToLower(strings.TrimSpace(name))
		if _, twice := h[last]; !twice {
			h[last] = strings.TrimSpace(value)
		} else {
			last = ""
		}
	}
	return nil, fmt.Errorf("the header has more than %d lines", longestHeader)
}
