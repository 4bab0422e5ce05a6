package plover

import (
	"encoding/csv"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout/internal/beside"
)

func TestScheme(t *testing.T) {
	if n := len(Types()); n != 16 {
		t.Errorf("%d types", n)
	}
	modes := 0
	for _, ty := range Types() {
		modes += len(Modes(ty))
		if !ty.Valid() || ty.Meaning() == "" || ty.Quad().String() == "" {
			t.Errorf("%s is incomplete", ty)
		}
		conflict := ty.Quad() >= VerbalConflict
		for _, m := range append(Modes(ty), "") {
			if s := Score(ty, m); conflict && s > 0.5 || !conflict && s <= 0 {
				t.Errorf("%s %s scores %v", ty, m, s)
			}
			if !ValidMode(ty, m) {
				t.Errorf("%s %s is not valid", ty, m)
			}
		}
	}
	if modes != 67 || len(Contexts()) != 37 || len(Sectors()) != 25 || len(Bodies()) != 7 {
		t.Errorf("%d modes, %d contexts, %d sectors, %d bodies", modes, len(Contexts()), len(Sectors()), len(Bodies()))
	}
	for _, ty := range []Type{Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request, Accuse, Reject, Threaten, Protest, Sanction, Mobilize, Coerce, Assault} {
		if !ty.Valid() {
			t.Errorf("%s is not in the table", ty)
		}
	}
	if Type("FIGHT").Valid() || ValidMode(Agree, "phone") || ValidMode("FIGHT", "") {
		t.Error("what is not in the tables is valid")
	}
	if Accuse.Score() != -3 || Score(Assault, "beat", "drone") != -9.5 || Score(Consult, "nothing") != 2.5 {
		t.Errorf("scores %v %v %v", Accuse.Score(), Score(Assault, "beat", "drone"), Score(Consult, "nothing"))
	}
}

func TestToCAMEO(t *testing.T) {
	for _, c := range []struct {
		t               Type
		modes, contexts []string
		want            string
	}{
		{Consult, []string{"phone"}, nil, "041"},
		{Consult, nil, nil, "040"},
		{Aid, nil, []string{"military"}, "072"},
		{Aid, nil, []string{"health"}, "070"},
		{Assault, []string{"suicide-attack"}, nil, "1831"},
		{Assault, []string{"drone", "aerial"}, nil, "195"},
		{Accuse, []string{"investigate"}, []string{"corruption"}, "091"},
		{"FIGHT", nil, nil, ""},
		{Agree, []string{"phone"}, nil, "030"},
	} {
		if got := ToCAMEO(c.t, c.modes, c.contexts); got != c.want {
			t.Errorf("%s %v %v is %s, want %s", c.t, c.modes, c.contexts, got, c.want)
		}
	}
	if g, ok := Goldstein(Assault, []string{"aerial"}, nil); !ok || g != -10 {
		t.Errorf("an air strike scores %v", g)
	}
	if _, ok := Goldstein("FIGHT", nil, nil); ok {
		t.Error("what is no type has a score")
	}
}

// Every type and mode has a code, and the code comes back to the type.
func TestThereAndBack(t *testing.T) {
	for _, ty := range Types() {
		for _, m := range append(Modes(ty), "") {
			c, ok := FromCAMEO(ToCAMEO(ty, []string{m}, nil))
			if _, listed := known().toCAMEO[typeMode{ty, m}]; !ok || !listed {
				t.Errorf("%s %s has no code", ty, m)
			}
			if c.Type != ty && m != "resign" { // CAMEO: "accede to demands for change in leadership"
				t.Errorf("%s %s is %s, which is %s", ty, m, c.Code, c.Type)
			}
		}
	}
}

func TestLoadNamesTheLine(t *testing.T) {
	dir := t.TempDir()
	sub, _ := fs.Sub(files, "tables")
	if err := os.CopyFS(dir, sub); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ file, add, want string }{
		{"types.tsv", "X\t5\t1\t\t\n", "quad"},
		{"types.tsv", "X\t1\tone\t\t\n", "no number"},
		{"modes.tsv", "X\tphone\t1\t\n", "no type"},
		{"contexts.tsv", "legal\t\n", "twice"},
		{"cameo.tsv", "999\tx\t1\t1\t1\tCONSULT\tdrone\t\n", "no mode"},
		{"cameo.tsv", "999\tx\t1\t1\t1\tCONSULT\t\tweather\n", "no context"},
		{"tocameo.tsv", "CONSULT\tphone\t999\n", "no code"},
	} {
		path := dir + "/" + c.file
		old, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, append(slices.Clone(old), c.add...), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := load(os.DirFS(dir)); err == nil || !strings.HasPrefix(err.Error(), c.file+":") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s + %q: %v", c.file, c.add, err)
		}
		if err := os.WriteFile(path, old, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestOntology holds the numbers against the reference tables.
func TestOntology(t *testing.T) {
	modes := tsv(t, "modes.tsv")
	for _, r := range modes {
		want, _ := strconv.ParseFloat(r["score"], 64)
		if got := Score(Type(r["event_type"]), r["mode"]); got != want {
			t.Errorf("%s %s scores %v, want %v", r["event_type"], r["mode"], got, want)
		}
	}
	codes := tsv(t, "cameo_goldstein.tsv")
	for _, r := range codes {
		want, _ := strconv.ParseFloat(r["goldstein_gdelt"], 64)
		if c, ok := FromCAMEO(r["cameo"]); !ok || c.Goldstein != want || c.Label != r["label"] {
			t.Errorf("CAMEO %s: %+v", r["cameo"], c)
		}
	}
	t.Logf("%d modes and %d codes agree", len(modes), len(codes))
}

func tsv(t *testing.T, name string) []map[string]string {
	f, err := os.Open(beside.Path(t, "ontology", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, line := range all[1:] {
		m := map[string]string{}
		for i, c := range all[0] {
			m[c] = line[i]
		}
		out = append(out, m)
	}
	return out
}
