package storetest

import (
	"testing"

	"readout/internal/store"
)

// BenchmarkKeep tells how many readings of the size of a news report an empty
// store keeps in a second.
func BenchmarkKeep(b *testing.B, s store.Store) {
	n := 0
	for b.Loop() {
		if kept, err := s.Keep(ctx, Typical(n)); err != nil || !kept {
			b.Fatal(kept, err)
		}
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkReadBack tells how many of them it gives back in a second.
func BenchmarkReadBack(b *testing.B, s store.Store) {
	for n := range 200 {
		if _, err := s.Keep(ctx, Typical(n)); err != nil {
			b.Fatal(err)
		}
	}
	n := 0
	for b.Loop() {
		for _, err := range store.Readings(ctx, s) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}
