package naming_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"readout/internal/naming"
	"readout/internal/record"
	"readout/internal/text"
)

func TestFold(t *testing.T) {
	for s, want := range map[string]string{
		"the “Zionist regime”": "zionist regime", "Israel's": "israel", "Israel’s": "israel", "his": "", "they": "", "its ally": "ally",
		"the U.S.": "u.s.", "Harbour\u00a0Union": "harbour union", "One day earlier Iran's chief diplomat": "diplomat",
		"a minister of the interior of the country": "minister", "": "", "the": "",
	} {
		if got := naming.Fold(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]string{"zionist regime": "regime", "minister of war": "minister", "": "", "of": "of"} {
		if got := naming.Head(s); got != want {
			t.Errorf("head of %q: %q, want %q", s, got, want)
		}
	}
}

func uses(by string, n int, words string) (out []naming.Use) {
	for i := range n {
		out = append(out, naming.Use{By: by, Article: record.ID(fmt.Sprint(by, i/2)), Words: words})
	}
	return out
}

func sample() []naming.Use {
	var all []naming.Use
	for _, l := range [][]naming.Use{
		uses("Gazette", 8, "the junta"), uses("Gazette", 2, "Council"), uses("Gazette", 1, "oddity"), uses("Gazette", 4, "it"),
		uses("Herald", 1, "junta"), uses("Herald", 9, "the Council"), uses("Wire", 10, "Council"),
	} {
		all = append(all, l...)
	}
	return all
}

func TestCompare(t *testing.T) {
	got := naming.Compare(sample(), naming.Options{Least: 3})
	if len(got) != 3 || got[0].By != "Gazette" || got[0].Uses != 11 || got[0].Articles != 4 {
		t.Fatalf("%+v", got)
	}
	junta := got[0].Wordings[0]
	// By hand: 31 uses, 9 of junta; prior 10·9/31 = 2.9032.
	// ln(10.9032/10.0968) − ln(3.9032/26.0968) = 1.9768; sd √(1/10.9032 + 1/3.9032) = 0.5898.
	if junta.Words != "junta" || junta.Exact != "the junta" || junta.Uses != 8 || junta.Others != 1 || junta.Articles != 4 ||
		math.Abs(junta.LogOdds-1.9768) > .001 || math.Abs(junta.Z-3.3516) > .002 {
		t.Errorf("%+v", junta)
	}
	for _, w := range got[0].Wordings {
		if w.Words == "oddity" && w.Compared {
			t.Errorf("a single use is compared: %+v", w)
		}
	}
	if alone := naming.Compare(uses("Gazette", 9, "junta"), naming.Options{}); alone[0].Wordings[0].Compared {
		t.Error("one outlet is compared with nobody")
	}
	same := append(uses("A", 9, "junta"), uses("B", 9, "junta")...)
	if w := naming.Compare(same, naming.Options{})[0].Wordings[0]; w.Z != 0 || math.IsNaN(w.LogOdds) {
		t.Errorf("the only wording of all: %+v", w)
	}
	heads := naming.Compare(append(uses("A", 1, "old regime"), uses("A", 1, "regime")...), naming.Options{Heads: true})
	if len(heads[0].Wordings) != 1 || heads[0].Wordings[0].Uses != 2 {
		t.Errorf("%+v", heads)
	}
}

func TestCompareInAnyOrder(t *testing.T) {
	all := sample()
	want := naming.Compare(all, naming.Options{Least: 3})
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if got := naming.Compare(all, naming.Options{Least: 3}); !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v\nwant %+v", got, want)
		}
	}
}

func TestScareQuoted(t *testing.T) {
	for _, c := range []struct{ letters, name, want string }{
		{`He leads the "caretaker" government.`, "caretaker", "caretaker"},
		{"She met the “harbour council” on Friday.", "council", "harbour council"},
		{"She met the “harbour council” on Friday.", "“harbour council”", "harbour council"},
		{"The «council» left.", "council", "council"},
		{"a 'resistance' group", "resistance", "resistance"},
		{"a ‘resistance’ group", "resistance", "resistance"},
		{"“The council will leave the harbour by Friday,” he said.", "council", ""},
		{"He said “no” and the council left.", "council", ""},
		{"The council left. “No”, he said.", "council", ""},
		{"the council's “plan” failed", "council", ""},
		{"the councils' harbour and the ministers' harbour", "harbour", ""},
		{"“Yes,” said the council “of the harbour and of all the islands”", "council", ""},
		{"the council", "council", ""},
	} {
		i := strings.Index(c.letters, c.name)
		q, ok := naming.ScareQuoted(c.letters, text.Span{Start: i, End: i + len(c.name)})
		got := ""
		if ok {
			got = c.letters[q.Start:q.End]
		}
		if got != c.want {
			t.Errorf("%s: %q in %q, want %q", c.letters, c.name, got, c.want)
		}
	}
}

func FuzzScareQuoted(f *testing.F) {
	f.Add(`He leads the "caretaker" government.`, 14, 23)
	f.Add("“”", 0, 3)
	f.Fuzz(func(t *testing.T, letters string, start, end int) {
		x, err := text.New(letters)
		if err != nil || start < 0 || end < start || end > x.Runes() {
			return
		}
		s := text.Span{Start: x.ByteOffset(start), End: x.ByteOffset(end)}
		if q, ok := naming.ScareQuoted(letters, s); ok {
			if n := len(strings.Fields(letters[q.Start:q.End])); n == 0 || n > 4 {
				t.Errorf("%q of %d words", letters[q.Start:q.End], n)
			}
		}
	})
}
