package export

import (
	"encoding/csv"
	"io"
	"strconv"

	"readout/internal/contact"
	"readout/internal/naming"
	"readout/internal/record"
	"readout/internal/timex"
)

// Wording writes how outlets name somebody, one line of JSON per outlet.
func Wording(w io.Writer, all []naming.Outlet) error {
	type wording struct {
		Words    string   `json:"words"`
		Exact    string   `json:"exact"`
		Uses     int      `json:"uses"`
		Articles int      `json:"articles"`
		Others   int      `json:"others"`
		LogOdds  *float64 `json:"log_odds"` // null where too rare to compare
		Z        *float64 `json:"z"`
	}
	for _, o := range all {
		line := struct {
			Outlet   string    `json:"outlet"`
			Uses     int       `json:"uses"`
			Articles int       `json:"articles"`
			Wordings []wording `json:"wordings"`
		}{o.By, o.Uses, o.Articles, []wording{}}
		for _, x := range o.Wordings {
			v := wording{Words: x.Words, Exact: x.Exact, Uses: x.Uses, Articles: x.Articles, Others: x.Others}
			if x.Compared {
				v.LogOdds, v.Z = &x.LogOdds, &x.Z
			}
			line.Wordings = append(line.Wordings, v)
		}
		if err := writeLine(w, line); err != nil {
			return err
		}
	}
	return nil
}

// WordingTable writes the same as CSV, one row per outlet and wording.
func WordingTable(w io.Writer, all []naming.Outlet) error {
	t := csv.NewWriter(w)
	t.Write([]string{"outlet", "words", "exact", "uses", "articles", "others", "log_odds", "z"})
	for _, o := range all {
		for _, x := range o.Wordings {
			odds, z := "", ""
			if x.Compared {
				odds, z = strconv.FormatFloat(x.LogOdds, 'f', 4, 64), strconv.FormatFloat(x.Z, 'f', 4, 64)
			}
			t.Write([]string{o.By, x.Words, x.Exact, strconv.Itoa(x.Uses), strconv.Itoa(x.Articles), strconv.Itoa(x.Others), odds, z})
		}
	}
	t.Flush()
	return t.Error()
}

// Contacts writes who was in contact with whom, one line of JSON per pair.
func Contacts(w io.Writer, t *contact.Table) error {
	type party struct {
		Actor   string  `json:"actor"`
		Name    string  `json:"name"`
		Country *string `json:"country"`
	}
	for _, p := range t.Pairs {
		a, b := &t.Parties[p.A], &t.Parties[p.B]
		err := writeLine(w, struct {
			A      party              `json:"a"`
			B      party              `json:"b"`
			All    int                `json:"contacts"`
			Mutual int                `json:"mutual"`
			AtoB   int                `json:"a_to_b"`
			BtoA   int                `json:"b_to_a"`
			First  *timex.Date        `json:"first"`
			Last   *timex.Date        `json:"last"`
			Months map[timex.Date]int `json:"months"` // encoding/json puts keys in order
			Events []record.ID        `json:"events"`
		}{party{a.ID, a.Name, known(a.Country)}, party{b.ID, b.Name, known(b.Country)}, p.All(), p.Mutual, p.AtoB, p.BtoA, known(p.First), known(p.Last), p.Months, p.Events})
		if err != nil {
			return err
		}
	}
	return nil
}

// ContactsTable writes the same as CSV, one row per pair and month.
func ContactsTable(w io.Writer, t *contact.Table) error {
	c := csv.NewWriter(w)
	c.Write([]string{"a", "a_name", "a_country", "b", "b_name", "b_country", "month", "contacts"})
	for i := range t.Pairs {
		p := &t.Pairs[i]
		a, b := &t.Parties[p.A], &t.Parties[p.B]
		for _, m := range append([]timex.Date{""}, t.Months...) {
			if n := p.Months[m]; n > 0 {
				c.Write([]string{a.ID, a.Name, a.Country, b.ID, b.Name, b.Country, string(m), strconv.Itoa(n)})
			}
		}
	}
	c.Flush()
	return c.Error()
}

func writeLine(w io.Writer, v any) error {
	line, err := encode(v)
	if err != nil {
		return err
	}
	_, err = w.Write(line)
	return err
}
