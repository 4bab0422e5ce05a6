package export_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"readout/internal/export"
	"readout/internal/record"
	"readout/internal/store/storetest"
	"readout/internal/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

func line(t testing.TB, r *record.Reading, withText bool) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.JSON(&b, r, withText); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// schema returns the contract's schema; with nothing more allowed than it describes.
func schema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(export.Schema))
	if err != nil {
		t.Fatal(err)
	}
	closeObjects(doc)
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func closeObjects(v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, x := range v {
			closeObjects(x)
		}
		if _, ok := v["properties"].(map[string]any); ok && v["type"] == "object" {
			v["additionalProperties"] = false
		}
	case []any:
		for _, x := range v {
			closeObjects(x)
		}
	}
}

func validate(t testing.TB, s *jsonschema.Schema, line string) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
	if err != nil {
		t.Fatalf("%v in %s", err, line)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("%v\nin %s", err, line)
	}
	return v
}

// anchored checks text[start:end] == exact, in code points, for every object
// in v that has the three keys; it returns how many there are.
func anchored(t testing.TB, letters []rune, v any) (n int) {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		if exact, ok := v["exact"].(string); ok {
			start, _ := v["start"].(json.Number).Int64()
			end, _ := v["end"].(json.Number).Int64()
			if start > end || int(end) > len(letters) || string(letters[start:end]) != exact {
				t.Errorf("code points %d to %d are not %q", start, end, exact)
			}
			n++
		}
		for _, x := range v {
			n += anchored(t, letters, x)
		}
	case []any:
		for _, x := range v {
			n += anchored(t, letters, x)
		}
	}
	return n
}

func TestJSON(t *testing.T) {
	s := schema(t)
	r := storetest.Sample(1)
	v := validate(t, s, line(t, r, true))
	letters := []rune(v.(map[string]any)["article"].(map[string]any)["text"].(string))
	if string(letters) != r.Article.Text.String() {
		t.Error("the text was altered")
	}
	if n := anchored(t, letters, v); n != 16 {
		t.Errorf("%d spans, want 16", n)
	}
	if line(t, r, true) != line(t, storetest.Sample(1), true) {
		t.Error("the same reading gives other bytes")
	}
}

func TestEmptyReading(t *testing.T) {
	empty, _ := text.New("")
	r := &record.Reading{Article: &record.Article{ID: record.ArticleID(nil), Text: empty}}
	got := line(t, r, false)
	validate(t, schema(t), got)
	want := `{"article":{"id":"` + string(r.Article.ID) + `","path":null,"record":null,"url":null,"outlet":null,"title":null,"authors":[],` +
		`"published":null,"published_from":null,"language":null,"near_duplicate_of":null,"zones":[]},` +
		`"events":[],"statements":[],"figures":[],"offices":[],"diagnostics":[]}` + "\n"
	if got != want {
		t.Errorf("got  %swant %s", got, want)
	}
}

func TestError(t *testing.T) {
	var b bytes.Buffer
	if err := export.Error(&b, "a <b>.txt", "", errors.New("is empty")); err != nil {
		t.Fatal(err)
	}
	if want := `{"error":{"path":"a <b>.txt","id":null,"text":"is empty"}}` + "\n"; b.String() != want {
		t.Errorf("got %s", b.String())
	}
	validate(t, schema(t), b.String())
}

// The keys and their order are the contract's; go test -update writes the golden file anew.
func TestGolden(t *testing.T) {
	const golden = "testdata/sample.jsonl"
	got := line(t, storetest.Sample(1), true)
	if *update {
		os.WriteFile(golden, []byte(got), 0o644)
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got  %s\nwant %s\n(go test -update writes the file anew)", got, want)
	}
}

// Whatever letters stand before, between and behind, spans keep theirs.
func FuzzAnchors(f *testing.F) {
	f.Add("𝛀 é\u0301\u00a0", "😀")
	f.Add("\x00\r\n<&>\u2028", "\ufeff")
	s := schema(f)
	f.Fuzz(func(t *testing.T, before, inside string) {
		raw := before + "They met " + inside + " again.\n"
		body, err := text.New(raw)
		if err != nil {
			return
		}
		at := len(before)
		span := text.Span{Start: at, End: at + len("They met "+inside)}
		a := &record.Article{ID: record.ArticleID([]byte(raw)), Path: "-", Text: body}
		r := &record.Reading{Article: a, Events: []record.EventMention{{
			ID: "event:1", Type: "CONSULT", Status: record.Actual,
			Provenance: record.Provenance{Span: span, Trigger: []text.Span{{Start: at, End: at + 4}}},
			Actors:     []record.Actor{{Name: fmt.Sprintf("%s!", inside), Kind: record.KindUnknown, Span: span}},
		}}}
		v := validate(t, s, line(t, r, true))
		if n := anchored(t, []rune(raw), v); n != 3 {
			t.Errorf("%d spans, want 3", n)
		}
	})
}
