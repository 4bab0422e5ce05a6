package audit

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Tally sums up an audit.
type Tally struct {
	Rows        int            `json:"rows"`
	Supported   int            `json:"supported"`
	Partly      int            `json:"partly"`
	Unsupported int            `json:"unsupported"`
	Unreadable  int            `json:"unreadable"` // rows that could not be read; not among Rows
	Without     int            `json:"without_article"`
	Differs     map[string]int `json:"differs"` // of rows supported in part, by field
	Articles    int            `json:"articles"`
	Undated     int            `json:"undated"` // articles that only their address can find
}

// Add counts a finding.
func (t *Tally) Add(f *Finding) {
	t.Rows++
	switch f.Verdict {
	case Supported:
		t.Supported++
	case Partly:
		t.Partly++
		if t.Differs == nil {
			t.Differs = map[string]int{}
		}
		for _, d := range f.Best.Differs {
			t.Differs[d.Field]++
		}
	case Unsupported:
		t.Unsupported++
	}
	if f.Looked == 0 {
		t.Without++
	}
}

// JSON writes a finding as a line.
func (f *Finding) JSON(w io.Writer) error { return writeJSON(w, f) }

// JSON writes the sum as a line.
func (t *Tally) JSON(w io.Writer) error {
	return writeJSON(w, struct {
		Sum *Tally `json:"sum"`
	}{t})
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// Text writes a finding for a person: what the row says, the letters that
// support it, and what differs.
func (f *Finding) Text(w io.Writer) {
	r := &f.Row
	what := string(r.what)
	if what != r.Code {
		what = strings.TrimSpace(r.Code + " " + what)
	}
	sides := r.Actor.String()
	if !r.Recipient.empty() {
		sides += " → " + r.Recipient.String()
	}
	fmt.Fprintf(w, "%-11s  %s  %s  %s  %s\n", f.Verdict, or(r.ID, fmt.Sprintf("line %d", r.Line)), or(string(r.Day), "no day"), what, sides)
	if f.Best != nil && f.Verdict != Unsupported {
		fmt.Fprintf(w, "             %s %d–%d “%s”\n", f.Best.Path, f.Best.Span.Start, f.Best.Span.End, strings.Join(strings.Fields(f.Best.Span.Exact), " "))
	}
	if f.Verdict == Supported && len(f.Best.Untold) > 0 {
		fmt.Fprintf(w, "             not told there: %s\n", strings.Join(f.Best.Untold, ", "))
	}
	if f.Because != "" {
		fmt.Fprintf(w, "             %s\n", f.Because)
	}
}

// Text writes the sum for a person.
func (t *Tally) Text(w io.Writer) {
	fmt.Fprintf(w, "%s against %s: %s supported, %s partly, %s not\n", several(t.Rows, "row"), several(t.Articles, "article"),
		percent(t.Supported, t.Rows), percent(t.Partly, t.Rows), percent(t.Unsupported, t.Rows))
	if t.Without > 0 {
		fmt.Fprintf(w, "  %s for which no article is here\n", several(t.Without, "row"))
	}
	var fields []string
	for f := range t.Differs {
		fields = append(fields, f)
	}
	slices.Sort(fields)
	for _, f := range fields {
		fmt.Fprintf(w, "  %s otherwise in the article: %s\n", several(t.Differs[f], "row"), f)
	}
	if t.Unreadable > 0 {
		fmt.Fprintf(w, "  %s could not be read\n", several(t.Unreadable, "row"))
	}
	if t.Undated > 0 {
		fmt.Fprintf(w, "  %s without a day: found by address only\n", several(t.Undated, "article"))
	}
}

// percent writes a share as "12 (34 %)".
func percent(n, of int) string {
	if of == 0 {
		return "0"
	}
	return fmt.Sprintf("%d (%d %%)", n, (200*n+of)/(2*of))
}

func several(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
