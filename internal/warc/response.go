package warc

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"regexp"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
)

// A Response is what a server sent.
type Response struct {
	Status int // 0 if the record holds what was sent without its head
	MIME   string
	Header Header
	Body   io.Reader // without chunks and compression
}

// Response reads the head of the HTTP response in a record, or takes the record
// itself for it if it holds none.
func (rec *Record) Response() (*Response, error) {
	in := bufio.NewReaderSize(rec.Body, 16<<10)
	head, err := in.Peek(5)
	if string(head) != "HTTP/" {
		var d *Damage
		if errors.As(err, &d) {
			return nil, err
		}
		return &Response{MIME: rec.MIME, Header: Header{}, Body: in}, nil
	}
	line, err := readLine(in)
	if err != nil {
		return nil, err
	}
	_, after, _ := strings.Cut(line, " ")
	code, _, _ := strings.Cut(strings.TrimSpace(after), " ")
	status, err := strconv.Atoi(code)
	if err != nil {
		return nil, fmt.Errorf("the HTTP response has no status, but %s", quoted(line))
	}
	h, err := readHeader(in)
	if err != nil {
		return nil, err
	}
	out := &Response{Status: status, MIME: h.Get("Content-Type"), Header: h}
	if strings.Contains(strings.ToLower(h.Get("Transfer-Encoding")), "chunked") {
		in = unchunk(in)
	}
	out.Body, err = unpack(in, h.Get("Content-Encoding"))
	return out, err
}

var chunkSize = regexp.MustCompile(`^[0-9a-fA-F]{1,8} *(?:;|\r?\n)`)

// unchunk takes chunks off, unless the crawler did so already and kept the
// header.
func unchunk(in *bufio.Reader) *bufio.Reader {
	if head, _ := in.Peek(24); !chunkSize.Match(head) {
		return in
	}
	return bufio.NewReaderSize(httputil.NewChunkedReader(in), 16<<10)
}

// unpack takes compression off, unless that was done already.
func unpack(in *bufio.Reader, encoding string) (io.Reader, error) {
	head, _ := in.Peek(3)
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "", "identity", "none", "utf-8":
		return in, nil
	case "gzip", "x-gzip":
		if !magic(head) {
			return in, nil
		}
		z, err := gzip.NewReader(in)
		return z, err
	case "deflate":
		switch {
		case len(head) > 1 && head[0]&15 == 8 && (int(head[0])<<8|int(head[1]))%31 == 0:
			return zlib.NewReader(in)
		case len(head) > 0 && head[0] == '<':
			return in, nil
		}
		return flate.NewReader(in), nil
	}
	if len(head) > 0 && head[0] == '<' {
		return in, nil
	}
	return nil, fmt.Errorf("the page is compressed with %s, which is not read", quoted(encoding))
}
