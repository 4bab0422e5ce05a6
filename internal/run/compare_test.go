package run_test

import (
	"iter"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout/internal/record"
	"readout/internal/run"
	"readout/internal/store"
	"readout/internal/store/storetest"
)

// wires are articles of which each three carry the same wording.
func wires(order []int) iter.Seq2[run.Parse, error] {
	return func(yield func(run.Parse, error) bool) {
		for _, i := range order {
			if !yield(func() (*record.Article, error) { return wire(i), nil }, nil) {
				return
			}
		}
	}
}

func wire(i int) *record.Article {
	var words []string
	for k := range 90 {
		words = append(words, "word"+strconv.Itoa(i/3)+"x"+strconv.Itoa(k))
	}
	raw := string(storetest.Sample(0).Article.Raw) + strings.Join(words, " ") + ". Copy " + strconv.Itoa(i) + "."
	return storetest.Read([]byte(raw), strconv.Itoa(i), "").Article
}

// told runs over the articles in an order and returns what each says.
func told(t *testing.T, order []int, s store.Store, prepare func(*run.Comparison)) (of map[string]record.ID, sum run.Summary) {
	t.Helper()
	of = map[string]record.ID{}
	c := run.NewComparison(true)
	prepare(c)
	r := run.Run{Read: read, Version: "v1", Store: s, Workers: 3, Compare: c, Show: func(res run.Result) error {
		of[res.Article.Path] = res.Article.NearDuplicateOf
		return nil
	}}
	sum, err := r.Do(t.Context(), wires(order))
	if err != nil || !sum.Compared {
		t.Fatal(err, sum)
	}
	return of, sum
}

// Two runs, in whichever order the articles come, tell the same of each; without
// a pass beforehand, each tells of those before it only.
func TestNearDuplicatesInAnyOrder(t *testing.T) {
	order := []int{0, 1, 2, 3, 4, 5, 6, 7, 8}
	back := slices.Clone(order)
	slices.Reverse(back)
	first := func(order []int) func(*run.Comparison) {
		return func(c *run.Comparison) {
			if err := c.AddAll(t.Context(), wires(order), 2); err != nil {
				t.Fatal(err)
			}
		}
	}
	want, sum := told(t, order, nil, first(order))
	if sum.NearDuplicates != 6 || len(slices.DeleteFunc(slices.Collect(maps.Values(want)), func(id record.ID) bool { return id == "" })) != 6 {
		t.Errorf("%d near-duplicates: %v", sum.NearDuplicates, want)
	}
	if got, _ := told(t, back, nil, first(back)); !reflect.DeepEqual(got, want) {
		t.Errorf("the other way round: %v\nwant %v", got, want)
	}
	got, sum := told(t, order, nil, func(*run.Comparison) {})
	if got["0"] != "" || got["2"] == "" || got["8"] == "" || sum.NearDuplicates != 6 {
		t.Errorf("as they come: %v, %d counted", got, sum.NearDuplicates)
	}
	s := open(t)
	told(t, order[:4], s, func(*run.Comparison) {})
	if got, _ := told(t, back, s, func(c *run.Comparison) {
		if err := c.AddKept(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		first(back)(c)
	}); !reflect.DeepEqual(got, want) {
		t.Errorf("with some kept: %v\nwant %v", got, want)
	}
}

// A run that only keeps counts in the end what the store tells.
func TestNearDuplicatesCounted(t *testing.T) {
	r := run.Run{Read: read, Version: "v1", Store: open(t), Workers: 2, Compare: run.NewComparison(false), Show: func(res run.Result) error {
		if res.Article.NearDuplicateOf != "" {
			t.Error("told before all were read")
		}
		return nil
	}}
	if sum, err := r.Do(t.Context(), wires([]int{8, 0, 1, 5, 3, 4})); sum.NearDuplicates != 3 || err != nil {
		t.Errorf("%+v, %v", sum, err)
	}
}
