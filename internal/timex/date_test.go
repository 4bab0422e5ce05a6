package timex

import (
	"strings"
	"testing"
	"time"
)

func TestDate(t *testing.T) {
	for d, want := range map[Date]Precision{"": Unknown, "2023": Year, "2023-11": Month, "2023-11-25": Day} {
		if d.Precision() != want || d.Valid() != (want != Unknown) {
			t.Errorf("%q: precision %d, valid %v", d, d.Precision(), d.Valid())
		}
	}
	for _, d := range []Date{"2023-13", "2023-02-29", "23", "2023-1-1", "abcd", "2023-11-2x"} {
		if d.Valid() {
			t.Errorf("%q passes for a date", d)
		}
	}
	for _, c := range []struct{ got, want Date }{
		{NewDate(2023, 0, 0), "2023"}, {NewDate(2023, 2, 0), "2023-02"}, {NewDate(2024, 2, 29), "2024-02-29"},
		{NewDate(2023, 2, 29), ""}, {NewDate(2023, 13, 1), ""},
		{Date("2024-02").First(), "2024-02-01"}, {Date("2024-02").Last(), "2024-02-29"},
		{Date("2023").Last(), "2023-12-31"}, {Date("2023-11-25").Last(), "2023-11-25"}, {Date("x").First(), ""},
		{Date("2023-12-31").AddDays(1), "2024-01-01"}, {Date("2023-12").AddDays(1), ""},
		{Date("2023-01-31").AddMonths(1), "2023-02"}, {Date("2023").AddMonths(1), ""},
		{Date("2023-11-25").AddYears(-1), "2022"}, {Date("").AddYears(1), ""},
		{Date("2023-11-25").Trim(Month), "2023-11"}, {Date("2023").Trim(Day), "2023"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if w, ok := Date("2023-11-25").Weekday(); !ok || w != time.Saturday {
		t.Errorf("2023-11-25 is a %v", w)
	}
	if n, ok := Days("2023-02-28", "2024-02-28"); !ok || n != 365 {
		t.Errorf("%d days", n)
	}
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		a, b Date
		want int
	}{
		{"2023", "2023-11-25", 0}, {"2022", "2023-11", -1}, {"2023-12", "2023-11-25", 1}, {"", "2023", 0},
	} {
		if got := Compare(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestWordsNameTheLine(t *testing.T) {
	_, err := readTerms("words.tsv", wordsTSV+"may\tmonth\t5\n")
	if err == nil || !strings.HasPrefix(err.Error(), "words.tsv:") || !strings.Contains(err.Error(), "twice") {
		t.Errorf("a word that stands twice: %v", err)
	}
}
