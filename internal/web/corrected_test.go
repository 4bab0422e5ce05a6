package web_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"readout/internal/record"
)

// What a person corrected is shown as corrected at once, with who says so, in
// lists, in the article and in what programs get.
func TestCorrectedIsShown(t *testing.T) {
	d := newDesk(t, nil)
	var f struct {
		Article struct{ ID record.ID }
		Event   struct{ ID record.ID }
	}
	if err := json.Unmarshal(d.items("/events.json?status=actual&per=1").Items[0], &f); err != nil {
		t.Fatal(err)
	}
	before, _ := d.send("GET", "/events?status=denied", "")
	c := record.Correction{Article: f.Article.ID, Mention: f.Event.ID, Kind: "event", Act: record.Changed, By: "Ada <b>", At: time.Unix(1e9, 0).UTC(),
		Changes: []record.Change{{Field: "status", Was: []byte(`"actual"`), Now: []byte(`"denied"`)}}}
	c.ID = c.Hash()
	if err := d.store.Correct(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	after, page := d.send("GET", "/events?status=denied", "")
	if !strings.Contains(page, "corrected by Ada &lt;b&gt;; status was actual") {
		t.Errorf("the list does not tell who corrected it: %s", page)
	}
	if before.Header.Get("ETag") == after.Header.Get("ETag") {
		t.Error("the page has the tag it had before")
	}
	if page := d.get("/article/" + string(f.Article.ID)); !strings.Contains(page, "corrected by Ada") {
		t.Errorf("the article does not tell it: %s", page)
	}
	if !strings.Contains(d.get("/events.json?status=denied&per=200"), `"corrected":[{"id":"`+string(c.ID)+`"`) {
		t.Error("programs are not told")
	}
}
