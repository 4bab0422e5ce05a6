package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/rogpeppe/go-internal/testscript"
)

// pack OUT FILE... packs files by the end of OUT's name: .zip, .tar.gz, .zst, or
// .gz with one member for each.
func pack(ts *testscript.TestScript, _ bool, args []string) {
	out, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer out.Close()
	var add func(name, data string)
	var ends []io.Closer
	switch {
	case strings.HasSuffix(args[0], ".zip"):
		z := zip.NewWriter(out)
		ends = []io.Closer{z}
		add = func(name, data string) {
			w, err := z.Create(name)
			ts.Check(err)
			io.WriteString(w, data)
		}
	case strings.HasSuffix(args[0], ".tar.gz"):
		g := gzip.NewWriter(out)
		t := tar.NewWriter(g)
		ends = []io.Closer{t, g}
		add = func(name, data string) {
			ts.Check(t.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(data))}))
			io.WriteString(t, data)
		}
	case strings.HasSuffix(args[0], ".zst"):
		z, err := zstd.NewWriter(out)
		ts.Check(err)
		ends = []io.Closer{z}
		add = func(_, data string) { io.WriteString(z, data) }
	default:
		add = func(_, data string) {
			g := gzip.NewWriter(out)
			io.WriteString(g, data)
			ts.Check(g.Close())
		}
	}
	for _, f := range args[1:] {
		add(f, ts.ReadFile(f))
	}
	for _, e := range ends {
		ts.Check(e.Close())
	}
}

// capture FILE TYPE URL MIME [PAGE] writes a WARC record.
func capture(ts *testscript.TestScript, _ bool, args []string) {
	block := ""
	if len(args) > 4 {
		block = "HTTP/1.1 200 OK\r\nContent-Type: " + args[3] + "\r\n\r\n" + ts.ReadFile(args[4])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), fmt.Appendf(nil, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		args[1], args[2], len(block), block), 0o644))
}
