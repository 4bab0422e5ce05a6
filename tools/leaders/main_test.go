package main

import (
	"testing"
	"testing/fstest"
)

func TestReadHand(t *testing.T) {
	rows, err := readHand(fstest.MapFS{"hand/a.txt": {Data: []byte(`# remark
NOR
PM: 2000-03 Jens *Stoltenberg; 2001-10 Kjell Magne Bondevik/K. M. Bondevik; 2005..2006-02 Åse *Ko* Li
K: 1991 SWE:Harald; 2020 -
NOR Labour Party
+DM: Nobody
`)}})
	if err != nil {
		t.Fatal(err)
	}
	want := []row{
		{country: "NOR", office: "King", name: "SWE/Harald", from: "1991", to: "2020"},
		{country: "NOR", office: "Prime Minister", name: "Jens Stoltenberg", short: "Stoltenberg", from: "2000-03", to: "2001-10"},
		{country: "NOR", office: "Prime Minister", name: "Kjell Magne Bondevik", short: "K. M. Bondevik", from: "2001-10", to: "2005"},
		{country: "NOR", office: "Prime Minister", name: "Åse Ko Li", short: "Ko", from: "2005", to: "2006-02"},
		{country: "NOR", of: "Labour Party", office: "Minister of Defence", name: "Nobody", plain: true},
	}
	for i, r := range rows {
		r.at = ""
		if i >= len(want) || *r != want[i] {
			t.Errorf("row %d: %+v", i, *r)
		}
	}
	if len(rows) != len(want) {
		t.Errorf("%d rows, want %d", len(rows), len(want))
	}
}

func TestReadHandErrors(t *testing.T) {
	for _, data := range []string{"NOR\nPM: 2000-13 A", "NOR\nPM: 20 A", "NOR\nPM: 2000"} {
		if _, err := readHand(fstest.MapFS{"hand/a.txt": {Data: []byte(data)}}); err == nil {
			t.Errorf("%q has no error", data)
		}
	}
}
