package verify_test

import (
	"cmp"
	"flag"
	"os"
	"path/filepath"
	"runtime"
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

// How long a large store takes to verify, and how much memory.
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
	if err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
	t.Logf("the file alone: %.0f s, %.0f s of a processor", time.Since(began).Seconds(), (cpu() - before).Seconds())
	began, before = time.Now(), cpu()
	tally, err := verify.Store(t.Context(), s, decode, func(p verify.Problem) { t.Error(p) })
	if err != nil {
		t.Fatal(err)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("%+v: %.0f s, %.0f s of a processor, %d MB from the system", tally, time.Since(began).Seconds(), (cpu() - before).Seconds(), m.Sys>>20)
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
