package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

var gzipMagic = []byte{0x1f, 0x8b, 0x08}

func magic(b []byte) bool { return bytes.Equal(b, gzipMagic) }

// open opens the next gzip member.
func (r *Reader) open() error {
	head := r.w.peek(len(gzipMagic))
	r.at = r.w.offset()
	switch {
	case len(head) == 0:
		return r.w.failed(io.EOF)
	case len(bytes.Trim(head, "\x00")) == 0 && r.padding():
		return r.w.failed(io.EOF)
	case !magic(head):
		r.broken = true
		return r.damaged("", errors.New("no gzip member begins here"))
	}
	z, err := gzip.NewReader(r.w)
	if err != nil {
		r.broken = true
		return r.damaged("", unpacking(err))
	}
	z.Multistream(false)
	r.member, r.broken = z, false
	r.plain = bufio.NewReaderSize(&meter{z, r}, 32<<10)
	return nil
}

// padding reports whether nothing but zeros follows, as on a tape.
func (r *Reader) padding() bool {
	for {
		b := r.w.peek(4096)
		if len(b) == 0 {
			return true
		}
		if len(bytes.Trim(b, "\x00")) > 0 {
			return false
		}
		r.w.r += len(b)
	}
}

func unpacking(err error) error {
	if err == io.ErrUnexpectedEOF {
		return errors.New("the gzip member is cut off")
	}
	return fmt.Errorf("the gzip member is damaged: %w", err)
}

// A meter tells how much was unpacked.
type meter struct {
	in *gzip.Reader
	r  *Reader
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.in.Read(p)
	if m.r.spend != nil && n > 0 {
		if over := m.r.spend(n); over != nil {
			m.r.stop = over
			return 0, over
		}
	}
	if err != nil && err != io.EOF {
		m.r.broken = true
		return n, unpacking(err)
	}
	return n, err
}

// resync looks for the next gzip member, from an offset on, that holds the
// beginning of a record. The window remembers a megabyte: within that, a
// damaged member takes no other with it.
func (r *Reader) resync(from int64) {
	r.member = nil
	r.w.rewind(from)
	for {
		b := r.w.peek(64 << 10)
		i := bytes.Index(b, gzipMagic)
		if i < 0 && len(b) < 64<<10 {
			r.w.r += len(b)
			return
		}
		if i < 0 {
			r.w.r += len(b) - len(gzipMagic) + 1
			continue
		}
		r.w.r += i
		if r.promising() {
			return
		}
		r.w.r++
	}
}

// promising reports whether a member that begins here unpacks to a record.
func (r *Reader) promising() bool {
	z, err := gzip.NewReader(bytes.NewReader(r.w.peek(64 << 10)))
	if err != nil {
		return false
	}
	z.Multistream(false)
	line, _ := readLine(bufio.NewReader(io.LimitReader(z, 4096)))
	if _, err := readARC(line); err == nil {
		return true
	}
	return len(line) > 5 && line[:5] == "WARC/"
}

// resyncPlain looks for the next line that begins a record, in a plain file or
// in what a member holds.
func (r *Reader) resyncPlain() bool {
	for {
		head, _ := r.plain.Peek(400)
		if bytes.HasPrefix(head, []byte("WARC/")) || arcLine(head) {
			return true
		}
		_, err := r.plain.ReadSlice('\n')
		for err == bufio.ErrBufferFull {
			_, err = r.plain.ReadSlice('\n')
		}
		if err != nil {
			return false
		}
	}
}

// arcLine reports whether bytes begin with the line of an ARC record.
func arcLine(b []byte) bool {
	line, _, ok := bytes.Cut(b, []byte("\n"))
	if !ok || bytes.Count(line, []byte(" ")) < 4 {
		return false
	}
	_, err := readARC(string(line))
	return err == nil
}
