package export

import (
	"crypto/sha1"
	"encoding/csv"
	"encoding/hex"
	"io"
	"slices"
	"strings"
	"unicode"

	"readout/internal/record"
	"readout/internal/timex"
)

// An ftmEntity is an entity of FollowTheMoney in the making: for each value of
// each property, who tells it and when.
type ftmEntity struct {
	schema, id string
	props      map[string]map[string][]ftmTeller
}

// An ftmTeller is the outlet that gives a value, and the day of its article.
type ftmTeller struct {
	dataset string
	day     timex.Date
}

func newFtmEntity(schema, id string) *ftmEntity {
	return &ftmEntity{schema, id, map[string]map[string][]ftmTeller{}}
}

// ftmBy returns the dataset of an article: its outlet in small letters.
func ftmBy(a *record.Article) ftmTeller {
	var b strings.Builder
	for _, r := range strings.ToLower(a.By()) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
	}
	return ftmTeller{strings.Trim(b.String(), "_"), a.Published}
}

// ftmID is a hash of what names an entity.
func ftmID(parts ...string) string {
	h := sha1.Sum([]byte(strings.Join(parts, "\x00")))
	return "readout-" + hex.EncodeToString(h[:])
}

// ftmCountry is the code that FollowTheMoney has for a country: ISO 3166-1
// alpha-2 in small letters.
func ftmCountry(iso3 string) string {
	switch iso3 {
	case "EUR":
		return "eu"
	}
	return strings.ToLower(CountryOf(iso3).ISO2)
}

func (e *ftmEntity) add(by ftmTeller, property, value string) {
	if value == "" {
		return
	}
	if e.props[property] == nil {
		e.props[property] = map[string][]ftmTeller{}
	}
	tellers := e.props[property][value]
	if !slices.Contains(tellers, by) {
		e.props[property][value] = append(tellers, by)
	}
}

// plain is the entity as FollowTheMoney writes it: values are lists of strings.
func (e *ftmEntity) plain() any {
	props := map[string][]string{}
	for p, values := range e.props {
		for v := range values {
			props[p] = append(props[p], v)
		}
		slices.Sort(props[p])
	}
	return struct {
		ID         string              `json:"id"`
		Schema     string              `json:"schema"`
		Properties map[string][]string `json:"properties"`
	}{e.id, e.schema, props} // JSON sorts the keys
}

// ftmColumns are those of a table of statements.
var ftmColumns = []string{"canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "lang", "original_value",
	"first_seen", "last_seen", "external", "origin", "id"}

// ftmStatements writes what ftmEntities does as statements: one row for each
// value and outlet. The outlet is the dataset.
func (h *work) ftmStatements() error {
	return h.print("statements.csv", func(w io.Writer) (n int, err error) {
		t := csv.NewWriter(w)
		t.Write(ftmColumns)
		err = h.ftm(func(e *ftmEntity) error {
			for _, row := range e.statements(h.Version) {
				if err := t.Write(row); err != nil {
					return err
				}
				n++
			}
			return nil
		})
		t.Flush()
		if err == nil {
			err = t.Error()
		}
		return n, err
	})
}

// statements returns a row for each value and dataset, by property, value and
// dataset; and, as FollowTheMoney has it, one for the entity's own existence.
func (e *ftmEntity) statements(version string) (rows [][]string) {
	known := map[string][]ftmTeller{}
	for _, p := range slices.Sorted(mapKeys(e.props)) {
		for _, v := range slices.Sorted(mapKeys(e.props[p])) {
			for _, d := range datasets(e.props[p][v]) {
				known[d[0].dataset] = append(known[d[0].dataset], d...)
				rows = append(rows, e.statement(p, v, d, version))
			}
		}
	}
	for _, dataset := range slices.Sorted(mapKeys(known)) {
		rows = append(rows, e.statement("id", e.id, known[dataset], version))
	}
	return rows
}

func (e *ftmEntity) statement(property, value string, by []ftmTeller, version string) []string {
	var days []string
	for _, t := range by {
		days = appendNew(days, string(t.day))
	}
	first, last := "", ""
	if len(days) > 0 {
		first, last = slices.Min(days), slices.Max(days)
	}
	key := sha1.Sum([]byte(by[0].dataset + "." + e.id + "." + property + "." + value))
	return []string{e.id, e.id, property, ftmTypes()[property], e.schema, value, by[0].dataset, "", "", first, last, "f", "readout " + version, hex.EncodeToString(key[:])}
}

// datasets groups tellers by their dataset, in the order of its name.
func datasets(all []ftmTeller) (out [][]ftmTeller) {
	by := map[string][]ftmTeller{}
	for _, t := range all {
		by[t.dataset] = append(by[t.dataset], t)
	}
	for _, d := range slices.Sorted(mapKeys(by)) {
		out = append(out, by[d])
	}
	return out
}
