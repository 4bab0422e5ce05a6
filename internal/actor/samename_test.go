package actor

import (
	"os"
	"testing"

	"readout/internal/table"
)

func TestSameName(t *testing.T) {
	data, err := os.ReadFile("testdata/names.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := table.Read("testdata/names.tsv", string(data), "a", "b", "want")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		a, b := r.Get("a"), r.Get("b")
		got, back := SameName(a, b), SameName(b, a)
		if got.String() != r.Get("want") {
			t.Errorf("%s:%d: %s and %s are %v, want %s", r.File, r.Line, a, b, got, r.Get("want"))
		}
		if got != back {
			t.Errorf("%s:%d: %s and %s are %v, the other way round %v", r.File, r.Line, a, b, got, back)
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
