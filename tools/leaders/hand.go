package main

import (
	"bufio"
	"cmp"
	_ "embed"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"readout/internal/actor"
	"readout/internal/timex"
)

// A row is a tenure as the tables have it.
type row struct {
	country, of, office, name, short, from, to string
	plain                                      bool   // a person of people.tsv without a body
	at                                         string // file and line
}

// abbreviations are the offices that stand often.
var abbreviations = map[string]string{
	"K": "King", "P": "President", "VP": "Vice President", "PM": "Prime Minister", "FM": "Minister of Foreign Affairs",
	"GG": "Governor-General", "DPM": "Deputy Prime Minister", "DFM": "Deputy Minister of Foreign Affairs",
	"DM": "Minister of Defence", "FMS": "Spokesperson of the Ministry of Foreign Affairs", "GS": "Government Spokesperson",
	"MS": "Military Spokesperson", "SG": "Secretary-General", "DG": "Director-General",
}

// readHand reads the files of hand/. Their lines are
//
//	IRN                                a country; "IRN Hamas" a body or group
//	FM: 2005-08 Name; 2010-12-13 Name  an office and who held it from when
//	+FM: ...                           the same in people.tsv
//
// A holder stays until the next one; "2010 -" ends the row of holders, and
// "2003..2005 Name" says both dates, and a name alone none. In a name, "*" begins what the press
// shortens it to ("Hakan *Fidan", "*Xi* Jinping"), "/" parts other spellings,
// and "GBR:Elizabeth II" is the person who stands under that country.
func readHand(fsys fs.FS) ([]*row, error) {
	files, err := fs.Glob(fsys, "hand/*.txt")
	if err != nil {
		return nil, err
	}
	var rows []*row
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		more, err := readFile(file, string(data))
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	slices.SortStableFunc(rows, func(a, b *row) int {
		return cmp.Or(cmp.Compare(a.country, b.country), cmp.Compare(a.of, b.of), cmp.Compare(a.office, b.office), cmp.Compare(a.from, b.from))
	})
	return rows, nil
}

func readFile(file, data string) ([]*row, error) {
	var rows []*row
	var country, of string
	sc := bufio.NewScanner(strings.NewReader(data))
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		at := fmt.Sprintf("%s:%d", file, n)
		office, list, ok := strings.Cut(line, ": ")
		if !ok {
			country, of, _ = strings.Cut(line, " ")
			continue
		}
		office, plain := strings.CutPrefix(office, "+")
		more, err := holders(list)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", at, err)
		}
		for _, r := range more {
			r.country, r.of, r.office, r.plain, r.at = country, of, cmp.Or(abbreviations[office], office), plain, at
		}
		rows = append(rows, more...)
	}
	return rows, sc.Err()
}

var holder = regexp.MustCompile(`^(?:([0-9-]+)(?:\.\.([0-9-]*))? )?(-|\D.+)$`)

// holders reads what stands after the office.
func holders(list string) ([]*row, error) {
	var rows []*row
	var open *row // whose end is not yet known
	for item := range strings.SplitSeq(list, ";") {
		item = strings.TrimSpace(item)
		m := holder.FindStringSubmatch(item)
		if m == nil {
			return nil, fmt.Errorf("%q: write a date and a name", item)
		}
		for _, d := range m[1:3] {
			if d != "" && !timex.Date(d).Valid() {
				return nil, fmt.Errorf("%q: %q is no date", item, d)
			}
		}
		if open != nil {
			open.to, open = m[1], nil
		}
		if m[3] == "-" {
			continue
		}
		r := &row{from: m[1], to: m[2]}
		r.name, r.short = spellings(m[3])
		if m[1] != "" && m[2] == "" {
			open = r
		}
		rows = append(rows, r)
	}
	return rows, nil
}

//go:embed ambiguous.txt
var ambiguousTxt string

// ambiguous has the folded last names that are nobody's short name.
var ambiguous = func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(ambiguousTxt) {
		if !strings.HasPrefix(line, "#") {
			for w := range strings.FieldsSeq(line) {
				m[actor.Fold(w)] = true
			}
		}
	}
	return m
}()

// spellings parts "Hakan *Fidan/Hakan Fydan" into name and other names.
func spellings(s string) (name, short string) {
	var shorts []string
	for i, v := range strings.Split(s, "/") {
		v = strings.TrimSpace(v)
		if before, after, ok := strings.Cut(v, "*"); ok {
			mid, rest, _ := strings.Cut(after, "*")
			if !ambiguous[actor.Fold(mid)] {
				shorts = append(shorts, mid)
			}
			v = before + mid + rest
		}
		if i == 0 {
			name = strings.Replace(v, ":", "/", 1)
		} else {
			shorts = append(shorts, v)
		}
	}
	return name, strings.Join(shorts, "|")
}
