package intake

import (
	"strings"
	"testing"

	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

func TestFromWeb(t *testing.T) {
	page := "<!DOCTYPE html><html><body><article><p>" + strings.Repeat("The envoys met in Rome on Tuesday, she said. ", 8) + "</p></article></body></html>"
	for name, test := range map[string]struct{ raw, contentType, encoding string }{
		"a page":              {page, "text/html; charset=utf-8", "html"},
		"a page without name": {page, "", "html"},
		"text":                {"The envoys met in Rome.", "text/plain; charset=utf-8", "utf-8"},
		"text without name":   {"The envoys met in Rome.", "", "utf-8"},
		"text with tags":      {"<b> is a tag, she said.", "text/plain", "utf-8"},
	} {
		a, err := FromWeb("p", []byte(test.raw), test.contentType, "https://post.example/a", 0)
		if err != nil || !strings.HasPrefix(a.Encoding, test.encoding) || a.URL != "https://post.example/a" {
			t.Errorf("%s: %+v, %v", name, a, err)
		}
	}
	if _, err := FromWeb("p", []byte("%PDF-1.7 cut off"), "application/pdf", "", 0); err == nil || !strings.Contains(err.Error(), "PDF") {
		t.Errorf("a broken PDF: %v", err)
	}
}

// What an article says of itself stays, but for a date that is only guessed from
// its address.
func TestComplete(t *testing.T) {
	h := Hint{Title: "T", Outlet: "The Example Post", Language: "en", Authors: []string{"Ada Ek"}, Dates: []string{"soon", "Tue, 07 May 2024 00:30:00 +0200"}}
	none := []text.Diagnostic{{ID: "no-date"}, {ID: "lost-letters"}}
	for _, test := range []struct {
		date, from string
		want       timex.Date
		wantFrom   string
	}{
		{"", "", "2024-05-07", "feed"}, {"2024-05", "url", "2024-05-07", "feed"}, {"2024-05-06", "markup", "2024-05-06", "markup"},
	} {
		a := &record.Article{Published: timex.Date(test.date), PublishedFrom: test.from, Outlet: "Another", Diagnostics: none}
		if test.date == "" {
			a.Diagnostics = append([]text.Diagnostic{}, none...)
		}
		h.Complete(a)
		if a.Published != test.want || a.PublishedFrom != test.wantFrom || a.Outlet != "Another" || a.Title != "T" || a.Language != "en" || len(a.Authors) != 1 {
			t.Errorf("%+v", a)
		}
		if test.date == "" && (len(a.Diagnostics) != 1 || a.Diagnostics[0].ID != "lost-letters") {
			t.Errorf("diagnostics %+v", a.Diagnostics)
		}
	}
	a := &record.Article{}
	Hint{Dates: []string{"soon"}}.Complete(a)
	if a.Published != "" || a.PublishedFrom != "" {
		t.Errorf("a date out of nothing: %+v", a)
	}
}
