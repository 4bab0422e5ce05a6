package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// A sentence is one line of a file of gold triples.
type sentence struct {
	ID     string `json:"id"`
	Usable *bool  `json:"usable"`
	Text   string `json:"text"`
	Events []struct {
		Actor     string `json:"source"`
		Recipient string `json:"target"`
		Code      string `json:"code"`
		Plover    string `json:"plover"` // wins over Code
	} `json:"events"`
}

func (s sentence) triples() []Triple {
	var out []Triple
	for _, e := range s.Events {
		code := e.Plover
		if code == "" {
			code = e.Code
		}
		if kind := goldType(code); kind != "" {
			out = append(out, triple(e.Actor, kind, e.Recipient))
		}
	}
	return out
}

// ScoreTriples compares readings of single sentences with a file of gold
// triples (JSON Lines), joined by the record's id, or the path where a reading
// has none. It returns three tallies over all sentences: of types, of dyads
// (who and whom) and of whole triples. Each counts a thing once per sentence;
// dyads and triples leave out what has a party that is not known.
func ScoreTriples(path string, readings []Reading) (Table, error) {
	golds, err := loadSentences(path)
	if err != nil {
		return Table{}, err
	}
	byID := map[string]Reading{}
	for _, r := range readings {
		id := r.Article.Record
		if id == "" {
			id = r.Article.Path
		}
		byID[id] = r
	}
	t := Table{Articles: len(golds), Tallies: []Tally{{Name: "type"}, {Name: "dyad"}, {Name: "triple"}}}
	for _, g := range golds {
		r, ok := byID[g.ID]
		if !ok {
			t.Unread = append(t.Unread, g.ID)
		}
		gold, read := g.triples(), r.Triples()
		for i, view := range []func(Triple) string{typeOf, dyadOf, tripleOf} {
			t.Tallies[i].compare(g, views(gold, view), views(read, view))
		}
	}
	return t, nil
}

func loadSentences(path string) ([]sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []sentence
	in := bufio.NewScanner(f)
	in.Buffer(nil, 16<<20)
	for n := 1; in.Scan(); n++ {
		if strings.TrimSpace(in.Text()) == "" {
			continue
		}
		var s sentence
		if err := json.Unmarshal(in.Bytes(), &s); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if s.Usable == nil || *s.Usable {
			out = append(out, s)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

func typeOf(t Triple) string { return t.Type }

func dyadOf(t Triple) string {
	if t.Actor == "" || t.Recipient == "" {
		return ""
	}
	return t.Actor + " " + t.Recipient
}

func tripleOf(t Triple) string {
	if dyadOf(t) == "" {
		return ""
	}
	return t.Actor + " " + t.Type + " " + t.Recipient
}

// views returns what a view sees in triples, each thing once.
func views(triples []Triple, view func(Triple) string) set {
	var out []string
	for _, t := range triples {
		if v := view(t); v != "" {
			out = append(out, v)
		}
	}
	return newSet(out)
}

// compare tallies what one sentence's gold and reading have in common.
func (t *Tally) compare(s sentence, gold, read set) {
	t.TP += gold.common(read)
	for _, g := range gold {
		if read.common(set{g}) == 0 {
			t.miss(s.ID, g, s.Text)
		}
	}
	for _, r := range read {
		if gold.common(set{r}) == 0 {
			t.wrong(s.ID, r, s.Text)
		}
	}
}
