package eval

import (
	"fmt"
	"strings"
	"testing"
)

// The rules for gold pairs on items of our own.
func TestPairsOf(t *testing.T) {
	for line, want := range map[string]string{
		`* [Norwegian](https://w.org/wiki/Norway) foreign minister [Kirsti Holm](https://w.org/wiki/X) left. [(AP)](https://a.b/c)`:                               "before NOR Minister of Foreign Affairs Kirsti Holm",
		`* Former Peruvian [president](https://w.org/wiki/President_of_Peru "President of Peru") [Elsa Quispe](https://w.org/wiki/X) left. [(AP)](https://a.b/c)`: "before PER former President Elsa Quispe",
		`* The Prime Minister of Japan, Hana Okada, left. [(AP)](https://a.b/c)`:                                                                                  "of JPN Prime Minister Hana Okada",
		`* [Elsa Quispe](https://w.org/wiki/X), president of Peru, left. [(AP)](https://a.b/c)`:                                                                   "after PER President Elsa Quispe",
		`* [Prime Minister](https://w.org/wiki/Prime_Minister_of_Japan "Prime Minister of Japan") [Hana Okada](https://w.org/wiki/X) left. [(AP)](https://a.b/c)`: "page JPN Prime Minister Hana Okada",
		`* [Defence Minister](https://w.org/wiki/Minister_of_Defence_%28Chad%29) [Idriss Mbodou](https://w.org/wiki/X) left. [(AP)](https://a.b/c)`:               "page TCD Minister of Defence Idriss Mbodou",
		`* U.S. ambassador to Israel [Ann Brickley](https://w.org/wiki/X) left. [(AP)](https://a.b/c)`:                                                            "before USA Ambassador Ann Brickley",
		`* European Commission president [Lise Friis](https://w.org/wiki/X) left. [(AP)](https://a.b/c)`:                                                          "before IGO President of the European Commission Lise Friis",
		`* Peruvian president-elect [Elsa Quispe](https://w.org/wiki/X) left. [(AP)](https://a.b/c)`:                                                              "before PER designate President Elsa Quispe",
		`* The French [president](https://w.org/wiki/President_of_Peru "President of Peru") [Elsa Quispe](https://w.org/wiki/X) left. [(AP)](https://a.b/c)`:      "1 doubtful",
		`* The Prime Minister of Japan. Hana Okada left. [(AP)](https://a.b/c)`:                                                                                   "",
		`* [Elsa Quispe](https://w.org/wiki/X) left. [(AP)](https://a.b/c)`:                                                                                       "",
		`* Secretary-General of the Indonesian [Democratic Party](https://w.org/wiki/X). [(AP)](https://a.b/c)`:                                                   "",
		`* [2025 Peruvian general election](https://w.org/wiki/X)`:                                                                                                "",
	} {
		b, _ := newBullet(line)
		pairs, doubtful := b.Pairs()
		var got []string
		for _, p := range pairs {
			got = append(got, strings.Join(strings.Fields(fmt.Sprint(p.Form, " ", p.Country, " ", p.Standing, " ", p.Office, " ", p.Name)), " "))
		}
		if doubtful > 0 {
			got = append(got, fmt.Sprint(doubtful, " doubtful"))
		}
		if g := strings.Join(got, "; "); g != want {
			t.Errorf("%s\nis  %q\nnot %q", line, g, want)
		}
	}
}
