package stance_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"readout/internal/record"
	"readout/internal/stance"
	"readout/internal/timex"
)

func said(id, by string, day timex.Date, kind record.StatementKind, speaker, about string) stance.Statement {
	t := stance.Telling{By: by, Day: day, Kind: kind, Speakers: []record.Actor{{ID: speaker, Name: speaker}}, Words: id + " " + by}
	if about != "" {
		t.About = []record.Actor{{ID: about, Name: about}}
	}
	return stance.Statement{ID: record.ID(id), Tellings: []stance.Telling{t}}
}

func sample() []stance.Statement {
	both := said("s3", "B", "2023-11-05", record.Condemn, "ek", "SWE")
	both.Tellings = append(both.Tellings, said("", "A", "2023-11-04", record.Say, "ek", "SWE").Tellings...)
	torn := said("s4", "A", "2023-11-09", record.Praise, "ek", "SWE")
	torn.Tellings = append(torn.Tellings, said("", "B", "2023-11-09", record.Accuse, "ek", "SWE").Tellings...)
	return []stance.Statement{
		said("s1", "A", "", record.Accuse, "ek", "SWE"),
		said("s2", "A", "2023-11-01", record.Praise, "ek", "SWE"),
		both, torn,
		said("s5", "A", "2023-11-10", record.Thank, "ek", "SWE"),
		said("s6", "A", "2023-11", record.Warn, "ek", "SWE"),
		said("s7", "A", "2023-11-02", record.Hope, "ek", ""),
	}
}

func TestBuild(t *testing.T) {
	got := stance.Build(sample())
	if len(got) != 2 || got[0].About.ID != "SWE" || got[0].Turns != 2 || got[1].About.ID != "" {
		t.Fatalf("%+v", got)
	}
	var lines []string
	for _, s := range got[0].Steps {
		lines = append(lines, fmt.Sprint(s.ID, s.Day, s.Kinds, s.Side, s.Turn, s.By, s.Words))
	}
	want := []string{
		"s1[accuse]againstfalse[A]s1 A", "s62023-11[warn]againstfalse[A]s6 A", "s22023-11-01[praise]forfalse[A]s2 A",
		"s32023-11-04[condemn other]againsttrue[A B] A", "s42023-11-09[accuse praise]false[A B]s4 A", "s52023-11-10[thank]fortrue[A]s5 A",
	}
	for i := range want {
		if i >= len(lines) || compact(lines[i]) != compact(want[i]) {
			t.Errorf("step %d: %q, want %q", i, lines[i], want[i])
		}
	}
}

func compact(s string) (out string) {
	for _, r := range s {
		if r != ' ' {
			out += string(r)
		}
	}
	return out
}

func TestInAnyOrder(t *testing.T) {
	want := stance.Build(sample())
	all := sample()
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if got := stance.Build(all); !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v\nwant %+v", got, want)
		}
	}
}
