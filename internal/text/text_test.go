package text

import (
	"testing"
	"unicode/utf8"
)

func check(t *testing.T, src string) {
	x, err := New(src)
	if err != nil {
		if utf8.ValidString(src) {
			t.Fatalf("valid text refused: %v", err)
		}
		return
	}
	n := 0
	for i := range src {
		if got := x.RuneOffset(i); got != n {
			t.Fatalf("RuneOffset(%d) = %d, want %d", i, got, n)
		}
		if got := x.ByteOffset(n); got != i {
			t.Fatalf("ByteOffset(%d) = %d, want %d", n, got, i)
		}
		line, col := x.Line(i)
		if x.lines[line-1]+col-1 != i {
			t.Fatalf("Line(%d) = %d:%d does not come back", i, line, col)
		}
		n++
	}
	if x.Runes() != n || x.ByteOffset(n) != len(src) || x.RuneOffset(len(src)) != n {
		t.Fatalf("the end of the text: %d code points, want %d", x.Runes(), n)
	}
	s := x.Trim(Span{0, len(src)})
	if s.Start > s.End || s.Start < 0 || s.End > len(src) {
		t.Fatalf("Trim gives %v of %d bytes", s, len(src))
	}
}

func TestTrim(t *testing.T) {
	x, _ := New(" \u00a0\u200b18,205\u00a0\n")
	if got := x.Slice(x.Trim(Span{0, x.Len()})); got != "18,205" {
		t.Errorf("Trim leaves %q", got)
	}
}

func FuzzText(f *testing.F) {
	f.Add("“The US,” he said.\nÉ\n")
	f.Add("")
	f.Add("at least 18,205\u00a0Palestinians\r\n\r\n\xff")
	f.Fuzz(check)
}
