package mcp

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"readout/internal/export"
	"readout/internal/report"
	"readout/internal/store"
)

// An answer is what every tool gives, in this shape.
type answer struct {
	Records  []json.RawMessage `json:"records"`            // what was asked for
	Mentions []json.RawMessage `json:"mentions,omitempty"` // what records rest on, each with its article and letters
	Next     string            `json:"next,omitempty"`     // the cursor of the next page
	Note     string            `json:"note"`

	words bytes.Buffer // the same for those who do not take JSON
}

// columns is how wide a line of an answer's words may be.
const columns = 400

func (a *answer) page() report.Page { return report.Page{W: &a.words, Width: columns} }

func (a *answer) say(format string, args ...any) { fmt.Fprintf(&a.words, format+"\n", args...) }

// add appends a record that write prints as a line of JSON.
func (a *answer) add(write func(io.Writer) error) error {
	line, err := lineOf(write)
	if err == nil {
		a.Records = append(a.Records, line)
	}
	return err
}

// addValue appends a record.
func (a *answer) addValue(v any) error {
	line, err := json.Marshal(v)
	if err == nil {
		a.Records = append(a.Records, line)
	}
	return err
}

// rest appends a mention on which records rest.
func (a *answer) rest(f *store.Found) error {
	line, err := lineOf(func(w io.Writer) error { return export.Found(w, f) })
	if err == nil {
		a.Mentions = append(a.Mentions, line)
		a.page().Found(f)
	}
	return err
}

func lineOf(write func(io.Writer) error) (json.RawMessage, error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

// text returns the answer in words.
func (a *answer) text() string {
	if len(a.Records) == 0 {
		a.say("Nothing in the record answers this.")
	}
	if a.Next != "" {
		a.say("There is more: ask again with cursor %q.", a.Next)
	}
	a.say("%s", a.Note)
	return a.words.String()
}
