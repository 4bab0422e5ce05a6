package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"readout/internal/across"
	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/store/sqlite"
	"readout/internal/text"
	"readout/internal/timex"
)

// filled is a reading in which every field has a value that stands nowhere
// else, so that one can see whether a format carries it.
type filled struct {
	*record.Reading
	letters strings.Builder
	n       int
	value   map[string]string // by field: what to look for
	codes   []string
}

// folded are fields with few values, which formats write in words of their own;
// readers of the formats are tested elsewhere.
var folded = regexp.MustCompile(`\.(kind|id|article|type|status|qualifier|measure|direct|cumulative|repeat|superseded|version|sectors|lat|lon|modes|language)$|^article\.(raw|encoding|near_duplicate_of|zones\.span)$|^(event|statement|figure|office|diagnostic|article)$|\.zones$|\.diagnostics(\..*)?$|\.(when|place|population|holder|actors|recipients|attributed|speakers|addressees|about)$`)

func fill(t *testing.T) *filled {
	f := &filled{value: map[string]string{}, codes: []string{"FRA", "DEU", "ITA", "ESP", "POL", "AUT", "NLD", "SWE", "NOR", "FIN", "GRC", "PRT", "HUN"}}
	f.Reading = &record.Reading{Version: "v1", Article: &record.Article{}, Events: make([]record.EventMention, 1),
		Statements: make([]record.StatementMention, 1), Figures: make([]record.FigureMention, 1), Offices: make([]record.OfficeMention, 1),
		Diagnostics: make([]text.Diagnostic, 1)}
	f.set("event", reflect.ValueOf(&f.Events[0]).Elem())
	f.set("statement", reflect.ValueOf(&f.Statements[0]).Elem())
	f.set("figure", reflect.ValueOf(&f.Figures[0]).Elem())
	f.set("office", reflect.ValueOf(&f.Offices[0]).Elem())
	f.set("diagnostic", reflect.ValueOf(&f.Diagnostics[0]).Elem())
	f.set("article", reflect.ValueOf(f.Article).Elem())
	f.fix(t)
	return f
}

func (f *filled) token() string { f.n++; return fmt.Sprintf("Tok%02dX", f.n) }

