package export_test

import (
	"testing"

	"readout/internal/intake"
	"readout/internal/read"
)

// Whatever the program reads off the examples keeps the contract: the schema
// holds, and every span anywhere in a line cuts its letters out of the text.
func TestExamplesKeepTheContract(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	s := schema(t)
	spans := 0
	for a, err := range intake.Read(t.Context(), []string{"../../examples"}, intake.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		r, err := reader.Read(a)
		if err != nil {
			t.Fatal(err)
		}
		v := validate(t, s, line(t, r, true))
		spans += anchored(t, []rune(a.Text.String()), v)
		again, err := reader.Read(a)
		if err != nil {
			t.Fatal(err)
		}
		if line(t, r, true) != line(t, again, true) {
			t.Errorf("%s: read twice, other bytes", a.Path)
		}
	}
	if spans < 100 {
		t.Errorf("only %d spans in all examples", spans)
	}
}
