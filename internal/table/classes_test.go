package table

import "testing"

func TestClasses(t *testing.T) {
	got := Classes("# remark: none\nending: county  bay\n\nkind: town\n")
	if len(got) != 2 || len(got["ending"]) != 2 || !got["ending"]["bay"] || !got["kind"]["town"] {
		t.Errorf("read %v", got)
	}
}
