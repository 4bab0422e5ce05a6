package learn

import (
	"slices"
	"strings"
	"testing"
)

func TestFileComesBack(t *testing.T) {
	in := File{Head: "date: 2026-11-20\nseed: 1", Sections: []Section{{"a", []byte("x")}, {"b", nil}}}
	b, err := in.Encode()
	if err != nil {
		t.Fatal(err)
	}
	out, err := DecodeFile(b)
	if err != nil {
		t.Fatal(err)
	}
	if out.Head != in.Head || len(out.Sections) != 2 || string(out.Sections[0].Data) != "x" {
		t.Errorf("%+v", out)
	}
	if _, err := out.Section("c"); err == nil || !strings.Contains(err.Error(), "readout train") {
		t.Errorf("error %v does not tell the way out", err)
	}
	for n := range len(b) {
		if f, err := DecodeFile(b[:n]); err == nil && len(f.Sections) == 2 {
			t.Fatalf("a file cut after %d bytes is taken for whole", n)
		}
	}
}

func TestWriterComesBack(t *testing.T) {
	var w Writer
	w.Uint(300)
	w.Floats([]float32{1.5, -2})
	w.Lines([]string{"a", "b"})
	w.Lines(nil)
	q := Quantize([]float32{1, -4, 0.5, 2}, 2, 2)
	q.Encode(&w)
	r := NewReader(w.Done())
	if r.Uint() != 300 || !slices.Equal(r.Floats(2), []float32{1.5, -2}) || len(r.Lines()) != 2 || r.Lines() != nil {
		t.Error("numbers or lines")
	}
	if p := DecodeQuant(r, 2, 2); !slices.Equal(p.W, []int8{127, -127, 64, 64}) || r.Err() != nil {
		t.Errorf("matrix %v, error %v", p, r.Err())
	}
	if r.Uint(); r.Err() == nil {
		t.Error("reading past the end is no error")
	}
}
