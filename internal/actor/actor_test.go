package actor

import (
	"os"
	"strings"
	"testing"
)

func TestLongest(t *testing.T) {
	b := Known()
	for _, c := range []struct {
		text string // the name is to be found at its start
		want string // kind and id of the first sense, and how many forms
	}{
		{"Iran said", "state IRN 1"},
		{"Iranian officials", "adjective IRN 1"},
		{"Iranians marched", "demonym IRN 1"},
		{"Tehran denies", "capital IRN 1"},
		{"Islamic Republic of Iran", "state IRN 4"},
		{"Islamic Republic rejects", "state IRN 2"},
		{"US troops", "state USA 1"},
		{"U.S. troops", "state USA 1"},
		{"us all", "0"},
		{"Us , too", "0"},
		{"turkey dinner", "0"},
		{"Türkiye and", "state TUR 1"},
		{"TURKEY CONDEMNS", "state TUR 1"},
		{"United Arab Emirates .", "state ARE 3"},
		{"Côte d’Ivoire", "state CIV 2"},
		{"Guinea - Bissau", "state GNB 3"},
		{"Guinea-Bissau", "state GNB 1"},
		{"Guinea , Mali", "state GIN 1"},
		{"People 's Republic of China", "state CHN 5"},
		{"People’s Republic of China", "state CHN 4"},
		{"10 Downing Street", "metonym GBR 3"},
		{"Kremlin spokesman", "office office/government-spokesperson 2"},
		{"Kremlin said", "metonym RUS 1"},
		{"Gaza City", "capital PSE/gaza-strip 2"},
		{"West Bank town", "territory PSE/west-bank 2"},
		{"Zionist regime", "state ISR 2"},
		{"foreign minister of", "office office/minister-of-foreign-affairs 2"},
		{"Foreign Minister Fidan", "office office/minister-of-foreign-affairs 2"},
		{"deputy foreign minister", "office office/deputy-minister-of-foreign-affairs 3"},
		{"acting president", "standing standing/acting 1"},
		{"riot police", "noun noun/police 2"},
		{"protesters", "noun noun/protester 1"},
		{"Hamas said", "group group/hamas 1"},
		{"U.N. General", "body body/united-nations 1"},
		{"zebra", "0"},
		{"", "0"},
		{"- Iran", "0"},
	} {
		senses, n := b.Longest(strings.Fields(c.text), 0)
		if got := describe(senses, n); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

func describe(senses []*Entry, n int) string {
	if n == 0 {
		return "0"
	}
	return string(senses[0].Kind) + " " + senses[0].ID + " " + string(rune('0'+n))
}

func TestSenses(t *testing.T) {
	b := Known()
	if got := b.Lookup("Congo"); len(got) != 2 {
		t.Errorf("Congo has %d senses, want both states", len(got))
	}
	if got := b.Lookup("Zionist regime"); len(got) != 1 || !got[0].Loaded || got[0].Name != "Israel" {
		t.Errorf("the outlets' word for Israel: %+v", got)
	}
	if e := b.Entry("IRN"); e == nil || e.Kind != State || e.Loaded {
		t.Errorf("IRN stands for %+v", e)
	}
	if got := b.Lookup("Turks"); len(got) != 1 || !got[0].Plural {
		t.Errorf("Turks: %+v", got)
	}
}

func TestLookupDoesNotAllocate(t *testing.T) {
	b := Known()
	forms := strings.Fields("Yesterday the Turkish foreign minister met nobody in particular at Sanaʿa")
	if n := testing.AllocsPerRun(100, func() {
		for i := range forms {
			b.Longest(forms, i)
		}
	}); n != 0 {
		t.Errorf("%v allocations for a sentence", n)
	}
}

func TestLoadNamesTheLine(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("tables")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ file, add, want string }{
		{"states.tsv", "IRN\tPersia\t\t\t\t\t\t\n", `the code "IRN" stands twice`},
		{"states.tsv", "ABC\n", "1 columns instead of 8"},
		{"territories.tsv", "Nowhere\tABC\t\t\t\t\t\n", `"ABC" is no code`},
		{"leaders.tsv", "IRN\tCzar\tA B\t\t\t\n", `"Czar" is no office`},
		{"leaders.tsv", "IRN\tPresident\tA B\t\t2023-13\t\n", `"2023-13" is no date`},
		{"offices.tsv", "x\ty\t\t\t\n", "write office or standing"},
		{"groups.tsv", "Hamas\tPSE\t\t\t\n", "stands twice"},
	} {
		path := dir + "/" + c.file
		old, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, append(old, c.add...), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err = Load(os.DirFS(dir))
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), c.file+":") {
			t.Errorf("%s + %q: %v, want %q", c.file, c.add, err, c.want)
		}
		if err := os.WriteFile(path, old, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func BenchmarkLongest(b *testing.B) {
	k := Known()
	forms := strings.Fields("The Turkish foreign minister met his Iranian counterpart in Ankara on Wednesday, state media said")
	for b.Loop() {
		for i := range forms {
			k.Longest(forms, i)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Türkiye": "turkiye", "al-Qaʿida": "al qaida", "U.S.": "us", "People's Republic": "people s republic",
		"IŞIK Kılıç": "isik kilic", "Łódź": "lodz", "N'Djamena": "ndjamena", "  a -- b ": "a b", "Straße": "strasse",
		"Sana‘a": "sanaa", "Erdog\u0306an": "erdogan", "Москва": "москва", "": "", "…": "", "İzmir": "izmir",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Amir-Abdollahian's", "al - Qaeda")
	f.Fuzz(func(t *testing.T, s, text string) {
		if once := Fold(s); Fold(once) != once {
			t.Errorf("Fold(%q) = %q, and again %q", s, once, Fold(once))
		}
		if _, n := Known().Longest(strings.Fields(text), 0); n > len(strings.Fields(text)) {
			t.Errorf("%q: %d forms", text, n)
		}
	})
}

func TestLongestOfGroupsAndBodies(t *testing.T) {
	b := Known()
	for text, want := range map[string]string{
		"al - Qaeda in the Arabian Peninsula": "group group/al-qaeda-in-the-arabian-peninsula 7",
		"Al-Qaeda said":                       "group group/al-qaeda 1",
		"Islamic Jihad said":                  "group group/palestinian-islamic-jihad 2",
		"PKK / YPG":                           "group group/kurdistan-workers-party 3",
		"State Department spokesman":          "office office/spokesperson-of-the-ministry-of-foreign-affairs 3",
		"who said":                            "0",
		"WHO said":                            "body body/world-health-organization 1",
		"UN Security Council":                 "body body/united-nations-security-council 3",
		"Islamic State fighters":              "group group/islamic-state 2",
		"Security Council":                    "body body/united-nations-security-council 2",
	} {
		senses, n := b.Longest(strings.Fields(text), 0)
		if got := describe(senses, n); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	if un, eu := b.Entry("body/united-nations"), b.Entry("body/european-union"); un.Country != "IGO" || un.Plover != "UNO" || eu.Country != "IGO" || eu.Plover != "EUR" {
		t.Errorf("codes of the UN and the EU: %+v %+v", un, eu)
	}
}
