package english_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"readout/internal/beside"
	"readout/internal/text"
	"readout/internal/ud"
)

// A tally counts the names in reports, those that are found and of the right
// kind (re3d takes states that act for organisations), and keeps the lost ones.
type tally struct {
	names, found, right int
	lost                map[string]int
}

func (t *tally) add(name string, found, right bool) {
	if t.lost == nil {
		t.lost = map[string]int{}
	}
	t.names++
	if !found {
		t.lost[name]++
		return
	}
	t.found++
	if right {
		t.right++
	}
}

func (t *tally) report(tb testing.TB, what string, floor int) {
	tb.Helper()
	tb.Logf("%s: %d names, %d found, %d of the right kind", what, t.names, t.found, t.right)
	for _, n := range slices.Sorted(maps.Keys(t.lost)) {
		tb.Logf("lost: %d × %s", t.lost[n], n)
	}
	if t.found*100 < t.names*floor {
		tb.Errorf("%s: %d of %d names found, want %d in a hundred", what, t.found, t.names, floor)
	}
}

// TestLostNames logs the names of persons, places and organisations in reports
// on Syria and Iraq that are not found, as far as they end in a proper noun:
// "-v" shows them.
func TestLostNames(t *testing.T) {
	p := pipeline(t)
	kinds := map[string]ud.NameKind{"Person": ud.Person, "Location": ud.Place, "Organisation": ud.Organisation}
	floors := map[string]int{"Person": 88, "Location": 92, "Organisation": 70}
	tallies := map[string]*tally{"Person": {}, "Location": {}, "Organisation": {}}
	for _, part := range []string{"CENTCOM", "Wikipedia"} {
		docs := map[string]*ud.Doc{}
		for d := range re3d(t, part, "documents.json") {
			docs[d.ID] = split(t, d.Text)
			p.Analyze(docs[d.ID])
		}
		for e := range re3d(t, part, "entities.json") {
			kind, ok := kinds[e.Type]
			if !ok || !allCapitals(e.Value) {
				continue
			}
			d := docs[e.Document]
			w := lastWord(d, text.Span{Start: d.Text.ByteOffset(e.Begin), End: d.Text.ByteOffset(e.End)})
			if w.UPOS == "PROPN" {
				tallies[e.Type].add(e.Value, w.Name.Kind != ud.NotName, w.Name.Kind == kind)
			}
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(tallies)) {
		tallies[kind].report(t, kind, floors[kind])
	}
}

// TestLostNamesOfGold does the same for whoever acts or speaks in the gold
// articles, as far as the last word of the name stands in the article.
func TestLostNamesOfGold(t *testing.T) {
	p := pipeline(t)
	var all tally
	for _, part := range []string{"seeds", "dev"} {
		files, err := filepath.Glob(filepath.Join(beside.Path(t, "gold/"+part), "text", "*.txt"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no articles in gold/%s: %v", part, err)
		}
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d := split(t, string(b))
			p.Analyze(d)
			for _, name := range goldNames(t, strings.TrimSuffix(filepath.Base(file), ".txt"), part) {
				if stands, found := standsMarked(d, name); stands {
					all.add(name, found, found)
				}
			}
		}
	}
	all.report(t, "gold", 92)
}

// A noted is a line of re3d: a document or a name in one.
type noted struct {
	ID, Text, Type, Value string
	Begin, End            int
	Document              string `json:"documentId"`
}

// re3d yields the lines of one of its files.
func re3d(t *testing.T, part, file string) func(func(noted) bool) {
	t.Helper()
	f, err := os.Open(filepath.Join(beside.Path(t, "data/entities/re3d"), part, file))
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(noted) bool) {
		defer f.Close()
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<22)
		for sc.Scan() {
			var n struct {
				noted
				ID string `json:"_id"`
			}
			if err := json.Unmarshal(sc.Bytes(), &n); err != nil {
				t.Fatal(err)
			}
			n.noted.ID = n.ID
			if !yield(n.noted) {
				return
			}
		}
	}
}

// lastWord returns the last word in a span, the empty one if there is none.
func lastWord(d *ud.Doc, at text.Span) (last ud.Word) {
	for i := range d.Words {
		if at.Contains(d.Words[i].Span) {
			last = d.Words[i]
		}
	}
	return last
}

// standsMarked reports whether the last word of a name stands in d, and whether
// it is in a name anywhere.
func standsMarked(d *ud.Doc, name string) (stands, found bool) {
	name = strings.NewReplacer("-", " ", "'s", "").Replace(name)
	last := name[strings.LastIndex(name, " ")+1:]
	for i := range d.Words {
		if w := &d.Words[i]; w.Form == last {
			stands, found = true, found || w.Name.Kind != ud.NotName
		}
	}
	return stands, found
}

// goldNames returns the names of an article's gold, each once.
func goldNames(t *testing.T, id, part string) []string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(beside.Path(t, "gold/"+part), "gold", id+".json"))
	if os.IsNotExist(err) {
		return nil
	}
	var gold struct {
		Events     []struct{ Actors, Recipients []string }
		Statements []struct{ Speaker string }
	}
	if err == nil {
		err = json.Unmarshal(b, &gold)
	}
	if err != nil {
		t.Fatal(fmt.Errorf("gold of %s: %w", id, err))
	}
	names := map[string]bool{}
	for _, e := range gold.Events {
		for _, a := range slices.Concat(e.Actors, e.Recipients) {
			_, name, _ := strings.Cut(a, ":")
			names[name] = true
		}
	}
	for _, s := range gold.Statements {
		names[s.Speaker] = true
	}
	return slices.DeleteFunc(slices.Sorted(maps.Keys(names)), func(n string) bool { return !allCapitals(n) })
}

// allCapitals reports whether every word of a name begins with a capital.
func allCapitals(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return false
		}
	}
	return name != ""
}
