package readtest

import (
	"path/filepath"
	"testing"

	"readout/internal/text"
)

var casesDir = filepath.Join("..", "..", "testdata", "cases")

// Every case is well formed, and stays so under every change.
func TestLoad(t *testing.T) {
	cases, err := Load(casesDir)
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) < 40 {
		t.Errorf("only %d cases", len(cases))
	}
	for _, c := range cases {
		x, err := text.New(c.Text)
		if err != nil {
			t.Fatal(err)
		}
		if c.About == "" {
			t.Errorf("%s: say above the first section what the case shows", c.Name)
		}
		for _, ch := range Changes {
			d, ok := ch.Apply(c)
			if !ok {
				continue
			}
			y, err := text.New(d.Text)
			if err != nil {
				t.Fatal(err)
			}
			for i, w := range c.Wants {
				before, after := plain(x.Slice(w.Span)), plain(y.Slice(d.Wants[i].Span))
				if before != after {
					t.Errorf("%s, %s: anchor %q became %q", c.Name, ch.Name, before, after)
				}
			}
		}
	}
}
