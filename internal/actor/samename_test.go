package actor

import (
	"os"
	"testing"

	"readout/internal/table"
)

// namePairs reads testdata/names.tsv.
func namePairs(t *testing.T) []table.Row {
	t.Helper()
	data, err := os.ReadFile("testdata/names.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := table.Read("testdata/names.tsv", string(data), "a", "b", "want", "category", "note")
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestSameName(t *testing.T) {
	counts := map[string]int{}
	for _, r := range namePairs(t) {
		a, b := r.Get("a"), r.Get("b")
		got, back := SameName(a, b), SameName(b, a)
		if got.String() != r.Get("want") {
			t.Errorf("%s:%d: %s and %s are %v, want %s", r.File, r.Line, a, b, got, r.Get("want"))
		}
		if got != back {
			t.Errorf("%s:%d: %s and %s are %v, the other way round %v", r.File, r.Line, a, b, got, back)
		}
		counts[r.Get("want")]++
		counts["in all"]++
	}
	t.Log(counts)
	if counts["in all"] < 300 || counts["strong"] < 150 || counts["different"] < 60 {
		t.Errorf("too few pairs: %v", counts)
	}
}

// Less of a name never says more: without the first word, a pair of spellings
// is at most as strong as with it, and by its family name alone no more than
// medium.
func TestSameNameIsMonotone(t *testing.T) {
	for _, r := range namePairs(t) {
		a, x := r.Get("a"), cutName(r.Get("b"))
		if x.n < 2 || r.Get("want") != "strong" {
			continue
		}
		if got := SameName(a, x.word(x.n-1)); got > Medium {
			t.Errorf("%s:%d: %s and %s alone are %v", r.File, r.Line, a, x.word(x.n-1), got)
		}
		if got := SameName(a, x.word(0)+" Qwxyzzq"); got > Weak {
			t.Errorf("%s:%d: %s and another family name are %v", r.File, r.Line, a, got)
		}
	}
}

func FuzzSameName(f *testing.F) {
	f.Add("Hossein Amir-Abdollahian", "Amirabdollahian")
	f.Add("al-", "'s")
	f.Fuzz(func(t *testing.T, a, b string) {
		if SameName(a, b) != SameName(b, a) {
			t.Errorf("%q and %q depend on their order", a, b)
		}
		if Fold(a) != "" && SameName(a, a) != Strong {
			t.Errorf("%q is not itself", a)
		}
	})
}

func TestSpelled(t *testing.T) {
	b := Known()
	for _, c := range []struct{ name, want string }{
		{"Recep Tayyip Erdoğan", "TUR/recep-tayyip-erdogan"},
		{"Vladimir Putine", ""},
		{"Volodymyr Zelenskyi", "UKR/volodymyr-zelenskyy"},
		{"Smith", ""},
	} {
		got := ""
		if ts := b.Spelled(c.name); len(ts) > 0 {
			got = ts[0].ID
		}
		if got != c.want {
			t.Errorf("Spelled(%q) is %q, want %q", c.name, got, c.want)
		}
	}
}

func BenchmarkSameName(b *testing.B) {
	pairs := [][2]string{
		{"Hossein Amir-Abdollahian", "Hussein Amir Abdullahian"}, {"Mohammed bin Salman", "Recep Tayyip Erdoğan"},
		{"Fidan", "Hakan Fidan"}, {"Abdel Fattah al-Sisi", "Abdul Fatah Al Sisi"},
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		SameName(pairs[i%4][0], pairs[i%4][1])
	}
}
