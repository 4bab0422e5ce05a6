package correct_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/actor"
	"readout/internal/correct"
	"readout/internal/eval"
	"readout/internal/export"
	"readout/internal/intake"
	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
)

// The samples tell: Türkiye's foreign minister told 𝛀mer on Friday: "We call for
// a ceasefire." At least 1,200 people were killed in Bakırlı, he said.

var ada = correct.Saying{By: "Ada", Because: "as the words say", At: time.Unix(1e9, 0)}

func desk(t *testing.T) (*correct.Desk, *record.Reading) {
	t.Helper()
	s, err := sqlite.Open(filepath.Join(t.TempDir(), "readout.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	r := storetest.Sample(1)
	for _, x := range []*record.Reading{r, storetest.Sample(2)} {
		if _, err := s.Keep(t.Context(), x); err != nil {
			t.Fatal(err)
		}
	}
	return &correct.Desk{Store: s, Known: actor.Known()}, r
}

func values(t *testing.T, args ...string) []correct.Value {
	t.Helper()
	v, err := correct.Values(args)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// told returns the sample as corrected, as JSON.
func told(t *testing.T, s store.Store, article record.ID) string {
	t.Helper()
	e, err := s.Entry(t.Context(), article)
	if err != nil {
		t.Fatal(err)
	}
	r, err := e.Reading()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := export.JSON(&b, r, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestChange(t *testing.T) {
	for _, c := range []struct {
		kind, args, want string // want stands in what is told then; "!" before what is wrong
	}{
		{"event", "type=consult mode=phone", `"type":"CONSULT","modes":["phone"]`},
		{"event", "type=AID", `"type":"AID","modes":[]`}, // the modes of a REQUEST go with it
		{"event", "status=Denied", `"status":"denied"`},
		{"event", "actor=country:IRN", `"actors":[{"actor":"IRN","name":"Iran","country":"IRN"`},
		{"event", "actor=country:irn|actor=Türkiye’s foreign minister", `"actors":[{"actor":"IRN"`},
		{"event", "actor=Kremlin", `"actors":[{"actor":"RUS","name":"Russia"`},
		{"event", "recipient=Hakan Fidan", `"recipients":[{"actor":"TUR/hakan-fidan","name":"Hakan Fidan","country":"TUR","sectors":["GOV"],"office":"Minister of Foreign Affairs"`},
		{"event", "recipient=Kari Holm (NOR)", `"recipients":[{"actor":"NOR/kari-holm","name":"Kari Holm","country":"NOR"`},
		{"event", "recipient=", `"recipients":[]`},
		{"event", "date=2023-10", `"when":{"date":"2023-10"`},
		{"event", "date=2023-10-01|end=2023-10-04", `"end":"2023-10-04"`},
		{"event", "place=Tripoli, Lebanon", `"place":{"name":"Tripoli","country":"LBN"`},
		{"event", "place=Nowhereville, NOR", `"place":{"name":"Nowhereville","country":"NOR","lat":null`},
		{"event", "attributed=UN", `"attributed":[{"actor":"body/united-nations"`},
		{"statement", "kind=warn", `"kind":"warn"`},
		{"statement", "speaker=country:IRN", `"speakers":[{"actor":"IRN"`},
		{"statement", "about=Hamas", `"about":[{"actor":"group/hamas"`},
		{"figure", "measure=wounded", `"measure":"wounded"`},
		{"figure", "number=1,300", `"low":1300,"high":null,"qualifier":"at least"`},
		{"figure", "number=200-250", `"low":200,"high":250,"qualifier":"between"`},
		{"figure", "qualifier=up to", `"low":null,"high":1200,"qualifier":"up to"`},
		{"figure", "number=", `"low":null,"high":null`},
		{"figure", "place=", `"place":null`},
		{"figure", "date=2023-11-05", `"as_of":"2023-11-05"`},

		{"event", "type=CHAT", "!there are AGREE, CONSULT"},
		{"event", "mode=phone", "!REQUEST has no mode \"phone\"; there are"},
		{"event", "type=AGREE|mode=phone", "!it has none"},
		{"event", "status=maybe", "!there are actual, planned"},
		{"event", "status=denied|status=planned", "!takes one value"},
		{"event", "date=Friday", "!as in 2023, 2023-11"},
		{"event", "end=2022", "!does not come after"},
		{"event", "actor=Nobody Atall", "!country:IRN"},
		{"event", "actor=country:Ruritania", "!ISO 3166-1"},
		{"event", "actor=IRN|actor=Iran", "!stands there twice"},
		{"event", "place=Nowhereville", "!give its country too"},
		{"event", "colour=red", "!there are type, mode, status"},
		{"event", "status=actual", "!says so already"},
		{"event", "actor=TUR/foreign-minister", "!says so already"},
		{"figure", "number=many", "!is no number"},
		{"figure", "number=250-200", "!from less to more"},
		{"figure", "qualifier=between", "!number=200-250"},
		{"figure", "qualifier=perhaps", "!there are exact, nearly"},
		{"statement", "kind=sing", "!there are demand, accuse"},
	} {
		d, r := desk(t)
		id := map[string]record.ID{"event": r.Events[0].ID, "statement": r.Statements[0].ID, "figure": r.Figures[0].ID}[c.kind]
		_, err := d.Change(t.Context(), ada, string(id), values(t, strings.Split(c.args, "|")...))
		if strings.Contains(c.args, " mode=") {
			_, err = d.Change(t.Context(), ada, string(id), values(t, strings.Fields(c.args)...))
		}
		wrong, bad := strings.CutPrefix(c.want, "!")
		switch {
		case bad && (err == nil || !strings.Contains(err.Error(), wrong)):
			t.Errorf("%s %s: %v, want %q", c.kind, c.args, err, wrong)
		case !bad && err != nil:
			t.Errorf("%s %s: %v", c.kind, c.args, err)
		case !bad && !strings.Contains(told(t, d.Store, r.Article.ID), c.want):
			t.Errorf("%s %s: %s\nwant %s", c.kind, c.args, told(t, d.Store, r.Article.ID), c.want)
		}
	}
}

func TestNamed(t *testing.T) {
	d, r := desk(t)
	id := string(r.Events[0].ID)
	for _, name := range []string{id, strings.Replace(id, ":", "/", 1), id[:14], id[len("event:"):][:8]} {
		if c, err := d.Approve(t.Context(), ada, name); err != nil || c.Mention != r.Events[0].ID {
			t.Errorf("%s: %s %v", name, c.Mention, err)
		}
	}
	for name, want := range map[string]string{"event:": "no event, statement", "zzzz": "no event, statement", "": "no event", "e": "no event",
		string(r.Offices[0].ID): "no event, statement or figure"} {
		if _, err := d.Drop(t.Context(), ada, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", name, err, want)
		}
	}
	if _, err := d.Drop(t.Context(), ada, id); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Change(t.Context(), ada, id, values(t, "status=denied")); err == nil || !strings.Contains(err.Error(), "does not stand any more") {
		t.Errorf("of a dropped one: %v", err)
	}
}

func TestAdd(t *testing.T) {
	d, r := desk(t)
	for _, c := range []struct{ article, kind, span, args, want string }{
		{r.Article.Path, "event", "people were killed", "type=ASSAULT recipient=country:TUR", ""}, // a no-break space and a space are white
		{string(r.Article.ID)[:15], "statement", "he said", "kind=claim speaker=country:TUR", ""},
		{string(r.Figures[0].ID), "figure", "No. 1", "measure=other number=1", ""},
		{r.Article.Path, "event", "people were killed", "type=ASSAULT recipient=country:TUR", "says the same"},
		{r.Article.Path, "event", "nobody was killed", "type=ASSAULT recipient=country:TUR", "do not stand in it"},
		{r.Article.Path, "event", "a", "type=ASSAULT recipient=country:TUR", "more than once"},
		{r.Article.Path, "event", " ", "type=ASSAULT recipient=country:TUR", "say with --span"},
		{r.Article.Path, "event", "he said", "type=ASSAULT", "actor=… or recipient=…"},
		{r.Article.Path, "figure", "he said", "measure=killed", "number=…"},
		{r.Article.Path, "tree", "he said", "type=ASSAULT", "cannot be added"},
		{"elsewhere.txt", "event", "he said", "type=ASSAULT", "no article in the record"},
	} {
		got, err := d.Add(t.Context(), ada, c.article, c.kind, c.span, values(t, strings.Fields(c.args)...))
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s %q: %v, want %q", c.kind, c.span, err, c.want)
		}
		if err == nil && !strings.Contains(told(t, d.Store, r.Article.ID), string(got.Mention)) {
			t.Errorf("%s %q is not told", c.kind, c.span)
		}
	}
	list, err := correct.List(t.Context(), d.Store)
	if err != nil || len(list) != 3 {
		t.Fatalf("%d %v", len(list), err)
	}
	if _, err := d.Change(t.Context(), ada, string(list[0].Mention), values(t, "status=denied")); err != nil { // what was added can be corrected
		t.Error(err)
	}
	if _, err := d.Undo(t.Context(), ada, string(list[0].ID)[:20]); err != nil {
		t.Error(err)
	}
	list, err = correct.List(t.Context(), d.Store)
	if err != nil || list[0].Outcome != store.Withdrawn || list[3].Outcome != store.Orphaned {
		t.Errorf("%+v %v", list, err)
	}
}

func TestUndo(t *testing.T) {
	d, r := desk(t)
	before := told(t, d.Store, r.Article.ID)
	c, err := d.Drop(t.Context(), ada, string(r.Events[0].ID))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Undo(t.Context(), ada, string(c.ID)); err != nil {
		t.Fatal(err)
	}
	if got := told(t, d.Store, r.Article.ID); got != before {
		t.Errorf("%s\nwant %s", got, before)
	}
	for name, want := range map[string]string{string(c.ID): "withdrawn before", "zz": "no correction", "": "no correction"} {
		if _, err := d.Undo(t.Context(), ada, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", name, err, want)
		}
	}
}

// What persons looked over is gold: scored against itself it is right in all, and
// what the program reads otherwise counts.
func TestGold(t *testing.T) {
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	d, _ := desk(t)
	paths, _ := filepath.Glob("../../examples/*/*.txt")
	var readings []*record.Reading
	for _, path := range paths[:12] {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a, err := intake.FromBytes(strings.ReplaceAll(strings.TrimPrefix(path, "../../examples/"), "/", "-"), raw)
		if err != nil {
			t.Fatal(err)
		}
		r, err := reader.Read(a)
		if err != nil {
			t.Fatal(err)
		}
		r.Stamp("test-1")
		if _, err := d.Store.Keep(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		approveAll(t, d, r)
		readings = append(readings, r)
	}
	wrong := readings[0].Events[0]
	if _, err := d.Drop(t.Context(), ada, string(wrong.ID)); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	n, err := correct.Gold(t.Context(), d.Store, func(name string) (io.WriteCloser, error) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, err
		}
		return os.Create(path)
	})
	if err != nil || n != len(readings) {
		t.Fatalf("%d articles, %v", n, err)
	}
	for _, c := range []struct {
		corrected bool
		events    int // read too many
	}{{true, 0}, {false, 1}} {
		var all []eval.Reading
		for _, r := range readings {
			if c.corrected {
				e, err := d.Store.Entry(t.Context(), r.Article.ID)
				if err != nil {
					t.Fatal(err)
				}
				if r, err = e.Reading(); err != nil {
					t.Fatal(err)
				}
			}
			all = append(all, eval.Of(r))
		}
		table, err := eval.Score(filepath.Join(dir, "gold"), all)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("\n%s", table)
		for i, x := range table.Tallies {
			want := 0
			if i == 0 {
				want = c.events
			}
			if x.FN != 0 || x.FP != want || x.TP == 0 {
				t.Errorf("corrected %v: %s %d right, %d wrong, %d missed, want %d wrong\n%s", c.corrected, x.Name, x.TP, x.FP, x.FN, want, table.Misses())
			}
		}
	}
}

func approveAll(t *testing.T, d *correct.Desk, r *record.Reading) {
	t.Helper()
	for f := range store.Told(r) {
		if f.Office != nil {
			continue
		}
		if _, err := d.Approve(t.Context(), ada, string(f.ID())); err != nil {
			t.Fatal(err)
		}
	}
}
