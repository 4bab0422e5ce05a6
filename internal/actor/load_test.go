package actor

import (
	"io/fs"
	"testing"
)

func BenchmarkLoad(b *testing.B) {
	sub, err := fs.Sub(tables, "tables")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Load(sub); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHolder(b *testing.B) {
	k := Known()
	for b.Loop() {
		k.Holder("FRA", "Prime Minister", "2024-10-01")
	}
}

func BenchmarkNamed(b *testing.B) {
	k := Known()
	for b.Loop() {
		k.Named("Dominique de Villepin")
	}
}
