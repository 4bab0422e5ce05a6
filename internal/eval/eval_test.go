package eval

import (
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"José Manuel Albares":   "jose manuel albares",
		"  Ålesund–Troms ":      "alesund troms",
		"İzmir":                 "izmir",
		"18\u00a0205":           "18 205",
		"":                      "",
		"Ὀ 北京 ﬁne":              "fine",
		"Gonçalves\tRíos, no.7": "goncalves rios no 7",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAssignTakesTheBestFirst(t *testing.T) {
	scores := [][]float64{{0.5, 0.9}, {0, 0.8}, {0.5, 0}}
	byGold, byReading := assign(3, 2, func(g, r int) float64 { return scores[g][r] })
	if byGold[0] != 1 || byGold[1] != -1 || byGold[2] != 0 {
		t.Errorf("by gold: %v", byGold)
	}
	if byReading[0] != 2 || byReading[1] != 0 {
		t.Errorf("by reading: %v", byReading)
	}
}

func TestGoldType(t *testing.T) {
	for code, want := range map[string]string{
		"042": "CONSULT", "0841": "RETREAT", "081": "CONCEDE", "0814": "RETREAT", "1712": "ASSAULT",
		"171": "COERCE", "1753": "ASSAULT", "191": "COERCE", "190": "ASSAULT", "010": "", "": "",
		"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "consult": "CONSULT", "WEATHER": "",
	} {
		if got := goldType(code); got != want {
			t.Errorf("goldType(%q) = %q, want %q", code, got, want)
		}
	}
}

func TestTriples(t *testing.T) {
	jpn, kor, chn := Actor{Country: "JPN"}, Actor{Country: "KOR"}, Actor{Country: "CHN"}
	for _, c := range []struct {
		about string
		event Event
		want  string
	}{
		{"a meeting of three", Event{Type: "CONSULT", Actors: []Actor{kor, jpn, chn}},
			"CHN CONSULT JPN;CHN CONSULT KOR;JPN CONSULT KOR"},
		{"a visit", Event{Type: "CONSULT", Actors: []Actor{kor}, Recipients: []Actor{chn}}, "CHN CONSULT KOR"},
		{"two against two", Event{Type: "ACCUSE", Actors: []Actor{kor, jpn}, Recipients: []Actor{chn}},
			"JPN ACCUSE CHN;KOR ACCUSE CHN"},
		{"a planned visit", Event{Type: "CONSULT", Status: "planned", Actors: []Actor{kor}, Recipients: []Actor{chn}},
			"KOR AGREE CHN"},
		{"a cancelled one", Event{Type: "CONSULT", Status: "cancelled", Actors: []Actor{kor}, Recipients: []Actor{chn}},
			"KOR REJECT CHN"},
		{"what was denied", Event{Type: "ASSAULT", Status: "denied", Actors: []Actor{kor}, Recipients: []Actor{chn}}, ""},
		{"one side only", Event{Type: "ACCUSE", Actors: []Actor{kor}}, ""},
	} {
		r := Reading{Events: []Event{c.event}}
		if got := strings.Join(views(r.Triples(), tripleOf), ";"); got != c.want {
			t.Errorf("%s: %q, want %q", c.about, got, c.want)
		}
	}
}

func TestScoreNamesTheFile(t *testing.T) {
	if _, err := Score(t.TempDir(), nil); err == nil || !strings.Contains(err.Error(), "no gold here") {
		t.Errorf("an empty folder: %v", err)
	}
}

func TestDecode(t *testing.T) {
	in := `{"article":{"path":"a/one.txt"},"figures":[{"low":null,"high":12.5,"place":null}]}

{"error":{"path":"two.txt","text":"cannot be read"}}
{"article":{"path":"three.txt"},"events":[{"type":"AID","when":null,"place":{"name":"Goma"}}]}`
	readings, err := Decode(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	if len(readings) != 2 || readings[0].Article.ID() != "one" || *readings[0].Figures[0].High != 12.5 ||
		readings[1].Events[0].Place.Name != "Goma" {
		t.Errorf("read %+v", readings)
	}
	if _, err := Decode(strings.NewReader("{}\n{not json}\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("a broken line: %v", err)
	}
}
