// Package warc reads web archives: WARC files (ISO 28500, also the drafts before
// it) and ARC files, plain or with each record in a gzip member of its own.
//
// What is damaged is told with its offset, and reading goes on behind it. Memory
// does not grow with the archive. The package must never know what is to be
// done with a page.
package warc

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// A Record is one record of an archive.
type Record struct {
	Type   string // response, resource, revisit, request, metadata, conversion, warcinfo …
	URL    string
	ID     string
	Date   string // of the capture, as it is written
	MIME   string // of the block; of an ARC record, that of the HTTP response
	Length int64  // of the block, as the header tells it
	Offset int64  // in the file, of the record or of the gzip member that holds it
	Header Header
	Body   io.Reader // the block; readable until Next; a *Damage if it is cut off
}

// A Damage is a part of an archive that cannot be read.
type Damage struct {
	Offset int64 // in the file
	URL    string
	Err    error
}

// Error names the offset.
func (d *Damage) Error() string { return fmt.Sprintf("at byte %d: %v", d.Offset, d.Err) }

// Unwrap returns what is wrong.
func (d *Damage) Unwrap() error { return d.Err }

// A Reader reads an archive from its beginning to its end.
type Reader struct {
	w      *window
	gzip   bool
	member *gzip.Reader
	broken bool          // the member cannot be unpacked any further
	at     int64         // where the member, or a record outside gzip, begins
	plain  *bufio.Reader // the records of the member, or of a plain file
	body   *body
	spend  func(n int) error
	stop   error // no record comes after it
}

// NewReader returns a Reader of an archive. Spend, if not nil, is called with
// the number of bytes after each piece that is unpacked; its error ends the
// archive.
func NewReader(in io.Reader, spend func(n int) error) *Reader {
	r := &Reader{w: newWindow(in), spend: spend}
	r.gzip = magic(r.w.peek(len(gzipMagic)))
	if !r.gzip {
		r.plain = bufio.NewReaderSize(r.w, 64<<10)
	}
	return r
}

// Next returns the next record, or a *Damage, after which it may be called
// again, or io.EOF, or an error of the file or of spend, which is the last.
func (r *Reader) Next() (*Record, error) {
	if r.stop != nil {
		return nil, r.stop
	}
	rec, err := r.next()
	var d *Damage
	if err != nil && !errors.As(err, &d) {
		r.stop = err
	}
	return rec, err
}

func (r *Reader) next() (*Record, error) {
	if err := r.finish(); err != nil {
		return nil, err
	}
	for {
		if r.gzip && r.member == nil {
			if err := r.open(); err != nil {
				return nil, err
			}
		}
		err := r.skipBlank()
		if err == io.EOF && r.gzip {
			r.member = nil
			continue
		}
		if err == io.EOF {
			return nil, r.w.failed(io.EOF)
		}
		if err != nil {
			return nil, r.damaged("", err)
		}
		return r.record()
	}
}

// finish reads the rest of the last record's block. Where that is cut off and
// its reader was not told yet, this tells.
func (r *Reader) finish() error {
	b := r.body
	if b == nil || b.err != nil {
		return nil
	}
	_, err := io.Copy(io.Discard, b)
	r.body = nil
	return err
}

// record reads the head of a record and readies its block.
func (r *Reader) record() (*Record, error) {
	at := r.at
	if !r.gzip {
		at = r.w.offset() - int64(r.plain.Buffered())
		r.at = at
	}
	line, err := readLine(r.plain)
	if err != nil {
		return nil, r.damaged("", err)
	}
	var rec *Record
	if strings.HasPrefix(line, "WARC/") {
		rec, err = readWARC(r.plain)
	} else {
		rec, err = readARC(line)
	}
	if err != nil {
		return nil, r.damaged("", err)
	}
	rec.Offset = at
	r.body = &body{r: r, left: rec.Length, of: rec}
	rec.Body = r.body
	return rec, nil
}

