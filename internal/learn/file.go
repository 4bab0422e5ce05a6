package learn

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// magic begins every model file; its number is the version of the format.
const magic = "readout model 1\n"

// A File is a packed model: lines for a reader, then named sections.
//
// The bytes: magic, the head's lines, an empty line, and one zstd frame that
// holds for each section its name and its content, both preceded by their
// lengths as uvarints.
type File struct {
	Head     string // lines without empty ones
	Sections []Section
}

// A Section is one model of a File.
type Section struct {
	Name string
	Data []byte
}

// Section returns the content of the section with the given name.
func (f *File) Section(name string) ([]byte, error) {
	for _, s := range f.Sections {
		if s.Name == name {
			return s.Data, nil
		}
	}
	return nil, fmt.Errorf("the model file has no section %q; build it again with readout train", name)
}

// Encode returns the bytes of the file.
func (f *File) Encode() ([]byte, error) {
	var raw []byte
	for _, s := range f.Sections {
		raw = appendBytes(raw, []byte(s.Name))
		raw = appendBytes(raw, s.Data)
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	head := magic + strings.TrimSpace(f.Head) + "\n\n"
	return enc.EncodeAll(raw, []byte(head)), nil
}

// DecodeFile reads what Encode wrote.
func DecodeFile(b []byte) (*File, error) {
	rest, ok := bytes.CutPrefix(b, []byte(magic))
	if !ok {
		return nil, fmt.Errorf("no model file, or one of another version: it does not begin with %q", strings.TrimSpace(magic))
	}
	head, packed, ok := bytes.Cut(rest, []byte("\n\n"))
	if !ok {
		return nil, fmt.Errorf("the model file ends in its head")
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<28))
	if err != nil {
		return nil, err
	}
	defer dec.Close()
	raw, err := dec.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("the model file is damaged: %w", err)
	}
	f := &File{Head: string(head)}
	for r := NewReader(raw); len(r.b) > 0; {
		f.Sections = append(f.Sections, Section{Name: r.String(), Data: r.Bytes()})
		if r.err != nil {
			return nil, r.err
		}
	}
	return f, nil
}

func appendBytes(b, x []byte) []byte {
	return append(binary.AppendUvarint(b, uint64(len(x))), x...)
}

// A Writer collects the numbers and strings of a section.
type Writer struct{ b []byte }

// Done returns what was written.
func (w *Writer) Done() []byte { return w.b }

// Uint writes a number that is not negative.
func (w *Writer) Uint(n int) { w.b = binary.AppendUvarint(w.b, uint64(n)) }

// Float writes a number to the bit.
func (w *Writer) Float(x float32) { w.b = binary.LittleEndian.AppendUint32(w.b, math.Float32bits(x)) }

// Floats writes numbers to the bit, without how many they are.
func (w *Writer) Floats(xs []float32) {
	for _, x := range xs {
		w.Float(x)
	}
}

// Bytes writes bytes after their number.
func (w *Writer) Bytes(x []byte) { w.b = appendBytes(w.b, x) }

// String writes a string.
func (w *Writer) String(s string) { w.b = appendBytes(w.b, []byte(s)) }

// Lines writes strings without line breaks.
func (w *Writer) Lines(lines []string) { w.String(strings.Join(lines, "\n")) }

// A Reader reads a section in the order it was written. After the first error
// it gives zeros; Err tells.
type Reader struct {
	b   []byte
	err error
}

// NewReader returns a Reader of b.
func NewReader(b []byte) *Reader { return &Reader{b: b} }

// Err returns the first error.
func (r *Reader) Err() error { return r.err }

func (r *Reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("the model file is damaged: "+format, args...)
	}
	r.b = nil
}

// Uint reads a number.
func (r *Reader) Uint() int {
	n, w := binary.Uvarint(r.b)
	if w <= 0 || n > 1<<31 {
		r.fail("a number is missing")
		return 0
	}
	r.b = r.b[w:]
	return int(n)
}

// Float reads a number to the bit.
func (r *Reader) Float() float32 {
	if len(r.b) < 4 {
		r.fail("a number is missing")
		return 0
	}
	x := math.Float32frombits(binary.LittleEndian.Uint32(r.b))
	r.b = r.b[4:]
	return x
}

// Floats reads n numbers to the bit.
func (r *Reader) Floats(n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = r.Float()
	}
	return out
}

// Bytes reads bytes; they must not be changed.
func (r *Reader) Bytes() []byte {
	n := r.Uint()
	if n > len(r.b) {
		r.fail("%d bytes are missing", n-len(r.b))
		return nil
	}
	x := r.b[:n:n]
	r.b = r.b[n:]
	return x
}

// String reads a string.
func (r *Reader) String() string { return string(r.Bytes()) }

// Lines reads what Writer.Lines wrote.
func (r *Reader) Lines() []string {
	s := r.String()
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}
