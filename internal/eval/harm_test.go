package eval_test

import (
	"testing"

	"readout/internal/beside"
	"readout/internal/eval"
	"readout/internal/read"
)

// TestHarmBullets holds the floor of figures on two hundred bullets that were
// read by hand.
func TestHarmBullets(t *testing.T) {
	facts, err := eval.ReadBulletFacts("../figure/testdata/bullets.tsv")
	if err != nil {
		t.Fatal(err)
	}
	all, err := eval.Bullets(beside.Path(t, "data", "current-events"))
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]eval.Bullet{}
	for _, b := range eval.HarmBullets(all) {
		byID[b.ID] = b
	}
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	var s eval.FactScore
	for _, want := range facts {
		got, err := eval.ReadHarm(byID[want.ID], reader)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Add(want, got); err != nil {
			t.Error(err)
		}
	}
	for _, m := range s.Misses {
		t.Log(m)
	}
	t.Log(s.String())
	if s.Bullets < 200 || s.Precision() < 0.92 || s.Recall() < 0.92 {
		t.Errorf("want 200 bullets, precision and recall of 0.92 at least: %s", &s)
	}
}

// TestFactScore: measure and bounds must agree; what can be read either way
// counts for neither.
func TestFactScore(t *testing.T) {
	b := eval.Bullet{ID: "x:1", Text: "y"}
	var s eval.FactScore
	want := eval.BulletFacts{ID: "x:1", Sum: b.Sum(), Facts: []eval.Fact{
		{Measure: "killed", Low: "2", High: "-", Qualifier: "exact"},
		{Measure: "wounded", Low: "3", High: "-", Qualifier: "exact", Either: true},
	}}
	if err := s.Add(want, eval.HarmBullet{Bullet: b}); err != nil || s.Missed != 1 || s.Wrong != 0 {
		t.Errorf("want one missed, got %s (%v)", &s, err)
	}
	want.Sum = "0"
	if err := s.Add(want, eval.HarmBullet{Bullet: b}); err == nil {
		t.Error("want an error where the text has changed")
	}
}
