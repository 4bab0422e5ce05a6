package event_test

import (
	"strings"
	"testing"

	"readout/internal/read"
)

// The place of an event is the one its own clause names, as worded.
func TestPlace(t *testing.T) {
	r, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ sentence, name, country string }{
		{"The Kenyan president met his Ugandan counterpart in Entebbe.", "Entebbe", "UGA"},
		{"Ethiopian troops shelled the town of Gimbi.", "Gimbi", "ETH"},
		{"Russian forces shelled Kharkiv, Ukraine.", "Kharkiv", "UKR"},
		{"The Kenyan president travelled to Accra to meet the president of Ghana.", "Accra", "GHA"},
		{"Israeli jets bombed the Kasubi palace in Kampala.", "Kasubi palace", "UGA"},
		{"The Omani minister came from Accra, where he met the Ghanaian president.", "Accra", "GHA"},
		{"Norway and Sweden held talks in the Norwegian capital Oslo.", "Oslo", "NOR"},
		{"Iran and Turkey discussed the fighting in Goma.", "", ""},
		{"Egypt condemned the attack in Marib.", "", ""},
		{"The Omani sultan received the Kenyan president at the Presidential Complex in Muscat.", "Muscat", "OMN"},
		{"Tunisian police raided the home of an activist in Sfax.", "Sfax", "TUN"},
		{"Tunisian troops captured the town of Zuwagha.", "Zuwagha", ""},
		{"French troops pulled out of Kidal.", "Kidal", "MLI"},
		{"The Kenyan president visited Accra.", "Accra", "GHA"},
		{"Norway and Sweden agreed on a border on the margins of a summit in Ghent.", "Ghent", "BEL"},
		{"Muscat came first: there the Kenyan and the Omani minister compared notes.", "Muscat", "OMN"},
		{"Norway accused the clerk of the embassy in Ghent of spying for Chad.", "", ""},
		{"The Czech and Slovak prime ministers met in Moscow, Idaho.", "Moscow", "USA"},
		{"Sudanese soldiers killed ten people in Nyala.", "Nyala", "SDN"},
	} {
		m := readSentence(t, r, c.sentence)
		if len(m) == 0 {
			t.Errorf("%q tells no event", c.sentence)
			continue
		}
		name, country := "", ""
		for _, e := range m {
			if e.Place != nil {
				name, country = e.Place.Name, e.Place.Country
			}
		}
		if !strings.EqualFold(name, c.name) || country != c.country {
			t.Errorf("%q: %s in %s, want %s in %s", c.sentence, name, country, c.name, c.country)
		}
	}
}
