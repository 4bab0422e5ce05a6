package run_test

import (
	"compress/gzip"
	"fmt"
	"io"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"readout/internal/intake"
	"readout/internal/record"
	"readout/internal/run"
)

// archive writes a web archive of n articles of some 20 kB, each before a
// picture of 400 kB, every one a member of its own.
func archive(n int) io.Reader {
	out, in := io.Pipe()
	body := strings.Repeat("The crews of the island ferries went back to work on Thursday, the minister said, after nine days of strike.\n\n", 180)
	picture := strings.Repeat("\x89PNG", 100_000)
	go func() {
		for i := range n {
			member(in, i, "text/plain", fmt.Sprintf("Record %d of the day.\n\n%s", i, body))
			member(in, i, "image/png", picture)
		}
		in.Close()
	}()
	return out
}

func member(w io.Writer, i int, media, body string) {
	z, _ := gzip.NewWriterLevel(w, gzip.NoCompression)
	fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://paper.example/%d\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, media, len(body), body)
	z.Close()
}

// peak watches how much memory the program has from the system; the function it
// returns tells the most there was, in MB.
func peak() func() uint64 {
	stop, most := make(chan bool), make(chan uint64)
	go func() {
		s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		top := uint64(0)
		for {
			metrics.Read(s)
			top = max(top, s[0].Value.Uint64()-s[1].Value.Uint64())
			select {
			case <-stop:
				most <- top >> 20
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() uint64 { stop <- true; return <-most }
}

// A web archive of 200 MB is read with no more memory than a small one needs.
func TestArchiveStreams(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED, not run: reads 200 MB")
	}
	const n = 500
	runtime.GC()
	most := peak()
	r := run.Run{Workers: 2, Version: "v1", Show: func(run.Result) error { return nil }, Read: func(a *record.Article) (*record.Reading, error) {
		return &record.Reading{Article: a}, nil
	}}
	sum, err := r.Do(t.Context(), intake.Find(t.Context(), []string{intake.Stdin}, intake.Options{Stdin: archive(n)}))
	mb := most()
	t.Logf("%d articles, at most %d MB", sum.Read, mb)
	if err != nil || sum.Read != n || sum.Skipped != n || mb > 150 {
		t.Errorf("%d of %d articles with at most %d MB, want no more than 150: %v", sum.Read, n, mb, err)
	}
}
