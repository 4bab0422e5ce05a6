package eval

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/reconcile"
	"readout/internal/record"
)

// Clusters are the scores of reconciling, twice: on the events that people
// annotated, handed in as mentions, so that nothing but reconciling is measured;
// and on what the program reads off the texts.
type Clusters struct {
	Gold  BCubed // the events that gold says are told more than once, as mentions
	All   BCubed // all events of gold, as mentions; the others stand alone
	Text  BCubed // those of Gold that the program finds in the texts
	Found int    // of how many events of Gold
	Apart []string
}

// String prints a line for each measure.
func (c Clusters) String() string {
	return fmt.Sprintf("mentions given  %v\nall of gold     %v\nfrom text       %v  of the %d found\n", c.Gold, c.All, c.Text, c.Found)
}

// Misses lists the pairs that gold joins and the program does not, or the other
// way round, on the mentions given and from text.
func (c Clusters) Misses() string { return strings.Join(append(slices.Clone(c.Apart), ""), "\n") }

// ScoreClusters measures reconciling on a folder of gold with text, gold and
// clusters.json. read reads an article's text.
func ScoreClusters(dir string, read func(path string) (*record.Reading, error)) (Clusters, error) {
	golds, err := LoadGold(filepath.Join(dir, "gold"))
	if err != nil {
		return Clusters{}, err
	}
	want, err := loadClusters(filepath.Join(dir, "clusters.json"))
	if err != nil {
		return Clusters{}, err
	}
	given, text := reconcile.New(), reconcile.New()
	found := map[string]record.ID{}
	for _, g := range golds {
		r, err := read(filepath.Join(dir, "text", g.ID+".txt"))
		if err != nil {
			return Clusters{}, err
		}
		m, err := goldReading(g, r.Article)
		if err != nil {
			return Clusters{}, fmt.Errorf("%s: %w", g.ID, err)
		}
		given.Add(m, "")
		text.Add(r, "")
		g.find(r, found)
	}
	all := map[string]record.ID{}
	for _, g := range golds {
		for i := range g.Events {
			all[key(g.ID, i)] = goldID(g.ID, i)
		}
	}
	return want.score(given, text, all, found), nil
}

// memberships tells for each event of gold in which clusters it is.
type memberships map[string][]string

func (want memberships) score(given, text *reconcile.Index, all, found map[string]record.ID) Clusters {
	var c Clusters
	byGiven := clustersOf(given, all)
	byText := clustersOf(text, found)
	listed := slices.Sorted(maps.Keys(want))
	c.Gold = bCubed(listed, want, byGiven)
	c.All = bCubed(slices.Sorted(maps.Keys(all)), want.alone(all), byGiven)
	known := slices.DeleteFunc(slices.Clone(listed), func(e string) bool { return found[e] == "" })
	c.Found = len(known)
	c.Text = bCubed(known, want, byText)
	c.Apart = append(apart("given", given, all, want.alone(all), byGiven), apart("text", text, found, want.alone(found), byText)...)
	return c
}

// alone adds the events that gold does not list, each in a cluster of its own.
func (want memberships) alone(all map[string]record.ID) memberships {
	out := maps.Clone(want)
	for e := range all {
		if out[e] == nil {
			out[e] = []string{e}
		}
	}
	return out
}

// apart tells which pairs gold and the program see otherwise, with what the
// program makes of them.
func apart(on string, x *reconcile.Index, ids map[string]record.ID, want, got memberships) (out []string) {
	events := slices.Sorted(maps.Keys(ids))
	for i, a := range events {
		for _, b := range events[i+1:] {
			w, g := common(want[a], want[b]) > 0, common(got[a], got[b]) > 0
			if w == g {
				continue
			}
			verdict := "wrong"
			if w {
				verdict = "missed"
			}
			j, _ := x.Judgement(ids[a], ids[b])
			out = append(out, fmt.Sprintf("%s | %s | %s | %s | %s", verdict, on, a, b, j))
		}
	}
	return out
}

func key(article string, event int) string { return fmt.Sprintf("%s#%02d", article, event) }

func loadClusters(path string) (memberships, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var file map[string][]struct {
		Doc   string `json:"doc"`
		Event int    `json:"event"`
	}
	if err := json.Unmarshal(b, &file); err != nil {
		return nil, fmt.Errorf("%s: %w; want clusters by name, each a list of doc and event", path, err)
	}
	out := memberships{}
	for _, name := range slices.Sorted(maps.Keys(file)) {
		for _, m := range file[name] {
			out[key(m.Doc, m.Event)] = append(out[key(m.Doc, m.Event)], name)
		}
	}
	return out, nil
}

// clustersOf tells in which clusters of the program the events of gold are.
func clustersOf(x *reconcile.Index, ids map[string]record.ID) memberships {
	clusters := map[record.ID][]string{}
	for _, c := range x.Clusters("event") {
		for _, m := range c.Mentions() {
			clusters[m] = append(clusters[m], string(c.ID))
		}
	}
	out := memberships{}
	for e, id := range ids {
		out[e] = clusters[id]
	}
	return out
}

// find notes which mention of a reading is which event of gold.
func (g Gold) find(r *record.Reading, found map[string]record.ID) {
	events := Of(r).Events
	byGold, _ := assign(len(g.Events), len(events), func(i, j int) float64 { return eventScore(g.Events[i], events[j]) })
	for i, j := range byGold {
		if j >= 0 {
			found[key(g.ID, i)] = r.Events[j].ID
		}
	}
}
