package eval

// scorers are the kinds of mentions, in the order they are printed.
var scorers = []struct {
	name  string
	score func(Gold, Reading, *Tally)
}{
	{"events", scoreEvents},
	{"statements", scoreStatements},
	{"figures", scoreFigures},
}

// Score compares readings with the gold of a folder, joined by the article's
// file name. A gold article without a reading counts as one that was read and
// found empty; readings without gold are passed over. The error is about the
// gold files.
func Score(dir string, readings []Reading) (Table, error) {
	golds, err := LoadGold(dir)
	if err != nil {
		return Table{}, err
	}
	byID := map[string]Reading{}
	for _, r := range readings {
		byID[r.Article.ID()] = r
	}
	t := Table{Articles: len(golds)}
	for _, s := range scorers {
		t.Tallies = append(t.Tallies, Tally{Name: s.name})
	}
	for _, g := range golds {
		r, ok := byID[g.ID]
		if !ok {
			t.Unread = append(t.Unread, g.ID)
		}
		for i, s := range scorers {
			s.score(g, r, &t.Tallies[i])
		}
	}
	return t, nil
}
