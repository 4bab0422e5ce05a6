package plover

import (
	"embed"
	"io/fs"
	"slices"
	"strconv"
	"sync"

	"readout/internal/table"
)

//go:embed tables/*.tsv
var files embed.FS

// tables is everything the package knows.
type tables struct {
	types    []Type
	typeOf   map[Type]typeRow
	modes    map[Type][]string
	modeOf   map[typeMode]modeRow
	contexts []string
	sectors  []string
	bodies   []string
	meaning  map[string]string
	cameo    map[string]CAMEO
	codes    []string
	toCAMEO  map[typeMode]string
}

type typeMode struct {
	t    Type
	mode string
}

type typeRow struct {
	quad      Quad
	score     float64
	recipient bool
	meaning   string
}

type modeRow struct {
	score   float64
	meaning string
}

var known = sync.OnceValue(func() *tables {
	sub, err := fs.Sub(files, "tables")
	if err != nil {
		panic(err)
	}
	t, err := load(sub)
	if err != nil {
		panic(err) // built in, and loaded by the tests
	}
	return t
})

func load(fsys fs.FS) (*tables, error) {
	t := &tables{typeOf: map[Type]typeRow{}, modes: map[Type][]string{}, modeOf: map[typeMode]modeRow{},
		meaning: map[string]string{}, cameo: map[string]CAMEO{}, toCAMEO: map[typeMode]string{}}
	for _, f := range []struct {
		name    string
		columns []string
		row     func(table.Row) error
	}{
		{"types.tsv", []string{"type", "quad", "score", "recipient", "meaning"}, t.addType},
		{"modes.tsv", []string{"type", "mode", "score", "meaning"}, t.addMode},
		{"contexts.tsv", []string{"context", "meaning"}, t.word("context", &t.contexts)},
		{"sectors.tsv", []string{"sector", "meaning"}, t.word("sector", &t.sectors)},
		{"bodies.tsv", []string{"code", "meaning"}, t.word("code", &t.bodies)},
		{"cameo.tsv", []string{"cameo", "label", "quad", "gdelt", "icews", "type", "modes", "contexts"}, t.addCAMEO},
		{"tocameo.tsv", []string{"type", "mode", "cameo"}, t.addBack},
	} {
		data, err := fs.ReadFile(fsys, f.name)
		if err != nil {
			return nil, err
		}
		rows, err := table.Read(f.name, string(data), f.columns...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if err := f.row(r); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}

func (t *tables) addType(r table.Row) error {
	ty := Type(r.Get("type"))
	quad, err := strconv.Atoi(r.Get("quad"))
	if err != nil || quad < 1 || quad > 4 {
		return r.Errorf("quad %q is not 1 to 4", r.Get("quad"))
	}
	score, err := number(r, "score")
	if err != nil {
		return err
	}
	t.types = append(t.types, ty)
	t.typeOf[ty] = typeRow{Quad(quad), score, r.Get("recipient") == "required", r.Get("meaning")}
	return nil
}

func (t *tables) addMode(r table.Row) error {
	key, err := t.key(r)
	if err != nil {
		return err
	}
	score, err := number(r, "score")
	if err != nil {
		return err
	}
	t.modes[key.t] = append(t.modes[key.t], key.mode)
	t.modeOf[key] = modeRow{score, r.Get("meaning")}
	return nil
}

// key reads a type and mode; the type must be known.
func (t *tables) key(r table.Row) (typeMode, error) {
	k := typeMode{Type(r.Get("type")), r.Get("mode")}
	if _, ok := t.typeOf[k.t]; !ok {
		return k, r.Errorf("%q is no type of types.tsv", k.t)
	}
	return k, nil
}

// word returns a reader of tables that only list words with their meaning.
func (t *tables) word(column string, list *[]string) func(table.Row) error {
	return func(r table.Row) error {
		w := r.Get(column)
		if w == "" || slices.Contains(*list, w) {
			return r.Errorf("%s %q is empty or stands twice", column, w)
		}
		*list = append(*list, w)
		t.meaning[w] = r.Get("meaning")
		return nil
	}
}

func (t *tables) addCAMEO(r table.Row) error {
	c := CAMEO{Code: r.Get("cameo"), Label: r.Get("label"), Type: Type(r.Get("type")), Modes: r.List("modes"), Contexts: r.List("contexts")}
	if _, ok := t.typeOf[c.Type]; c.Type != "" && !ok {
		return r.Errorf("%q is no type of types.tsv", c.Type)
	}
	for _, m := range c.Modes {
		if _, ok := t.modeOf[typeMode{c.Type, m}]; !ok {
			return r.Errorf("%q is no mode of %s in modes.tsv", m, c.Type)
		}
	}
	for _, x := range c.Contexts {
		if !slices.Contains(t.contexts, x) {
			return r.Errorf("%q is no context of contexts.tsv", x)
		}
	}
	var err error
	if c.Goldstein, err = number(r, "gdelt"); r.Get("gdelt") != "" && err != nil {
		return err
	}
	if c.ICEWS, err = number(r, "icews"); r.Get("icews") != "" && err != nil {
		return err
	}
	c.Scored = r.Get("gdelt") != ""
	quad, _ := strconv.Atoi(r.Get("quad")) // empty where GDELT has none
	c.Quad = Quad(quad)
	t.cameo[c.Code] = c
	t.codes = append(t.codes, c.Code)
	return nil
}

func (t *tables) addBack(r table.Row) error {
	key, err := t.key(r)
	if err != nil {
		return err
	}
	if _, ok := t.cameo[r.Get("cameo")]; !ok {
		return r.Errorf("%q is no code of cameo.tsv", r.Get("cameo"))
	}
	t.toCAMEO[key] = r.Get("cameo")
	return nil
}

func number(r table.Row, column string) (float64, error) {
	f, err := strconv.ParseFloat(r.Get(column), 64)
	if err != nil {
		return 0, r.Errorf("%s %q is no number", column, r.Get(column))
	}
	return f, nil
}
