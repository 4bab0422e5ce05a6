package place_test

import (
	"testing"

	"readout/internal/place"
)

func TestInside(t *testing.T) {
	for _, c := range []struct {
		area, name, country string
		want                bool
	}{
		{"Gaza", "Gaza", "PSE", true},
		{"Gaza Strip", "Rafah", "PSE", true},
		{"Gaza", "Gaza City", "PSE", true},
		{"Gaza", "Northern Gaza", "PSE", true},
		{"Northern Gaza", "Gaza City", "PSE", true},
		{"Northern Gaza", "Rafah", "PSE", false},
		{"Gaza", "Jenin", "PSE", false},
		{"Gaza", "Rafah", "EGY", false},
		{"West Bank", "Jenin", "PSE", true},
		{"Palestine", "Rafah", "PSE", true},
		{"Palestine", "Rafah", "EGY", false},
		{"Texas", "Houston", "USA", true},
		{"Texas", "Miami", "USA", false},
		{"Rafah", "Gaza", "PSE", false},
		{"Rafah", "Rafah", "PSE", true},
	} {
		if got := place.Known().Lookup(c.area)[0].Inside(c.name, c.country); got != c.want {
			t.Errorf("%s (%s) inside %s: %v", c.name, c.country, c.area, got)
		}
	}
}
