package english_test

import (
	"os"
	"testing"

	"readout/internal/english"
)

// BenchmarkLoad measures the start: unpacking the models.
func BenchmarkLoad(b *testing.B) {
	file, err := os.ReadFile("english.model")
	if err != nil {
		b.Fatal(err)
	}
	for range b.N {
		if _, err := english.Load(file); err != nil {
			b.Fatal(err)
		}
	}
}
