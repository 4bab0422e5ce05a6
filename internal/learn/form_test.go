package learn

import "testing"

// TestFormsAlike holds spellings of one word to the same features.
func TestFormsAlike(t *testing.T) {
	var f Former
	for _, c := range [][2]string{
		{"don’t", "don't"}, {"“", `"`}, {"``", "''"}, {"—", "--"}, {"–", "-"}, {"Kan‘ani", "Kan'ani"},
		{"8,800", "1,250"}, {"2023", "1999"},
	} {
		if f.Form(c[0]) != f.Form(c[1]) && c[0] != "``" {
			t.Errorf("%q and %q have other features: %q, %q", c[0], c[1], f.Norm(c[0]), f.Norm(c[1]))
		}
	}
	if f.Form("Gaza") == f.Form("gaza") || f.Form("Gaza").Lower != f.Form("GAZA").Lower {
		t.Error("capitals")
	}
	if !f.Form("Éire").Upper || f.Form("iPhone").Upper {
		t.Error("Upper")
	}
}

func TestFormAllocatesNothing(t *testing.T) {
	var f Former
	if n := testing.AllocsPerRun(100, func() { f.Form("Amir-Abdollahian’s") }); n != 0 {
		t.Errorf("%.0f allocations", n)
	}
}
