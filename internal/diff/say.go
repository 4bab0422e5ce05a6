package diff

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// say writes a field of a mention's body for a person: names instead of whole
// actors, the date of a time, "–" for nothing.
func say(name string, v any) string {
	if references[name] {
		if s, _ := v.(string); s == "" {
			return "–"
		}
		return "another mention"
	}
	switch v := v.(type) {
	case nil:
		return "–"
	case string:
		return orNothing(v)
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		var all []string
		for _, x := range v {
			all = append(all, say("", x))
		}
		return orNothing(strings.Join(all, ", "))
	case map[string]any:
		return object(v)
	}
	return fmt.Sprint(v)
}

func orNothing(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// object writes an actor by name and id, a place by name, a time by its dates,
// a population by its words, a span by its bytes.
func object(v map[string]any) string {
	text := func(key string) string { s, _ := v[key].(string); return s }
	_, isWhen := v["Date"]
	_, isSpan := v["Start"]
	switch {
	case isWhen && text("End") != "":
		return text("Date") + " to " + text("End")
	case isWhen:
		return orNothing(text("Date"))
	case isSpan:
		return fmt.Sprintf("bytes %v to %v", v["Start"], v["End"])
	case text("Name") != "" && text("Office") != "":
		return fmt.Sprintf("%s (%s), %s", text("Name"), text("ID"), text("Office"))
	case text("Name") != "" && text("ID") != "":
		return fmt.Sprintf("%s (%s)", text("Name"), text("ID"))
	case text("Name") != "":
		return strings.TrimSpace(text("Name") + " " + text("Country"))
	}
	if _, ok := v["Group"]; ok {
		return orNothing(strings.Join(strings.Fields(text("Text")+" "+text("Country")+" "+text("Group")), " "))
	}
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v) // cannot be: it came from JSON
	}
	return string(b)
}
