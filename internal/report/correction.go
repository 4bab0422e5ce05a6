package report

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
)

// Correction writes what a person said of a mention, and what it does to the
// record as it is now.
func (p Page) Correction(x *store.Effect) {
	p.line(bold, "%s  %s", x.Act, x.Mention)
	p.block(13, "  words", "", quoted(x.Exact), faint)
	if x.Act == record.Changed {
		for _, c := range x.Changes {
			p.block(13, "  "+c.Field, "", held(c.Was)+" → "+held(c.Now), "")
		}
	}
	if x.By != "" {
		p.block(13, "  by", "", clean(x.By)+", "+x.At.UTC().Format("2 January 2006, 15:04"), "")
	}
	if x.Because != "" {
		p.block(13, "  because", "", quoted(x.Because), "")
	}
	p.outcome(x)
	p.block(13, "  id", faint, string(x.ID), faint)
}

func (p Page) outcome(x *store.Effect) {
	switch x.Outcome {
	case store.Orphaned:
		p.block(13, "  orphaned", yellow, "no mention stands any more that could be meant", "")
	case store.Agrees:
		p.block(13, "  agrees", "", "the program reads it so by itself", "")
	case store.Holds:
		if x.On != "" && x.On != x.Mention {
			p.block(13, "  now on", "", string(x.On), "")
		}
	}
	if w := x.Withdrawn; w != nil {
		p.block(13, "  withdrawn", yellow, strings.TrimSpace(w.At.UTC().Format("2 January 2006")+" "+by(w.By)+" "+clean(w.Because)), "")
	}
}

// held writes what a field holds as a person would.
func held(value json.RawMessage) string {
	var v any
	if json.Unmarshal(value, &v) != nil {
		return clean(string(value))
	}
	var all []string
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, x := range list {
		all = append(all, one(x))
	}
	if s := strings.Join(all, ", "); s != "" {
		return s
	}
	return "nothing"
}

func one(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case float64:
		return number(v)
	case map[string]any:
		s, _ := v["Name"].(string)
		if c, ok := v["Country"].(string); ok && c != "" && v["Kind"] != string(record.KindState) {
			s += " (" + c + ")"
		}
		return clean(s)
	}
	return clean(fmt.Sprint(v))
}

// CorrectedBy tells who corrected a mention, and how the program reads it.
func CorrectedBy(list []record.Correction) string {
	var all []string
	for _, c := range list {
		words := map[record.Act]string{record.Right: "approved", record.Added: "added", record.Changed: "corrected"}[c.Act]
		if c.By != "" {
			words += " by " + clean(c.By)
		}
		for _, ch := range c.Changes {
			words += fmt.Sprintf("; %s was %s", ch.Field, held(ch.Was))
		}
		if c.Because != "" {
			words += ": " + strconv.Quote(clean(c.Because))
		}
		all = append(all, words)
	}
	return strings.Join(all, ", ")
}

func (p Page) corrected(list []record.Correction) {
	if len(list) > 0 {
		p.block(column, "", "", CorrectedBy(list), yellow)
	}
}
