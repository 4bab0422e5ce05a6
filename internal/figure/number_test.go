package figure

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"readout/internal/segment"
	"readout/internal/table"
	"readout/internal/text"
	"readout/internal/ud"
)

// split cuts a text into words without tags or heads.
func split(t testing.TB, s string) *ud.Doc {
	t.Helper()
	x, err := text.New(s)
	if err != nil {
		t.Fatal(err)
	}
	d := segment.Split(x, []text.Span{{Start: 0, End: x.Len()}})
	d.Index()
	return d
}

func TestQuantities(t *testing.T) {
	b, err := os.ReadFile("testdata/numbers.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := table.Read("numbers.tsv", string(b), "sentence", "words", "low", "high", "qualifier")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		d := split(t, row.Get("sentence"))
		var qs []quantity
		for _, q := range quantities(d, d.Sentences[0]) {
			if !q.share {
				qs = append(qs, q)
			}
		}
		want := row.Get("words")
		if want == "" {
			if len(qs) > 0 {
				t.Errorf("%v", row.Errorf("%q is taken for a number", d.Text.Slice(d.Cover(qs[0].first, qs[0].last))))
			}
			continue
		}
		if len(qs) != 1 {
			t.Errorf("%v", row.Errorf("%d numbers in %q, want 1", len(qs), row.Get("sentence")))
			continue
		}
		q := qs[0]
		got := []string{d.Text.Slice(d.Cover(q.first, q.last)), amount(q.low), amount(q.high), string(q.qualifier)}
		wants := []string{want, row.Get("low"), row.Get("high"), row.Get("qualifier")}
		if strings.Join(got, "|") != strings.Join(wants, "|") {
			t.Errorf("%v", row.Errorf("%q gives %q, want %q", row.Get("sentence"), got, wants))
		}
	}
}

func amount(v *float64) string {
	if v == nil {
		return "-"
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

func TestTablesLoad(t *testing.T) {
	if _, err := load(); err != nil {
		t.Fatal(err)
	}
}

func FuzzQuantities(f *testing.F) {
	f.Add("between at least 200 and 250, a quarter of a million and - 12 hundreds of thousands")
	f.Fuzz(func(t *testing.T, s string) {
		x, err := text.New(s)
		if err != nil {
			return
		}
		d := segment.Split(x, []text.Span{{Start: 0, End: x.Len()}})
		for _, s := range d.Sentences {
			end := s.First
			for _, q := range quantities(d, s) {
				if q.num < end || q.end <= q.num || q.first > q.num || q.last < q.end || q.first < s.First || q.last > s.Last {
					t.Fatalf("a number at [%d,%d,%d,%d) in sentence %v", q.first, q.num, q.end, q.last, s)
				}
				end = q.end
			}
		}
	})
}
