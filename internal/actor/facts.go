package actor

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"readout/internal/timex"
)

// A Fact is what data on office holders beside the program say: somebody held
// one of some offices of a country. Facts check the tables.
type Fact struct {
	File    string // the file
	Country string
	Offices []string // any of them; the first is what the source says, "Head" for any head
	Name    string
	From    timex.Date // zero: not known
	To      timex.Date // zero: not known, or still
	Day     timex.Date // a day on which the source is sure of it
}

// heads are the offices a head of state or government can have.
var heads = strings.Split("President|Prime Minister|King|Queen|Emperor|Emir|Sultan|Chancellor|Taoiseach|Supreme Leader|Interim President|"+
	"Prince|Grand Duke|Pope|Governor-General|Chief Executive|Chairman of the Presidential Council|Chairman of the Sovereignty Council|"+
	"Chairman of the State Affairs Commission|Chairman of the Council of Ministers|President of the Government|Chief Adviser|Leader|"+
	"Junta Leader|Crown Prince|State Counsellor|Chairman of the Presidency|Captain Regent", "|")

var foreign = []string{"Minister of Foreign Affairs", "Secretary of State"}

// ReadFacts reads the files of a folder of data that it knows by name and
// leaves out those that are missing.
func ReadFacts(fsys fs.FS) ([]Fact, error) {
	var out []Fact
	for _, f := range []struct {
		glob string
		read func(file string, rows [][]string) []Fact
	}{
		{"factbook_leaders.csv", factbook},
		{"leaderlist_3_21.csv", reign},
		{"epscrapers_world_leaders_2021_wikidata.csv", wikidata},
		{"holders21/*.csv", ministers},
	} {
		files, err := fs.Glob(fsys, f.glob)
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			r, err := fsys.Open(file)
			if err != nil {
				return nil, err
			}
			c := csv.NewReader(r)
			c.LazyQuotes, c.FieldsPerRecord = true, -1
			rows, err := c.ReadAll()
			r.Close()
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			out = append(out, f.read(path.Base(file), rows[min(1, len(rows)):])...)
		}
	}
	today, err := current(fsys)
	return append(out, today...), err
}

// current reads a snapshot of world leaders in JSON.
func current(fsys fs.FS) ([]Fact, error) {
	files, err := fs.Glob(fsys, "world-leaders-current-*.json")
	if err != nil {
		return nil, err
	}
	var out []Fact
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		var all snapshot
		if err := json.Unmarshal(data, &all); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		for _, key := range slices.Sorted(maps.Keys(all.Countries)) {
			c := all.Countries[key]
			for _, office := range slices.Sorted(maps.Keys(c.Positions)) {
				h := c.Positions[office].Holder
				if code := countryOf(c.Country.Name); code != "" && h.Name != "" {
					out = append(out, Fact{File: file, Country: code, Offices: heads, Name: h.Name, From: timex.Date(h.Since), Day: timex.Date(all.Date)})
				}
			}
		}
	}
	return out, nil
}

type snapshot struct {
	Date      string `json:"snapshot_date"`
	Countries map[string]struct {
		Country struct {
			Name string `json:"name_en"`
		}
		Positions map[string]struct {
			Holder struct {
				Name  string `json:"name_en"`
				Since string
			} `json:"current_holder"`
		}
	}
}

// reign reads REIGN's list of leaders: one effective leader at a time.
func reign(file string, rows [][]string) []Fact {
	var out []Fact
	for _, r := range rows {
		code, ok := correlates()[r[0]]
		if !ok || len(r) < 9 || r[8] != "" && r[8] < "2000" {
			continue
		}
		name, _, _ := strings.Cut(remark.ReplaceAllString(r[3], ""), " and ")
		f := Fact{File: file, Country: code, Name: name, Offices: heads}
		f.From = timex.Date(fmt.Sprintf("%s-%02s-%02s", r[6], r[5], r[4]))
		f.To = timex.Date(fmt.Sprintf("%s-%02s", r[8], r[7]))
		if r[8] == "" {
			f.To = "2021-03"
		}
		f.Day = between(max(f.From, "2000-01-01"), f.To)
		if f.From > f.To.First() {
			f.Day = f.From // within a month
		}
		out = append(out, f)
	}
	return out
}

var remark = regexp.MustCompile(` *\(.*`) // "(2nd time)", "(f)"

// between returns the middle of two days.
func between(from, to timex.Date) timex.Date {
	a, err := time.Parse(time.DateOnly, string(from.First()))
	b, err2 := time.Parse(time.DateOnly, string(to.First()))
	if err != nil || err2 != nil {
		return ""
	}
	return timex.Date(a.Add(b.Sub(a) / 2).Format(time.DateOnly))
}

// wikidata reads a list of positions of Wikidata, with years.
func wikidata(file string, rows [][]string) []Fact {
	var out []Fact
	for _, r := range rows {
		code := countryOf(r[1])
		if code == "" || len(r) < 8 || strings.Contains(r[3], "Member") {
			continue
		}
		f := Fact{File: file, Country: code, Name: r[5], Offices: heads, From: timex.Date(r[6]), To: timex.Date(r[7]), Day: "2021-10-01"}
		if f.From == f.To && f.From != "" {
			continue // days would say more
		}
		if f.From == "2022" {
			f.Day = "2022-10-01" // when the list was made
		} else if f.From == "2021" {
			f.Day = "2021-12-31"
		}
		f.Name, _, _ = strings.Cut(f.Name, ", ")
		f.Name, _, _ = strings.Cut(f.Name, " of ")
		out = append(out, f)
	}
	return out
}

// ministers reads Wikidata's cabinets of a state, with days.
func ministers(file string, rows [][]string) []Fact {
	name := strings.NewReplacer("-ministers.csv", "", "-cabinet.csv", "", "-", " ").Replace(file)
	var out []Fact
	for _, r := range rows {
		offices := officesOf(r[0])
		if offices == nil || r[3] == "" || r[4] != "" && r[4] < "2000" {
			continue
		}
		f := Fact{File: file, Country: countryOf(strings.ToUpper(name)), Name: r[1], Offices: offices, From: timex.Date(r[3]), To: timex.Date(r[4])}
		f.Day = between(max(f.From.First(), "2000-01-01"), cmp.Or(f.To, "2022-06-01").First())
		if f.Country != "" && f.Day != "" {
			out = append(out, f)
		}
	}
	return out
}

// officesOf returns what a position of a cabinet is here, nil if the tables
// need not have it.
func officesOf(position string) []string {
	switch position {
	case "President", "monarch", "Supreme Leader":
		return heads
	case "Prime Minister":
		return []string{"Prime Minister"}
	case "Minister of Foreign Affairs", "Federal Minister of Foreign Affairs", "Secretary of State", "Foreign Minister",
		"Secretary of State for Foreign and Commonwealth Affairs", "Foreign Secretary", "Minister for Foreign Affairs":
		return foreign
	}
	return nil
}
