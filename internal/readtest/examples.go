package readtest

import (
	"context"
	"path/filepath"
	"sync"
	"testing"

	"readout/internal/intake"
	"readout/internal/read"
	"readout/internal/record"
)

// Version is what the readings of Examples say that read them.
const Version = "test-1"

var examples = sync.OnceValues(func() (out []*record.Reading, err error) {
	reader, err := read.New()
	if err != nil {
		return nil, err
	}
	for a, err := range intake.Read(context.Background(), []string{filepath.Join("..", "..", "examples")}, intake.Options{}) {
		if err != nil {
			return nil, err
		}
		r, err := reader.Read(a)
		if err != nil {
			return nil, err
		}
		r.Stamp(Version)
		out = append(out, r)
	}
	return out, nil
})

// Examples returns what is read off the project's examples, read once for all
// tests of a room under internal. They are not to be changed.
func Examples(t testing.TB) []*record.Reading {
	t.Helper()
	all, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	return all
}
