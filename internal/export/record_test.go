package export_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"readout/internal/across"
	"readout/internal/export"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
)

// The lines of the reconciled record are as record.json describes them, with
// nothing more.
func TestRecord(t *testing.T) {
	s, err := sqlite.Open(filepath.Join(t.TempDir(), "readout.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i := range 3 {
		if _, err := s.Keep(t.Context(), storetest.Sample(i)); err != nil {
			t.Fatal(err)
		}
	}
	r, err := across.Load(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := export.Record(t.Context(), &b, r); err != nil {
		t.Fatal(err)
	}
	schema := recordSchema(t)
	kinds := map[string]int{}
	for line := range strings.Lines(b.String()) {
		for kind := range validate(t, schema, line).(map[string]any) {
			kinds[kind]++
		}
	}
	if kinds["article"] != 3 || kinds["event"] == 0 || kinds["statement"] == 0 || kinds["figure"] == 0 {
		t.Errorf("lines %v", kinds)
	}
}

func recordSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := export.RecordSchema()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	closeObjects(doc)
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("record.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}
