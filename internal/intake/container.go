package intake

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// deepestContainer is how many containers may lie in each other; a .tar.gz is
// two.
const deepestContainer = 6

// container names the way a file holds others, or one other; "" if it does not.
func container(ext string, head []byte) string {
	switch {
	case otherKinds[ext] != "": // .odt is a zip file too
		return ""
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return "gzip"
	case bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")), ext == ".zst":
		return "zstd"
	case bytes.HasPrefix(head, []byte("BZh")):
		return "bzip2"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return "zip"
	case len(head) >= 262 && string(head[257:262]) == "ustar", ext == ".tar":
		return "tar"
	}
	return ""
}

// unpackHead returns the first unpacked bytes of a gzip file, nil if it is none.
func unpackHead(head []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return nil
	}
	out := make([]byte, 16)
	n, _ := io.ReadFull(z, out)
	return out[:n]
}

// inside returns a reader of what lies in a container under a name. The name is
// never used for anything but to tell a person.
func (r *reader) inside(name string) *reader {
	in := *r
	in.path += "#" + strings.ToValidUTF8(name, "\ufffd")
	in.depth++
	in.among = true
	return &in
}

// unpack yields what a container holds. In is the file as it is, b the same with
// its beginning in a buffer.
func (r *reader) unpack(name, kind string, size int64, in io.Reader, b *bufio.Reader) bool {
	if r.depth >= deepestContainer {
		return r.fail(because("packed too deep", fmt.Errorf("lies in more than %d containers: unpack it first", deepestContainer)))
	}
	switch kind {
	case "tar":
		return r.tar(b)
	case "zip":
		return r.zip(size, in, b)
	}
	out, err := decompressor(kind, b)
	if err != nil {
		return r.fail(damaged(kind, err))
	}
	defer out.Close()
	deeper := *r
	deeper.depth++
	return deeper.stream(inner(name), -1, unpacked{out, r.budget, kind})
}

// inner returns the name of the file in a compressed file: "a.tar" of "a.tgz".
func inner(name string) string {
	ext := filepath.Ext(name)
	if strings.EqualFold(ext, ".tgz") {
		return name[:len(name)-len(ext)] + ".tar"
	}
	return strings.TrimSuffix(name, ext)
}

func decompressor(kind string, in io.Reader) (io.ReadCloser, error) {
	switch kind {
	case "gzip":
		return gzip.NewReader(in)
	case "zstd":
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
		if err != nil {
			return nil, err
		}
		return z.IOReadCloser(), nil
	}
	return io.NopCloser(bzip2.NewReader(in)), nil
}

// tar yields the files of a tar file.
func (r *reader) tar(in io.Reader) bool {
	t := tar.NewReader(in)
	for n := 0; ; n++ {
		h, err := t.Next()
		switch {
		case err == io.EOF:
			return n > 0 || r.fail(because("empty", errors.New("is a tar file with nothing in it")))
		case err != nil:
			return r.fail(damaged("tar", err))
		case h.Typeflag != tar.TypeReg || unwanted(h.Name):
		case !r.inside(h.Name).stream(h.Name, h.Size, unpacked{t, nil, "tar"}):
			return false
		}
		if r.budget.over {
			return true
		}
		if r.ctx.Err() != nil {
			r.yield(nil, r.ctx.Err())
			return false
		}
	}
}

// zip yields the files of a zip file. Its list of files stands at its end: one
// that does not lie on a disk is taken into memory, within the limit.
func (r *reader) zip(size int64, in io.Reader, b *bufio.Reader) bool {
	at, ok := in.(io.ReaderAt)
	if !ok || size < 0 {
		raw, err := r.all(size, b)
		if err != nil {
			return r.fail(err)
		}
		at, size = bytes.NewReader(raw), int64(len(raw))
	}
	if r.depth == 0 {
		r.budget.packed = size
	}
	z, err := zip.NewReader(at, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return r.fail(damaged("zip", err))
	}
	if len(z.File) == 0 {
		return r.fail(because("empty", errors.New("is a zip file with nothing in it")))
	}
	for _, f := range z.File {
		if r.ctx.Err() != nil {
			r.yield(nil, r.ctx.Err())
			return false
		}
		if f.Mode().IsRegular() && !unwanted(f.Name) && !r.inside(f.Name).zipped(f) {
			return false
		}
		if r.budget.over {
			return true
		}
	}
	return true
}

func (r *reader) zipped(f *zip.File) bool {
	if f.Flags&1 != 0 {
		return r.fail(because("encrypted", errors.New("is encrypted: unpack it first")))
	}
	in, err := f.Open()
	if err != nil {
		return r.fail(damaged("zip", err))
	}
	defer in.Close()
	size := int64(-1)
	if f.UncompressedSize64 < 1<<62 {
		size = int64(f.UncompressedSize64)
	}
	return r.stream(f.Name, size, unpacked{in, r.budget, "zip"})
}

// unwanted reports whether a file in a container is one that is left out of a
// folder too.
func unwanted(name string) bool {
	for _, part := range strings.Split(strings.ReplaceAll(name, `\`, "/"), "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return strings.EqualFold(path.Base(name), "README.md")
}
