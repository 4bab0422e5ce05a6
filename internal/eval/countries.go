package eval

import (
	"slices"
	"strings"
)

// A set is a sorted list of country codes, each once.
type set []string

func newSet(codes []string) set {
	slices.Sort(codes)
	return slices.Compact(codes)
}

// goldCountries returns the countries of gold codes: "FRA:Emmanuel Macron" is FRA.
func goldCountries(lists ...[]string) set {
	var out []string
	for _, list := range lists {
		for _, code := range list {
			country, _, _ := strings.Cut(code, ":")
			out = append(out, country)
		}
	}
	return newSet(out)
}

// countries returns the countries of actors, or their names where they have none.
func countries(lists ...[]Actor) set {
	var out []string
	for _, list := range lists {
		for _, a := range list {
			switch {
			case a.Country != "":
				out = append(out, a.Country)
			case a.Name != "":
				out = append(out, a.Name)
			default:
				out = append(out, "?")
			}
		}
	}
	return newSet(out)
}

// common counts what a and b share.
func (a set) common(b set) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

// jaccard returns the shared part of a and b; two empty sets agree.
func (a set) jaccard(b set) float64 {
	n := a.common(b)
	all := len(a) + len(b) - n
	if all == 0 {
		return 1
	}
	return float64(n) / float64(all)
}
