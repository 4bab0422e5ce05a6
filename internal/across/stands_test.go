package across

import (
	"testing"

	"readout/internal/record"
)

func TestStands(t *testing.T) {
	person := func(id, country string) record.Actor {
		return record.Actor{ID: id, Country: country, Kind: record.KindPerson}
	}
	state := func(code string) record.Actor { return record.Actor{ID: code, Country: code, Kind: record.KindState} }
	ek, dahl, sweden := person("NOR/ek", "NOR"), person("SWE/dahl", "SWE"), state("SWE")
	for _, test := range []struct {
		name       string
		base, says []record.Actor
		want       Stand
	}{
		{"one less", []record.Actor{ek, dahl}, []record.Actor{ek}, Agree},
		{"one more", []record.Actor{ek}, []record.Actor{ek, dahl}, Finer},
		{"its minister", []record.Actor{ek, sweden}, []record.Actor{ek, dahl}, Finer},
		{"the state for its minister", []record.Actor{ek, dahl}, []record.Actor{ek, sweden}, Agree},
		{"another minister", []record.Actor{dahl}, []record.Actor{person("SWE/berg", "SWE")}, Differs},
		{"another state", []record.Actor{sweden}, []record.Actor{state("FIN")}, Differs},
	} {
		if got := actorsStand(&value{actors: test.base}, &value{actors: test.says}); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
	for _, test := range []struct {
		base, says string
		want       Stand
	}{
		{"2023-11", "2023-11-01", Finer}, {"2023-11-01", "2023-11", Agree}, {"2023-11-01", "2023-11-02", Differs},
	} {
		if got := whenStand(&value{marks: []string{test.base}}, &value{marks: []string{test.says}}); got != test.want {
			t.Errorf("%s beside %s: %s, want %s", test.says, test.base, got, test.want)
		}
	}
	for _, test := range []struct {
		base, says record.Place
		want       Stand
	}{
		{record.Place{Name: "Qatar", Country: "QAT"}, record.Place{Name: "Doha", Country: "QAT"}, Finer},
		{record.Place{Name: "Doha", Country: "QAT"}, record.Place{Name: "Qatar", Country: "QAT"}, Agree},
		{record.Place{Name: "Gaza", Country: "PSE"}, record.Place{Name: "Gaza City", Country: "PSE"}, Finer},
		{record.Place{Name: "Doha", Country: "QAT"}, record.Place{Name: "Ankara", Country: "TUR"}, Differs},
	} {
		if got := whereStand(&value{place: &test.base}, &value{place: &test.says}); got != test.want {
			t.Errorf("%s beside %s: %s, want %s", test.says.Name, test.base.Name, got, test.want)
		}
	}
}

// What is put off, called off, not confirmed and denied are four things.
func TestStatusInWords(t *testing.T) {
	for words, want := range map[string]string{
		"The talks have been postponed until June":          "postponed",
		"the visit was called off on Monday":                "cancelled",
		"The ministry has not confirmed the meeting":        "unconfirmed",
		"The army denies that it fired":                     "denied",
		"The ministers met in Oslo, a city on a long fjord": "",
	} {
		if got := inWords(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
	base, denied := value{says: "actual", marks: []string{"actual"}}, value{says: "denied", marks: []string{"denied"}}
	if got := statusStand(&base, &denied); got != Denies {
		t.Errorf("a denial stands as %s", got)
	}
	if got := stands([]value{base, denied, {}, base}, slotsOf["event"][3]); got[0] != Agree || got[1] != Denies || got[2] != Silent || got[3] != Agree {
		t.Errorf("stands %v", got)
	}
}
