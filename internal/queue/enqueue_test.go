package queue

import (
	"errors"
	"fmt"
	"iter"
	"testing"

	"readout/internal/intake"
)

func sized(sizes ...int64) iter.Seq2[intake.Named, error] {
	return func(yield func(intake.Named, error) bool) {
		for i, n := range sizes {
			var err error
			if n == 0 {
				err = errors.New("no such file")
			}
			if !yield(intake.Named{Path: fmt.Sprint(i), Size: n}, err) {
				return
			}
		}
	}
}

// A page is a job of its own.
func TestBatchesOfPages(t *testing.T) {
	dir := articles(t, "bread", "wells")
	got := ""
	for b, err := range Batches(Listed([]string{dir, "https://post.example/a", "http://post.example/b", dir}), 1<<20) {
		if err != nil {
			t.Fatal(err)
		}
		got += fmt.Sprint(len(b.Paths))
	}
	if got != "2112" {
		t.Errorf("jobs of %s files", got)
	}
}

func TestBatches(t *testing.T) {
	for _, c := range []struct {
		sizes []int64
		want  string
	}{
		{nil, ""},
		{[]int64{5}, "[0]"},
		{[]int64{4, 6, 1, 9, 1}, "[0 1][2 3][4]"},
		{[]int64{1, 50, 1, 1}, "[0][1][2 3]"}, // a big file is a job of its own
		{[]int64{-1, 10, -1}, "[0 1 2]"},
		{[]int64{1, 0, 1}, "no such file"},
	} {
		got := ""
		for b, err := range Batches(sized(c.sizes...), 10) {
			if err != nil {
				got = err.Error()
				break
			}
			got += fmt.Sprint(b.Paths)
		}
		if got != c.want {
			t.Errorf("%v: %s, want %s", c.sizes, got, c.want)
		}
	}
}
