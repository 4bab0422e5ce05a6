package export

import (
	"reflect"
	"slices"
	"strings"
	"unicode"

	"readout/internal/record"
	"readout/internal/text"
)

// A tally counts the values that a record holds, by the name of their field:
// "event" for an event, "event.actors" for each of its actors,
// "event.actors.country" for each country known of one. What is empty is not
// counted.
type tally map[string]int

// names of fields that are not their Go names with underscores.
var spelled = map[string]string{"ID": "id", "URL": "url", "GeoNames": "geonames", "PublishedFrom": "published_from"}

// leaves are types whose parts are one value.
var leaves = []reflect.Type{reflect.TypeFor[text.Span](), reflect.TypeFor[*text.Text](), reflect.TypeFor[[]byte](), reflect.TypeFor[[]record.Correction]()}

// add counts what a reading holds.
func (t tally) add(r *record.Reading) {
	t.walk("article", reflect.ValueOf(r.Article))
	t.walk("event", reflect.ValueOf(r.Events))
	t.walk("statement", reflect.ValueOf(r.Statements))
	t.walk("figure", reflect.ValueOf(r.Figures))
	t.walk("office", reflect.ValueOf(r.Offices))
	t.walk("diagnostic", reflect.ValueOf(r.Diagnostics))
}

func (t tally) walk(name string, v reflect.Value) {
	switch {
	case v.IsZero():
	case slices.Contains(leaves, v.Type()):
		t[name]++
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			t.walk(name, v.Index(i))
		}
	case v.Kind() == reflect.Pointer:
		t.walk(name, v.Elem())
	case v.Kind() == reflect.Struct:
		t[name]++
		for i := range v.NumField() {
			if v.Type().Field(i).Anonymous {
				t[name]-- // a part of the same value
			}
			t.walk(fieldName(name, v.Type().Field(i)), v.Field(i))
		}
	default:
		t[name]++
	}
}

// fieldName returns the name of a struct's field; those of an embedded struct
// are the outer one's.
func fieldName(outer string, f reflect.StructField) string {
	if f.Anonymous {
		return outer
	}
	if s, ok := spelled[f.Name]; ok {
		return outer + "." + s
	}
	var b strings.Builder
	for i, r := range f.Name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return outer + "." + b.String()
}

// fields returns the names of all fields that a record can hold.
func fields() []string {
	t := tally{}
	for name, v := range map[string]any{"article": record.Article{}, "event": record.EventMention{}, "statement": record.StatementMention{},
		"figure": record.FigureMention{}, "office": record.OfficeMention{}, "diagnostic": text.Diagnostic{}} {
		t.names(name, reflect.TypeOf(v))
	}
	var out []string
	for name := range t {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

func (t tally) names(name string, typ reflect.Type) {
	t[name]++
	switch {
	case slices.Contains(leaves, typ):
	case typ.Kind() == reflect.Slice, typ.Kind() == reflect.Pointer:
		t.names(name, typ.Elem())
	case typ.Kind() == reflect.Struct:
		for i := range typ.NumField() {
			t.names(fieldName(name, typ.Field(i)), typ.Field(i).Type)
		}
	}
}
