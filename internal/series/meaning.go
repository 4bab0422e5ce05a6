package series

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"sync"

	"readout/internal/record"
	"readout/internal/table"
)

// A Range is the counts from Low to High, both included.
type Range struct{ Low, High float64 }

// meets reports whether two ranges share a count.
func (r Range) meets(s Range) bool { return r.Low <= s.High && s.Low <= r.High }

// A Meaning is what a hedged number says: where the count likely lies, and
// where it may lie at all.
type Meaning struct{ Likely, Possible Range }

//go:embed meaning.tsv
var meaningTSV string

// A hedge holds the percentages of meaning.tsv.
type hedge struct{ likelyLow, likelyHigh, low, high float64 }

var hedges = sync.OnceValue(func() map[string]hedge {
	all, err := readHedges("meaning.tsv", meaningTSV)
	if err != nil {
		panic(err) // built in, and loaded by the tests
	}
	return all
})

func readHedges(file, data string) (map[string]hedge, error) {
	rows, err := table.Read(file, data, "qualifier", "likely_low", "likely_high", "low", "high", "example")
	if err != nil {
		return nil, err
	}
	out := map[string]hedge{}
	for _, r := range rows {
		var p [4]float64
		for i, column := range []string{"likely_low", "likely_high", "low", "high"} {
			if p[i], err = strconv.ParseFloat(r.Get(column), 64); err != nil {
				return nil, r.Errorf("%s is %q; it must be a number of percent or inf", column, r.Get(column))
			}
		}
		out[r.Get("qualifier")] = hedge{p[0], p[1], p[2], p[3]}
	}
	for _, q := range []record.Qualifier{record.Exact, "round", record.Nearly, record.About, record.MoreThan, record.AtLeast, record.UpTo, record.Between} {
		if _, ok := out[string(q)]; !ok {
			return nil, fmt.Errorf("%s: no line for %q", file, q)
		}
	}
	return out, nil
}

// MeaningOf returns what a figure's number and hedge say; ok is false for
// "dozens" and the like, which are no number.
func MeaningOf(f *record.FigureMention) (m Meaning, ok bool) {
	low, high, ok := bounds(f)
	if !ok {
		return m, false
	}
	q := string(f.Qualifier)
	if q == "" {
		q = string(record.Exact)
	}
	if q == string(record.Exact) && low == high && round(low) {
		q = "round"
	}
	h, known := hedges()[q]
	if !known {
		return m, false
	}
	return Meaning{
		Likely:   Range{low + low*h.likelyLow/100, high + high*h.likelyHigh/100},
		Possible: Range{low + low*h.low/100, high + high*h.high/100},
	}, true
}

func bounds(f *record.FigureMention) (low, high float64, ok bool) {
	switch {
	case f.Low != nil && f.High != nil:
		return *f.Low, *f.High, true
	case f.Low != nil:
		return *f.Low, *f.Low, true
	case f.High != nil:
		return *f.High, *f.High, true
	}
	return 0, 0, false
}

// round reports whether a number ends in two zeros or more: 8,800, not 8,810.
func round(v float64) bool { return v >= 100 && math.Mod(v, 100) == 0 }
