package web_test

import (
	"encoding/csv"
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"readout/internal/web"
)

// A path is what the description says of an address.
type path struct {
	Get, Post *struct {
		OperationID string
		Parameters  []struct{ Name, In string }
	}
}

func description(t *testing.T) (doc any, paths map[string]path) {
	t.Helper()
	b, err := web.OpenAPI("test-1")
	if err != nil {
		t.Fatal(err)
	}
	var d struct{ Paths map[string]path }
	if err := json.Unmarshal(b, &d); err != nil {
		t.Fatal(err)
	}
	if doc, err = jsonschema.UnmarshalJSON(strings.NewReader(string(b))); err != nil {
		t.Fatal(err)
	}
	return doc, d.Paths
}

// Every address in the description answers as it says.
func TestAnswersAreAsDescribed(t *testing.T) {
	d := newDesk(t, nil)
	doc, paths := description(t)
	c := jsonschema.NewCompiler()
	if err := c.AddResource("openapi.json", doc); err != nil {
		t.Fatal(err)
	}
	event := d.told()[0]
	d.send("POST", "/judgements.json", `{"a":"TUR/hakan-fidan","b":"IRN/hossein-amir-abdollahian","verdict":"different","because":"two ministers"}`, "Content-Type", "application/json")
	asked := map[string]string{
		"/search.json": "?q=minister", "/positions.json": "?speaker=Fidan", "/wording.json": "?name=Israel", "/compare.json": "?a=after+UPI&b=after+Vanguard",
	}
	ids := map[string]string{"/event/{id}": event, "/article/{id}": articleOf(d), "/actor/{id}": "TUR%2Fhakan-fidan"}
	operations := map[string]bool{}
	for at, p := range paths {
		if p.Get == nil {
			continue
		}
		if operations[p.Get.OperationID] {
			t.Errorf("two operations are called %s", p.Get.OperationID)
		}
		operations[p.Get.OperationID] = true
		to := at
		for pattern, id := range ids {
			to = strings.Replace(to, pattern, strings.Replace(pattern, "{id}", id, 1), 1)
		}
		if strings.HasSuffix(at, ".csv") {
			if rows, err := csv.NewReader(strings.NewReader(d.get(to))).ReadAll(); err != nil || len(rows) == 0 {
				t.Errorf("%s: %d rows, %v", to, len(rows), err)
			}
			continue
		}
		pointer := "openapi.json#/paths/" + url.PathEscape(strings.NewReplacer("~", "~0", "/", "~1").Replace(at)) + "/get/responses/200/content/application~1json/schema"
		s, err := c.Compile(pointer)
		if err != nil {
			t.Errorf("%s: %v", at, err)
			continue
		}
		body := d.get(to + asked[at])
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
		if err == nil {
			err = s.Validate(v)
		}
		if err != nil {
			t.Errorf("%s: %v", to, err)
		}
		if n := len(v.(map[string]any)["items"].([]any)); n == 0 {
			t.Errorf("%s: no items to hold against the description", to+asked[at])
		}
	}
	if len(operations) != 34 {
		t.Errorf("%d operations", len(operations))
	}
}

func articleOf(d *desk) string {
	var x struct{ Article struct{ ID string } }
	json.Unmarshal(d.items("/events.json").Items[0], &x)
	return x.Article.ID
}

// Every reference of the description leads to something in it.
func TestDescriptionIsWhole(t *testing.T) {
	doc, paths := description(t)
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if to, ok := v["$ref"].(string); ok && lookUp(doc, to) == nil {
				t.Errorf("%s leads nowhere", to)
			}
			for _, x := range v {
				walk(x)
			}
		case []any:
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(doc)
	for at, p := range paths {
		if p.Get != nil && strings.Contains(at, "{id}") != (p.Get.Parameters[0].In == "path") {
			t.Errorf("%s: its parameters are %v", at, p.Get.Parameters)
		}
	}
	if paths["/judgements.json"].Post == nil {
		t.Error("judging is not described")
	}
}

func lookUp(doc any, ref string) any {
	for _, name := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
		m, ok := doc.(map[string]any)
		if !ok {
			return nil
		}
		doc = m[name]
	}
	return doc
}
