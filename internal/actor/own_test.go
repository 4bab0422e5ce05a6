package actor

import (
	"strings"
	"testing"
)

const ownHead = "kind\tname\tcountry\tof\tsectors\toffice\tfrom\tto\taliases\n"

func TestWith(t *testing.T) {
	b, err := With(Own{"own.tsv", []byte("\ufeff# ours\r\n" + ownHead +
		"state\tNorvegia\tNOR\t\t\t\t\t\t\r\n" +
		"group\tBlue Lantern Front\tNOR\t\tREB\t\t\t\tBLNF|Lanterns\n" +
		"group\tHamas\t\t\t\t\t\t\tthe movement of Gaza\n" +
		"body\tFjord Council\tIGO\t\t\t\t\t\t\n" +
		"person\tOla Nordskar\t\tBLNF\t\tleader\t2030-02\t\tNordskar\n" +
		"person\tKari Solvang\tNOR\t\t\tforeign minister\t2030-05-01\t\tSolvang\n" +
		"person\tPer Aasland\tNOR\t\tJRN\t\t\t\t\n")})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"Norvegia":             "state Norway (NOR) NOR",
		"BLNF":                 "group Blue Lantern Front (NOR, REB) group/blue-lantern-front",
		"Lanterns":             "group Blue Lantern Front (NOR, REB) group/blue-lantern-front",
		"the movement of Gaza": "group Hamas (PSE, REB, GOV) group/hamas",
		"Fjord Council":        "body Fjord Council (IGO) body/fjord-council",
		"Solvang":              "person Kari Solvang (NOR, GOV) NOR/kari-solvang",
		"Ola Nordskar":         "person Ola Nordskar (NOR, REB) NOR/ola-nordskar",
		"Per Aasland":          "person Per Aasland (NOR, JRN) NOR/per-aasland",
	} {
		if got := b.Lookup(name); len(got) == 0 || got[0].String() != want {
			t.Errorf("%s is %v, want %s", name, got, want)
		}
	}
	for _, c := range []struct{ of, office, day, want string }{
		{"NOR", "Minister of Foreign Affairs", "2030-06-01", "Kari Solvang"},
		{"group/blue-lantern-front", "Leader", "2030-06-01", "Ola Nordskar"},
	} {
		if got := b.Holder(c.of, c.office, "2030-06-01"); len(got) != 1 || got[0].Name != c.want {
			t.Errorf("%s of %s: %v, want %s", c.office, c.of, got, c.want)
		}
	}
	before := Known().Holder("NOR", "Minister of Foreign Affairs", "2012-06-01")
	if after := b.Holder("NOR", "Minister of Foreign Affairs", "2012-06-01"); len(after) != len(before) || after[0].Name != before[0].Name {
		t.Errorf("the minister of 2012 was %v, is %v", before, after)
	}
	if Known().Lookup("BLNF") != nil || Known().Mark() != "" || len(b.Mark()) != 8 {
		t.Errorf("the built-in tables are no longer what they were, or the marks %q %q are wrong", Known().Mark(), b.Mark())
	}
}

// A name of the user's own goes before the same name of the tables.
func TestOwnNamesWin(t *testing.T) {
	b, err := With(Own{"own.tsv", []byte(ownHead +
		"group\tPutin Street Band\tNOR\t\tSOC\t\t\t\tHamas\n" +
		"person\tIda Putin\tNOR\t\t\t\t\t\tPutin\n")})
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Lookup("Hamas"); got[0].ID != "group/putin-street-band" || len(got) != 1 {
		t.Errorf("Hamas is %v", got)
	}
	if got := b.Named("Putin"); len(got) != 1 || got[0].ID != "NOR/ida-putin" {
		t.Errorf("Putin is %v", got)
	}
	if got := b.Named("Vladimir Putin"); len(got) == 0 {
		t.Error("Vladimir Putin is gone")
	}
}

func TestOwnErrors(t *testing.T) {
	for row, want := range map[string]string{
		"ship\tAnna\t\t\t\t\t\t\t":                     `own.tsv:2: kind "ship": write state, body, group or person`,
		"state\tNorvegia\tNOX\t\t\t\t\t\t":             `own.tsv:2: "NOX" is no country code`,
		"state\tNorvegia\t\t\t\t\t\t\t":                `own.tsv:2: "" is no state's code`,
		"group\t\tNOR\t\t\t\t\t\t":                     `own.tsv:2: the name "" has no letters`,
		"group\tX\tNOR\t\tREX\t\t\t\t":                 `own.tsv:2: "REX" is no sector`,
		"person\tA B\t\t\t\tking\t\t\t":                `own.tsv:2: A B has no country`,
		"person\tA B\tNOR\t\t\tczarina\t\t\t":          `own.tsv:2: "czarina" is no office`,
		"person\tA B\tNOR\t\t\tking\t2023-13\t\t":      `own.tsv:2: from: "2023-13" is no date`,
		"person\tA B\tNOR\t\t\tking\t2023\t2022\t":     `own.tsv:2: it ends on 2022`,
		"person\tA B\t\tNo Such Front\t\tleader\t\t\t": `own.tsv:2: "No Such Front" is no body or group`,
		"person\tA B\tNOR":                             `own.tsv:2: 3 columns instead of 9`,
	} {
		_, err := With(Own{"own.tsv", []byte(ownHead + row + "\n")})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", row, err, want)
		}
	}
	if _, err := With(Own{"own.tsv", []byte("name\tkind\n")}); err == nil || !strings.HasPrefix(err.Error(), "own.tsv:1: the columns are") {
		t.Errorf("wrong columns: %v", err)
	}
}

func FuzzWith(f *testing.F) {
	f.Add("person\tA B\tNOR\t\t\tking\t2023\t\tB\n")
	f.Fuzz(func(t *testing.T, rows string) {
		if b, err := With(Own{"own.tsv", []byte(ownHead + rows)}); err == nil {
			b.Check()
		} else if !strings.HasPrefix(err.Error(), "own.tsv:") {
			t.Errorf("%v does not name the file", err)
		}
	})
}
