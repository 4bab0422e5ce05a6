package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"readout/internal/record"
	"readout/internal/store/storetest"
)

// sample is a record of two articles that say the same, and of one more event
// that did not happen.
func sample(t testing.TB, order ...int) []*record.Reading {
	var out []*record.Reading
	for _, n := range order {
		r := storetest.Sample(n)
		r.Article.Outlet, r.Article.URL = "Outlet "+strconv.Itoa(n), "https://news.example/"+strconv.Itoa(n)
		e := r.Events[0]
		e.Status, e.Trigger = record.Denied, e.Trigger[:1]
		e.ID = e.Hash()
		r.Events = append(r.Events, e)
		out = append(out, r)
	}
	return out
}

// The bytes do not depend on the order in which articles came, and every format
// says how many rows it wrote.
func TestFormatsInAnyOrder(t *testing.T) {
	a, b := load(t, sample(t, 1, 2, 3)...), load(t, sample(t, 3, 1, 2)...)
	for _, f := range Formats() {
		for _, o := range []Options{{}, {Partition: f.Folder, Wide: true, Text: true}} {
			first, loss := written(t, f.Name, a, o)
			again, _ := written(t, f.Name, b, o)
			if len(first) == 0 || len(loss.Rows) == 0 || loss.Events != 6 || loss.Articles != 3 {
				t.Errorf("%s: %d files, %+v", f.Name, len(first), loss.Rows)
			}
			for _, name := range slices.Sorted(maps.Keys(first)) {
				if again[name] == nil || !bytes.Equal(first[name].Bytes(), again[name].Bytes()) {
					t.Errorf("%s: %s has other bytes in another order", f.Name, name)
				}
			}
		}
	}
}

// With conditions, only what they ask for is written and counted.
func TestOnly(t *testing.T) {
	all := sample(t, 1, 2)
	r := load(t, all...)
	want := all[1].Figures[0].ID
	files, loss := written(t, "csv", r, Options{Only: func(id record.ID) bool { return id == want }})
	rows := readCSV(t, files["figures.csv"].Bytes(), ',')
	if len(rows) != 1 || rows[0]["id"] != string(want) || loss.Figures != 1 || loss.Events != 0 || loss.Articles != 1 {
		t.Errorf("%v %+v", rows, loss)
	}
}

func readCSV(t testing.TB, b []byte, comma rune) (out []map[string]string) {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma, r.LazyQuotes = comma, comma == '\t'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, c := range rows[0] {
			m[c] = row[i]
		}
		out = append(out, m)
	}
	return out
}