// skipBlank skips the line breaks between records.
func (r *Reader) skipBlank() error {
	for {
		c, err := r.plain.ReadByte()
		if err != nil {
			return err
		}
		if c != '\r' && c != '\n' {
			return r.plain.UnreadByte()
		}
	}
}

// damaged tells of a damage and moves on to where a record may begin again.
func (r *Reader) damaged(url string, err error) error {
	if failed := r.w.failed(nil); failed != nil {
		return failed
	}
	if r.stop != nil { // by spend
		return r.stop
	}
	d := &Damage{Offset: r.at, URL: url, Err: err}
	r.body = nil
	switch {
	case !r.broken && r.resyncPlain(): // a record further on in the same member
	case r.gzip && r.broken:
		r.resync(r.at + 1)
	case r.gzip:
		r.member = nil
	default:
		r.stop = io.EOF
	}
	return d
}

// A body reads the block of a record.
type body struct {
	r    *Reader
	left int64
	of   *Record
	err  error
}

func (b *body) Read(p []byte) (int, error) {
	switch {
	case b.err != nil:
		return 0, b.err
	case b.left == 0:
		return 0, b.end()
	case b.r.body != b:
		return 0, errors.New("read after the next record was asked for")
	}
	n, err := b.r.plain.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	if err != nil && n == 0 {
		if err == io.EOF {
			err = fmt.Errorf("the record is cut off: %d of %d bytes are there", b.of.Length-b.left, b.of.Length)
		}
		b.err = b.r.damaged(b.of.URL, err)
		return 0, b.err
	}
	return n, nil
}

// end returns io.EOF, or what is wrong with the member: only at its end does its
// checksum tell.
func (b *body) end() error {
	if !b.r.gzip || b.r.body != b {
		return io.EOF
	}
	next, err := b.r.plain.Peek(len("\r\n\r\nWARC/"))
	rest := strings.TrimLeft(string(next), "\r\n")
	switch {
	case err != nil && err != io.EOF:
	case rest != "" && !strings.HasPrefix("WARC/", rest) && !strings.HasPrefix(rest, "WARC/") && len(b.of.Header) > 0:
		err = errors.New("the record does not end where its length says")
	default:
		return io.EOF
	}
	b.err = b.r.damaged(b.of.URL, err)
	return b.err
}

// readWARC reads the header of a WARC record after its first line.
func readWARC(in *bufio.Reader) (*Record, error) {
	h, err := readHeader(in)
	if err != nil {
		return nil, err
	}
	rec := &Record{
		Type: strings.ToLower(h.Get("WARC-Type")), URL: strings.Trim(h.Get("WARC-Target-URI"), "<>"),
		ID: strings.Trim(h.Get("WARC-Record-ID"), "<>"), Date: h.Get("WARC-Date"), MIME: h.Get("Content-Type"), Header: h,
	}
	rec.Length, err = length(h.Get("Content-Length"))
	return rec, err
}

// readARC reads the line of an ARC record: URL, IP, date, type, length; in
// version 2 five more stand between the last two. Old URLs hold blanks.
func readARC(line string) (*Record, error) {
	f := strings.Fields(line)
	at := slices.IndexFunc(f, func(s string) bool { return len(s) == 14 && strings.Trim(s, "0123456789") == "" })
	if at < 2 || at > len(f)-3 || !strings.Contains(f[0], ":") {
		return nil, fmt.Errorf("no record begins here, but %s", quoted(line))
	}
	rec := &Record{Type: "response", URL: strings.Join(f[:at-1], " "), Date: f[at], MIME: f[at+1], Header: Header{}}
	if strings.HasPrefix(rec.URL, "filedesc:") {
		rec.Type = "warcinfo"
	}
	var err error
	rec.Length, err = length(f[len(f)-1])
	return rec, err
}

func length(s string) (int64, error) {
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("the record has no length but %s", quoted(s))
	}
	return n, nil
}

func quoted(s string) string { return strconv.QuoteToASCII(s[:min(len(s), 40)]) }
