package webpage

import (
	"encoding/json"
	"html"
	"strings"
)

// A linked is what the JSON-LD of a page says of its article
// (https://schema.org/NewsArticle).
type linked struct {
	headline, outlet, url string
	authors, dates        []string
}

// readLinked takes the first article that the scripts tell of.
func readLinked(scripts []string) (out linked) {
	for _, s := range scripts {
		var v any
		if json.Unmarshal([]byte(strings.TrimSpace(s)), &v) != nil {
			continue // pages hold much that is no JSON
		}
		if o := articleIn(v, 0); o != nil {
			return linkedOf(o)
		}
	}
	return out
}

func linkedOf(o map[string]any) (out linked) {
	out.headline = plain(o["headline"])
	out.outlet = name(o["publisher"])
	out.url = first(plain(o["mainEntityOfPage"]), id(o["mainEntityOfPage"]), plain(o["url"]))
	for _, a := range list(o["author"]) {
		out.authors = append(out.authors, name(a))
	}
	for _, key := range []string{"datePublished", "dateCreated"} {
		if d := plain(o[key]); d != "" {
			out.dates = append(out.dates, d)
		}
	}
	return out
}

// articleIn returns the first object whose type is that of an article, in
// lists and graphs too.
func articleIn(v any, depth int) map[string]any {
	if depth > 5 {
		return nil
	}
	if o, ok := v.(map[string]any); ok {
		for _, kind := range list(o["@type"]) {
			if k, _ := kind.(string); strings.HasSuffix(k, "Article") || strings.HasSuffix(k, "Posting") || k == "Report" {
				return o
			}
		}
		for _, key := range []string{"@graph", "mainEntity"} {
			if found := articleIn(o[key], depth+1); found != nil {
				return found
			}
		}
	}
	if l, ok := v.([]any); ok {
		for _, o := range l {
			if found := articleIn(o, depth+1); found != nil {
				return found
			}
		}
	}
	return nil
}

// list returns a list as it is, and anything else as a list of one.
func list(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}

// name returns a name given as a string or as an object.
func name(v any) string {
	for _, v := range list(v) {
		if o, ok := v.(map[string]any); ok {
			v = o["name"]
		}
		if s := plain(v); s != "" {
			return s
		}
	}
	return ""
}

func id(v any) string {
	o, _ := v.(map[string]any)
	return plain(o["@id"])
}

// plain returns a string without the entities that some pages put into JSON.
func plain(v any) string {
	s, _ := v.(string)
	return clean(html.UnescapeString(s))
}
