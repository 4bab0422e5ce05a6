package main

import (
	"slices"
	"strings"
	"testing"

	"readout/internal/place"
)

const rows = "1\tOslo\tOslo\tOSL,Christiania,Kristiania,o si lu,Осло\t59.91\t10.75\tP\tPPLC\tNO\t\t12\t\t\t\t580000\t\t26\tEurope/Oslo\t2020-01-01\n" +
	"2\tSkien\tSkien\tSchien\t59.21\t9.61\tP\tPPLA2\tNO\t\t38\t\t\t\t50000\t\t26\tEurope/Oslo\t2020-01-01\n" +
	"3\tBø\tBo\t\t59.41\t9.06\tP\tPPL\tNO\t\t38\t\t\t\t3000\t\t26\tEurope/Oslo\t2020-01-01\n" +
	"4\tAlt\tAlt\t\t48\t9\tP\tPPL\tDE\t\t01\t\t\t\t700\t\t26\tEurope/Berlin\t2020-01-01\n" +
	"5\tGone\tGone\t\t48\t9\tP\tPPLH\tNO\t\t01\t\t\t\t700\t\t26\tEurope/Oslo\t2020-01-01\n" +
	"6\tDededo\tDededo\t\t13.5\t144.8\tP\tPPL\tGU\t\tDD\t\t\t\t44943\t\t26\tPacific/Guam\t2020-01-01\n"

func TestReadRows(t *testing.T) {
	got, err := readRows(strings.NewReader(rows))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 4 {
		t.Fatalf("%d towns, want 4: no hamlet of Germany, none that is gone", len(got))
	}
	oslo, guam := got[0], got[3]
	if want := []string{"Oslo", "Kristiania", "Christiania"}; !slices.Equal(sorted(oslo.Names), sorted(want)) || oslo.Kind != place.Capital {
		t.Errorf("%+v", oslo.Town)
	}
	if guam.Country != "USA" || guam.Admin != "GU" {
		t.Errorf("%+v", guam.Town)
	}
	for _, bad := range []string{"1\tOslo", strings.Replace(rows, "59.91", "north", 1), strings.Replace(rows, "\tNO\t", "\tQQ\t", 1)} {
		if _, err := readRows(strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%v", err)
		}
	}
}

func sorted(s []string) []string { return slices.Sorted(slices.Values(s)) }

func TestReadRegions(t *testing.T) {
	towns, err := readRows(strings.NewReader(rows))
	if err != nil {
		t.Fatal(err)
	}
	got, err := readRegions("# remark\nNOR\nSkien = Telemark | Telemark county\nOslo = Capital Region @ 60 11\n", towns)
	if err != nil {
		t.Fatal(err)
	}
	r := got[0]
	if r.Kind != place.Region || r.Country != "NOR" || r.Admin != "38" || len(r.Names) != 2 || r.Population != 53000 || r.Lat < 59.2 || r.Lat > 59.5 {
		t.Errorf("%+v", r)
	}
	if got[1].Lat != 60 || got[1].Lon != 11 {
		t.Errorf("%+v", got[1])
	}
	for _, bad := range []string{"NOWHERE", "NOR\nBergen = Vestland", "NOR\nOslo = A @ x"} {
		if _, err := readRegions(bad, towns); err == nil || !strings.HasPrefix(err.Error(), "regions.txt:") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
