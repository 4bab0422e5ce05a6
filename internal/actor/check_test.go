package actor

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestCheck holds the problems of the tables against the list of those that
// are meant: names that two owners have in the world too.
func TestCheck(t *testing.T) {
	data, err := os.ReadFile("tables/meant.txt")
	if err != nil {
		t.Fatal(err)
	}
	meant := strings.Split(strings.TrimSpace(string(data)), "\n")
	var got []string
	for _, p := range Known().Check() {
		got = append(got, p.Kind+" "+p.Text)
		if !slices.Contains(meant, got[len(got)-1]) {
			t.Errorf("%s", got[len(got)-1])
		}
	}
	for _, m := range meant {
		if !slices.Contains(got, m) && !strings.HasPrefix(m, "#") {
			t.Errorf("tables/meant.txt: %q is no longer a problem; take the line out", m)
		}
	}
}

func TestCheckFinds(t *testing.T) {
	b := &Base{byID: map[string]*Entry{}}
	b.enter(Entry{Kind: State, ID: "NOR", Country: "NOR"}, "Norway")
	b.enter(Entry{Kind: Group, ID: "group/x", Country: "ABC", Sectors: []string{"XYZ"}}, "Norway")
	b.tenures = []Tenure{
		{ID: "NOR/a", Name: "A", Country: "NOR", Office: "King", From: "2001", To: "2010-05"},
		{ID: "NOR/b", Name: "B", Country: "NOR", Office: "King", From: "2009-03"},
		{ID: "NOR/c", Name: "C", Country: "NOR", Office: "King", From: "2008", To: "2007"},
		{ID: "NOR/d", Name: "D", Country: "NOR", Office: "President", From: "2001", To: "2003"},
		{ID: "NOR/e", Name: "E", Country: "NOR", Office: "President", From: "2007"},
	}
	b.enter(Entry{Kind: Person, ID: "NOR/a"}, "Ola")
	b.enter(Entry{Kind: Person, ID: "NOR/d"}, "Ola")
	b.holders, b.persons = index(b.tenures), byPerson(b.tenures)
	var kinds []string
	for _, p := range b.Check() {
		kinds = append(kinds, p.Kind)
	}
	want := []string{"unknown-country", "unknown-sector", "two-owners", "overlap", "order", "rivals", "gap"}
	for _, k := range want {
		if !slices.Contains(kinds, k) {
			t.Errorf("%s is not found in %v", k, kinds)
		}
	}
}
