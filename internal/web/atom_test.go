package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"readout/internal/feed"
)

// Lists can be followed by feed readers, with all their conditions.
func TestFollowed(t *testing.T) {
	d := newDesk(t, nil)
	for address, says := range map[string]string{
		"/events.atom?type=CONSULT&party=Fidan": "CONSULT ", "/statements.atom?per=500": "", "/figures.atom?measure=killed": "killed ",
	} {
		resp, body := d.send("GET", address, "")
		got, err := feed.Parse([]byte(body), resp.Header.Get("Content-Type"), d.at, 0)
		if err != nil || len(got.Articles) == 0 || !strings.HasPrefix(resp.Header.Get("Content-Type"), "application/atom+xml") {
			t.Fatalf("%s: %v\n%s", address, err, body)
		}
		for _, a := range got.Articles {
			if !strings.HasPrefix(a.Title, says) || a.Name == "" || len(a.Dates) == 0 || !strings.Contains(a.Text, "“") {
				t.Errorf("%s: %+v", address, a)
			}
		}
		if d.get(address) != body {
			t.Errorf("%s is another feed the second time", address)
		}
		u, _ := url.Parse(address)
		if page := d.get(strings.Replace(address, ".atom", "", 1)); !strings.Contains(page, `type="application/atom+xml" href="`+u.Path+"?") {
			t.Errorf("the page of %s does not lead to its feed", address)
		}
	}
	if page := d.get("/actors"); strings.Contains(page, "atom") {
		t.Error("a page that is no list of mentions leads to a feed")
	}
	if resp, _ := d.send("GET", "/events.atom?hue=red", ""); resp.StatusCode != http.StatusBadRequest {
		t.Errorf("an unknown condition: %s", resp.Status)
	}
}