func (f *filled) set(name string, v reflect.Value) {
	switch v.Interface().(type) {
	case text.Span:
		s := f.token()
		start := f.letters.Len()
		f.letters.WriteString(s)
		f.letters.WriteString(" ")
		v.Set(reflect.ValueOf(text.Span{Start: start, End: start + len(s)}))
		f.value[name] = s
		return
	case timex.Date:
		f.n++
		d := timex.NewDate(1900+f.n, 1, 2)
		v.Set(reflect.ValueOf(d))
		f.value[name] = string(d)
		return
	case *text.Text, []byte, []record.Correction:
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f.set(fieldName(name, v.Type().Field(i)), v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		f.set(name, v.Index(0))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.set(name, v.Elem())
	case reflect.String:
		s := f.token()
		if strings.HasSuffix(name, ".country") {
			s, f.codes = f.codes[0], f.codes[1:]
		}
		v.SetString(s)
		f.value[name] = s
	case reflect.Float64:
		f.n++
		v.SetFloat(float64(7000 + f.n))
		f.value[name] = strconv.Itoa(7000 + f.n)
	case reflect.Int:
		f.n++
		v.SetInt(int64(7000 + f.n))
		f.value[name] = strconv.Itoa(7000 + f.n)
	case reflect.Bool:
		v.SetBool(true)
	}
}

// fix puts right what must not be just anything.
func (f *filled) fix(t *testing.T) {
	a, raw := f.Article, []byte(f.letters.String())
	var err error
	if a.Text, err = text.New(string(raw)); err != nil {
		t.Fatal(err)
	}
	a.ID, a.Raw, a.Encoding, a.Language, a.Diagnostics, a.NearDuplicateOf = record.ArticleID(raw), raw, "utf-8", "en", nil, ""
	a.URL = "https://" + strings.ToLower(a.URL) + ".example/a"
	f.value["article.url"] = a.URL
	e, s, n, o := &f.Events[0], &f.Statements[0], &f.Figures[0], &f.Offices[0]
	e.Type, e.Modes, e.Status = plover.Aid, nil, record.Actual
	s.Kind, n.Measure, n.Qualifier = record.Demand, record.Killed, record.Between
	for _, p := range []*record.Provenance{&e.Provenance, &s.Provenance, &n.Provenance, &o.Provenance} {
		p.Article, p.Version = a.ID, "v1"
	}
	for i, l := range [][]record.Actor{e.Actors, e.Recipients, e.Attributed, s.Speakers, s.Addressees, s.About, s.Attributed, n.Attributed, {o.Holder}} {
		l[0].Kind, l[0].Sectors = record.KindPerson, []string{"GOV", "MIL", "COP"}[i%3:i%3+1]
	}
	o.Holder.Kind = record.KindPerson
	e.Place.Lat, e.Place.Lon, n.Place.Lat, n.Place.Lon = 41.5, 32.25, 12.5, 13.25
	e.ID, s.ID, n.ID, o.ID = e.Hash(), s.Hash(), n.Hash(), o.Hash()
}

// load keeps readings in a store and brings them together.
func load(t testing.TB, all ...*record.Reading) *across.Record {
	t.Helper()
	s, err := sqlite.Open(filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, r := range all {
		if _, err := s.Keep(context.Background(), r); err != nil {
			t.Fatal(err)
		}
	}
	r, err := across.Load(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

type memory struct {
	bytes.Buffer
	closed bool
}

func (m *memory) Close() error { m.closed = true; return nil }

// written runs a format and returns its files and report.
func written(t testing.TB, name string, r *across.Record, o Options) (map[string]*memory, *Loss) {
	t.Helper()
	f, err := FormatOf(name)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*memory{}
	o.Create = func(file string) (io.WriteCloser, error) {
		if out[file] != nil {
			t.Errorf("%s: %s was created twice", name, file)
		}
		out[file] = &memory{}
		return out[file], nil
	}
	o.Version = "v1"
	l, err := f.Write(context.Background(), r, o)
	if err != nil {
		t.Fatal(err)
	}
	for file, m := range out {
		if !m.closed {
			t.Errorf("%s: %s was not closed", name, file)
		}
	}
	return out, l
}

// spelledOut returns what a format wrote as one string, with Parquet's rows spelled out.
func spelledOut(t *testing.T, files map[string]*memory) string {
	var b strings.Builder
	for name, m := range files {
		if !strings.HasSuffix(name, ".parquet") {
			b.WriteString(m.String())
			continue
		}
		rows, err := parquet.Read[any](bytes.NewReader(m.Bytes()), int64(m.Len()))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		fmt.Fprintln(&b, rows)
	}
	return b.String()
}

// What a loss report says is so: a field whose value stands in the output is not
// told as lost, and one whose value does not is.
func TestLossReportsAreTrue(t *testing.T) {
	f := fill(t)
	r := load(t, f.Reading)
	all, err := limits()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for name := range f.value {
		names = append(names, name)
	}
	slices.Sort(names)
	if len(names) < 100 {
		t.Errorf("only %d fields", len(names))
	}
	for _, format := range Formats() {
		files, loss := written(t, format.Name, r, Options{})
		whole := spelledOut(t, files)
		out := strings.ToLower(whole)
		l := all[format.Name]
		for _, name := range names {
			if folded.MatchString(name) {
				continue
			}
			v := strings.ToLower(f.value[name])
			stands := strings.Contains(out, v) || strings.Contains(out, strings.ReplaceAll(v, "-", ""))
			if strings.HasSuffix(name, ".country") {
				stands = strings.Contains(whole, f.value[name])
			}
			if strings.HasSuffix(name, ".country") && strings.HasPrefix(format.Name, "ftm") {
				stands = strings.Contains(out, `"`+ftmCountry(f.value[name])+`"`) || strings.Contains(out, ","+ftmCountry(f.value[name])+",")
			}
			if name == "event.place.country" && format.Name == "gdelt" {
				stands = strings.Contains(out, "\t"+strings.ToLower(CountryOf(f.value[name]).FIPS)+"\t")
			}
			lost := l.of(name) != nil
			for _, x := range loss.Lost {
				lost = lost || x.Field == name
			}
			if stands == lost {
				t.Errorf("%s: %s (%s) stands in the output: %v; told as lost: %v", format.Name, name, v, stands, lost)
			}
		}
	}
}

// The tables name fields that there are, and columns of the formats.
func TestLossTables(t *testing.T) {
	all, err := limits()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats() {
		l, ok := all[f.Name]
		if !ok {
			t.Errorf("%s has no table", f.Name)
		}
		for _, x := range l.lost {
			if !slices.Contains(fields(), x.Field) {
				t.Errorf("%s: no field is called %s", f.Name, x.Field)
			}
		}
		for _, x := range l.empty {
			if c := layoutOf(f.Name); c != nil && !slices.Contains(c, x.Column) {
				t.Errorf("%s: no column is called %s", f.Name, x.Column)
			}
		}
	}
	if len(all) != len(Formats()) {
		t.Errorf("%d tables for %d formats", len(all), len(Formats()))
	}
}

func layoutOf(format string) []string {
	switch format {
	case "gdelt":
		return Layout(GDELTEvents)
	case "gdelt-mentions":
		return Layout(GDELTMentions)
	case "polecat":
		return Layout(POLECAT)
	}
	return nil
}

// A person sees what was lost most; JSON has all.
func TestLossText(t *testing.T) {
	l := &Loss{Format: "x", Rows: []Rows{{"a.txt", 3}}, Empty: []Blank{{"Tone", "not taken"}}}
	for i := range told + 2 {
		l.lose(fmt.Sprintf("event.f%d", i), 1+i%told, "no place")
	}
	l.lose("event.f1", 100, "no place")
	l.lose("event.f2", 0, "absent")
	var text, line bytes.Buffer
	l.Text(&text)
	if err := l.JSON(&line); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.String(), "wrote      3  a.txt\n  lost     102  event.f1: no place\n") ||
		!strings.Contains(text.String(), "of 2 more fields") || strings.Contains(text.String(), "absent") || strings.Count(line.String(), `"field"`) != told+2 {
		t.Errorf("%s\n%s", text.String(), line.String())
	}
}
