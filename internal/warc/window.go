package warc

import "io"

// A window reads a file and remembers its last stretch, so that a reader that
// ran into damage can go back and look for the next whole member.
type window struct {
	in   io.Reader
	buf  []byte
	r, n int   // the next byte, the end of what is filled
	base int64 // the offset in the file of buf[0]
	err  error
}

const (
	windowSize = 2 << 20
	remembered = 1 << 20
)

func newWindow(in io.Reader) *window { return &window{in: in, buf: make([]byte, windowSize)} }

func (w *window) offset() int64 { return w.base + int64(w.r) }

// failed returns the error of the file, if it has one, else err.
func (w *window) failed(err error) error {
	if w.err != nil && w.err != io.EOF {
		return w.err
	}
	return err
}

// fill reads more of the file; false at its end.
func (w *window) fill() bool {
	if w.err != nil {
		return false
	}
	if w.n == len(w.buf) {
		cut := max(0, w.r-remembered)
		if cut == 0 { // all is wanted still
			return false
		}
		w.n = copy(w.buf, w.buf[cut:w.n])
		w.r -= cut
		w.base += int64(cut)
	}
	n := 0
	for tries := 0; n == 0 && w.err == nil && tries < 100; tries++ {
		n, w.err = w.in.Read(w.buf[w.n:])
	}
	w.n += n
	return n > 0
}

// ReadByte lets gzip take no byte more than it needs.
func (w *window) ReadByte() (byte, error) {
	if w.r == w.n && !w.fill() {
		return 0, w.failed(io.EOF)
	}
	c := w.buf[w.r]
	w.r++
	return c, nil
}

func (w *window) Read(p []byte) (int, error) {
	if w.r == w.n && !w.fill() {
		return 0, w.failed(io.EOF)
	}
	n := copy(p, w.buf[w.r:w.n])
	w.r += n
	return n, nil
}

// peek returns the next n bytes, or less at the end. N is at most remembered.
func (w *window) peek(n int) []byte {
	for w.n-w.r < n && w.fill() {
	}
	return w.buf[w.r:min(w.n, w.r+n)]
}

// rewind goes back to an offset, or as far as the window remembers.
func (w *window) rewind(to int64) { w.r = min(w.r, max(0, int(to-w.base))) }
