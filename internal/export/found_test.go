package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"readout/internal/export"
	"readout/internal/store"
	"readout/internal/store/storetest"
)

func founds() []*store.Found {
	r := storetest.Sample(1)
	return []*store.Found{
		{Article: r.Article, Day: "2023-11-03", Event: &r.Events[0]},
		{Article: r.Article, Day: "2023-11-03", Statement: &r.Statements[0]},
		{Article: r.Article, Day: "2023-11", Figure: &r.Figures[0]},
	}
}

// A list's JSON is the contract's object, with its article.
func TestFound(t *testing.T) {
	var whole, b bytes.Buffer
	if err := export.JSON(&whole, storetest.Sample(1), false); err != nil {
		t.Fatal(err)
	}
	var contract struct{ Events, Statements, Figures []json.RawMessage }
	if err := json.Unmarshal(whole.Bytes(), &contract); err != nil {
		t.Fatal(err)
	}
	want := []json.RawMessage{contract.Events[0], contract.Statements[0], contract.Figures[0]}
	for i, f := range founds() {
		b.Reset()
		if err := export.Found(&b, f); err != nil {
			t.Fatal(err)
		}
		var got struct {
			Article                  struct{ ID, Outlet, Published string }
			Day                      string
			Event, Statement, Figure json.RawMessage
		}
		if err := json.Unmarshal(b.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		one := string(got.Event) + string(got.Statement) + string(got.Figure)
		if one != string(want[i]) || got.Day != string(f.Day) || got.Article.Outlet != "The Sample" || got.Article.ID != string(f.Article.ID) {
			t.Errorf("%s\nwant %s", b.String(), want[i])
		}
	}
}

// Tables have the columns that docs/asking.md tells, and cut their letters out
// of the text in code points.
func TestTable(t *testing.T) {
	docs, err := os.ReadFile("../../docs/asking.md")
	if err != nil {
		t.Fatal(err)
	}
	for i, kind := range []string{store.KindEvent, store.KindStatement, store.KindFigure} {
		var b bytes.Buffer
		x := export.NewTable(&b, kind)
		if err := x.Row(founds()[i]); err != nil {
			t.Fatal(err)
		}
		if err := x.Flush(); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%s: %d rows, %v", kind, len(rows), err)
		}
		row := map[string]string{}
		for j, c := range rows[0] {
			row[c] = rows[1][j]
			if !strings.Contains(string(docs), "`"+c+"`") {
				t.Errorf("docs/asking.md does not tell of the column %s of %ss", c, kind)
			}
		}
		letters := []rune(storetest.Sample(1).Article.Text.String())
		var start, end int
		if json.Unmarshal([]byte(row["start"]), &start) != nil || json.Unmarshal([]byte(row["end"]), &end) != nil || string(letters[start:end]) != row["exact"] {
			t.Errorf("%s: %s to %s is not %q", kind, row["start"], row["end"], row["exact"])
		}
		if row["outlet"] != "The Sample" || row["day"] == "" || row["id"] == "" {
			t.Errorf("%v", row)
		}
	}
	var b bytes.Buffer
	if err := export.NewTable(&b, store.KindEvent).Flush(); err != nil || !strings.HasPrefix(b.String(), "id,day,type,") {
		t.Errorf("an empty table: %q", b.String())
	}
}
