package verify_test

import (
	"bufio"
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
	"readout/internal/verify"
)

var (
	loadArticles = flag.Int("load", 0, "verify a store of so many invented articles, 17 mentions each")
	loadStore    = flag.String("load-store", "", "keep the invented store in this file, or take the one that is there")
)

// How long a large store takes to verify, and how much memory; and one byte that
// is damaged in the middle of it is found and named.
func TestLoad(t *testing.T) {
	if *loadArticles == 0 {
		t.Skip("SKIPPED, not run: say how large the store is to be, as in -args -load 60000")
	}
	path := cmp.Or(*loadStore, filepath.Join(t.TempDir(), "load.db"))
	if _, err := os.Stat(path); err != nil {
		invent(t, path, *loadArticles)
	}
	s, err := sqlite.OpenReadOnly(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	began, before := time.Now(), cpu()
	tally, err := verify.Store(t.Context(), s, decode, func(p verify.Problem) { t.Error(p) })
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v: %.0f s, %.1f s of a processor, at most %d MB with all that was before", tally, time.Since(began).Seconds(), (cpu() - before).Seconds(), peak()>>10)
	name := fmt.Sprintf("in/%06d.", tally.Articles/2) // up to its only dot
	flip(t, path, name)
	defer flip(t, path, "in-"+name[3:])
	tally, all := problems(t, path)
	if tally.Broken == 0 || !strings.Contains(all[0], "in-"+name[3:]) {
		t.Errorf("a damaged byte of %s is not found: %+v %v", name, tally, all)
	}
	t.Logf("%s", all[0])
}

// flip turns the third of some letters in a file from "/" into "-", or back.
func flip(t *testing.T, path, letters string) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	for at := int64(0); ; {
		b, err := in.ReadSlice(letters[len(letters)-1])
		if at += int64(len(b)); bytes.HasSuffix(b, []byte(letters)) {
			if _, err := f.WriteAt([]byte{letters[2] ^ '/' ^ '-'}, at-int64(len(letters))+2); err != nil {
				t.Fatal(err)
			}
			return
		}
		if err != nil && err != bufio.ErrBufferFull {
			t.Fatalf("%s does not hold %s: %v", path, letters, err)
		}
	}
}

func invent(t *testing.T, path string, n int) {
	s, err := sqlite.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i := range n {
		if _, err := s.Keep(t.Context(), storetest.Typical(i)); err != nil {
			t.Fatal(err)
		}
	}
}