// CSV and Parquet hold the same cells, and start and end cut the letters out of
// the text in code points.
func TestTablesAgree(t *testing.T) {
	r := load(t, sample(t, 1, 2)...)
	text, _ := written(t, "csv", r, Options{Text: true})
	binary, loss := written(t, "parquet", r, Options{Text: true})
	rows, err := parquet.Read[eventRowOf](bytes.NewReader(binary["events.parquet"].Bytes()), int64(binary["events.parquet"].Len()))
	if err != nil {
		t.Fatal(err)
	}
	events := readCSV(t, text["events.csv"].Bytes(), ',')
	if len(rows) != 4 || len(events) != 4 || !slices.Contains(loss.Rows, Rows{"events", 4}) {
		t.Fatalf("%d and %d events; %+v", len(rows), len(events), loss.Rows)
	}
	article := map[string][]rune{}
	for _, a := range readCSV(t, text["articles.csv"].Bytes(), ',') {
		article[a["id"]] = []rune(strings.ReplaceAll(a["text"], "\n", "\r\n"))
	}
	for i, e := range rows {
		if e.ID != events[i]["id"] || join(e.Modes) != events[i]["modes"] || events[i]["cluster"] != e.Cluster || e.Cluster == "" {
			t.Errorf("%+v\n%v", e, events[i])
		}
		if got := string(article[e.Article][e.Start:e.End]); got != e.Exact {
			t.Errorf("%d to %d is %q, not %q", e.Start, e.End, got, e.Exact)
		}
	}
	parties, err := parquet.Read[partyRow](bytes.NewReader(binary["parties.parquet"].Bytes()), int64(binary["parties.parquet"].Len()))
	if err != nil || len(parties) == 0 || parties[0].Sectors == nil || parties[0].Start == nil {
		t.Errorf("%v %+v", err, parties)
	}
	for name, m := range text {
		if len(readCSV(t, m.Bytes(), ',')) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
}

// GDELT's tables have 61 and 16 columns, whose types hold; what did not happen
// has no row.
func TestGDELT(t *testing.T) {
	r := load(t, sample(t, 1, 2)...)
	for _, c := range []struct {
		format, layout, file string
		columns              int
	}{{"gdelt", GDELTEvents, "gdelt.export.CSV", 61}, {"gdelt-mentions", GDELTMentions, "gdelt.mentions.CSV", 16}} {
		files, loss := written(t, c.format, r, Options{})
		names := Layout(c.layout)
		ids := map[string]bool{}
		lines := strings.Split(strings.TrimSuffix(files[c.file].String(), "\n"), "\n")
		for _, line := range lines {
			cells := strings.Split(line, "\t")
			if len(cells) != c.columns || len(names) != c.columns {
				t.Fatalf("%s: %d cells, %d names", c.format, len(cells), len(names))
			}
			ids[cells[0]] = true
			for i, name := range names {
				checkGDELT(t, name, cells[i])
			}
		}
		if !slices.ContainsFunc(loss.Lost, func(x Lost) bool { return x.Field == "event" && strings.Contains(x.Because, "denied") && x.Values == 2 }) {
			t.Errorf("%s: denied events are not told as lost: %+v", c.format, loss.Lost)
		}
		if c.format == "gdelt" && len(ids) != len(lines) {
			t.Errorf("%d ids in %d rows", len(ids), len(lines))
		}
	}
	files, _ := written(t, "gdelt", r, Options{})
	first := strings.Split(strings.SplitN(files["gdelt.export.CSV"].String(), "\n", 2)[0], "\t")
	if first[1] != "20231103" || first[5] != "TURGOV" || first[26] == "" || first[60] != "https://news.example/1" && first[60] != "https://news.example/2" {
		t.Errorf("%q", first)
	}
}

func checkGDELT(t *testing.T, name, cell string) {
	whole := []string{"GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "QuadClass", "NumMentions", "NumSources", "NumArticles", "DATEADDED",
		"EventTimeDate", "MentionTimeDate", "MentionType", "InRawText", "MentionDocLen", "Actor1CharOffset", "ActionCharOffset"}
	if slices.Contains(whole, name) && cell != "" {
		if _, err := strconv.ParseInt(cell, 10, 64); err != nil {
			t.Errorf("%s is %q", name, cell)
		}
	}
	if slices.Contains([]string{"FractionDate", "GoldsteinScale", "ActionGeo_Lat", "ActionGeo_Long"}, name) && cell != "" {
		if _, err := strconv.ParseFloat(cell, 64); err != nil {
			t.Errorf("%s is %q", name, cell)
		}
	}
}

func TestPOLECAT(t *testing.T) {
	r := load(t, sample(t, 1, 2)...)
	for _, c := range []struct {
		wide bool
		n    int
	}{{false, 40}, {true, 48}} {
		files, _ := written(t, "polecat", r, Options{Wide: c.wide})
		rows := readCSV(t, files["polecat.txt"].Bytes(), '\t')
		if len(rows) != 2 || len(rows[0]) != c.n {
			t.Fatalf("%d rows of %d columns", len(rows), len(rows[0]))
		}
		x := rows[0]
		if x["Event Date"] != "2023-11-03" || x["Event Type"] != "REQUEST" || x["Quad Code"] != "VERBAL CONFLICT" || x["Actor Country"] != "TUR" ||
			x["Actor COW"] != "None" || x["Actor Title"] != "Minister of Foreign Affairs" || !strings.Contains(x["Story People"], "foreign minister") {
			t.Errorf("%v", x)
		}
		if c.wide && (x["Event Key"] == "" || x["Exact"] != "We call for a ceasefire") {
			t.Errorf("%v", x)
		}
	}
}

// Figures have a row of tags behind the header, and a plain number only where
// the article gives one.
func TestHXL(t *testing.T) {
	files, _ := written(t, "hxl", load(t, sample(t, 1)...), Options{})
	rows := readCSV(t, files["figures.hxl.csv"].Bytes(), ',')
	if len(rows) != 2 {
		t.Fatal(rows)
	}
	for c, tag := range rows[0] {
		if !strings.HasPrefix(tag, "#") {
			t.Errorf("%s has the tag %q", c, tag)
		}
	}
	x := rows[1]
	if x["low"] != "1200" || x["number"] != "" || x["qualifier"] != "at least" || x["country"] != "TUR" || x["attributed"] == "" || x["scope"] != "event" {
		t.Errorf("%v", x)
	}
}

// Entities have properties of their schemata only; statements name the outlet.
func TestFTM(t *testing.T) {
	r := load(t, sample(t, 1, 2)...)
	files, _ := written(t, "ftm", r, Options{Text: true})
	schemata, of := map[string][]string{}, map[string]int{}
	for _, row := range rowsOf("ftm.tsv", "property", "type", "schemata") {
		schemata[row.Get("property")] = row.List("schemata")
	}
	ids := map[string]bool{}
	var links []string
	for line := range strings.Lines(files["entities.ftm.json"].String()) {
		var e struct {
			ID, Schema string
			Properties map[string][]string
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		if ids[e.ID] {
			t.Errorf("%s stands twice", e.ID)
		}
		ids[e.ID] = true
		of[e.Schema]++
		for p, values := range e.Properties {
			if !slices.Contains(schemata[p], e.Schema) || len(values) == 0 {
				t.Errorf("%s has the property %s: %v", e.Schema, p, values)
			}
			if ftmTypes()[p] == "entity" {
				links = append(links, values...)
			}
		}
	}
	for _, l := range links {
		if !ids[l] {
			t.Errorf("%s is no entity of the file", l)
		}
	}
	if of["Article"] != 2 || of["Event"] != 1 || of["Note"] != 1 || of["Occupancy"] != 1 || of["Position"] != 1 || of["Person"] == 0 || of["Mention"] == 0 {
		t.Errorf("%v", of)
	}
	files, _ = written(t, "ftm-statements", r, Options{})
	seen := map[string]bool{}
	for _, row := range readCSV(t, files["statements.csv"].Bytes(), ',') {
		if seen[row["id"]] || len(row["id"]) != 40 || !strings.HasPrefix(row["dataset"], "outlet_") || row["prop_type"] == "" || row["first_seen"] != "2023-11-04" {
			t.Errorf("%v", row)
		}
		seen[row["id"]] = true
	}
}

// The document is JSON-LD of schema.org, with properties that its types have.
func TestSchemaOrg(t *testing.T) {
	files, _ := written(t, "schemaorg", load(t, sample(t, 1, 2)...), Options{})
	var doc struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal(files["claims.jsonld"].Bytes(), &doc); err != nil || doc.Context != "https://schema.org" {
		t.Fatal(err, doc.Context)
	}
	types := map[string]int{}
	for _, n := range doc.Graph {
		checkSchemaOrg(t, n, types)
	}
	if types["Claim"] != 2 || types["Quotation"] != 2 || types["Observation"] != 1 || types["NewsArticle"] < 4 {
		t.Errorf("%v", types)
	}
	files, _ = written(t, "schemaorg", load(t), Options{})
	if !json.Valid(files["claims.jsonld"].Bytes()) {
		t.Errorf("an empty record: %s", files["claims.jsonld"])
	}
}

// schemaProperties are those of schema.org 30.0 that are written, by type.
var schemaProperties = map[string]string{
	"Claim":       "text author about dateCreated keywords firstAppearance appearance",
	"Quotation":   "text creator about dateCreated inLanguage isPartOf keywords",
	"NewsArticle": "url headline datePublished publisher inLanguage",
	"Observation": "variableMeasured value minValue maxValue measurementQualifier unitText observationDate observationAbout",
	"Person":      "name jobTitle", "Organization": "name", "Country": "name", "Thing": "name", "Place": "name",
}

func checkSchemaOrg(t *testing.T, n map[string]any, types map[string]int) {
	typ, _ := n["@type"].(string)
	types[typ]++
	for k, v := range n {
		if !strings.HasPrefix(k, "@") && !slices.Contains(strings.Fields(schemaProperties[typ]), k) {
			t.Errorf("%s has no %s", typ, k)
		}
		list, ok := v.([]any)
		if !ok {
			list = []any{v}
		}
		for _, x := range list {
			if m, ok := x.(map[string]any); ok {
				checkSchemaOrg(t, m, types)
			}
		}
	}
}

// PLOVER's JSON has its names, and says of what did not happen that it did not.
func TestPLOVER(t *testing.T) {
	files, _ := written(t, "plover", load(t, sample(t, 1)...), Options{})
	modes := map[string]int{}
	for line := range strings.Lines(files["plover.jsonl"].String()) {
		var e struct {
			ID, Date, Event, Text, Link string
			Actor                       []struct{ Code, Entity_text string }
			Mode                        []string
			Text_info                   struct{ Start, End int }
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		if e.Date != "2023-11-03" || e.Event != "REQUEST" || e.Actor[0].Code != "TUR" || e.Link == "" || e.Text_info.End-e.Text_info.Start != len([]rune(e.Text)) {
			t.Errorf("%+v", e)
		}
		modes[strings.Join(e.Mode, " ")]++
	}
	if modes["change"] != 1 || modes["change negation"] != 1 {
		t.Errorf("%v", modes)
	}
}
