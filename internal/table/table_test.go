package table

import (
	"slices"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	rows, err := Read("a.tsv", "# remark\ncode\tnames\r\n\nNOR\tNorway| Norge \nSWE\t\n", "code", "names")
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2 || rows[0].Line != 4 || rows[0].Get("code") != "NOR" {
		t.Fatalf("rows: %+v", rows)
	}
	if got := rows[0].List("names"); !slices.Equal(got, []string{"Norway", "Norge"}) {
		t.Errorf("list: %q", got)
	}
	if rows[1].List("names") != nil || rows[1].Get("nothing") != "" {
		t.Errorf("an empty cell is not empty")
	}
	if got := rows[1].Errorf("no %s", "name").Error(); got != "a.tsv:5: no name" {
		t.Errorf("error: %s", got)
	}
}

func TestReadErrors(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"", "a.tsv: no line names the columns"},
		{"code\n", "a.tsv:1: the columns are"},
		{"code\tnames\nNOR\n", "a.tsv:2: 1 columns instead of 2"},
	} {
		if _, err := Read("a.tsv", c.data, "code", "names"); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q", c.data, err, c.want)
		}
	}
}
