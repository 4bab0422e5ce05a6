// Package export writes readings in the shapes that other programs read.
//
// JSON is the public face of the program; schema.json says what it holds.
// Offsets leave the program here, as Unicode code points. The package must
// never know how a mention was read or where it is kept.
package export

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"

	"readout/internal/record"
)

// Schema is the JSON Schema (2020-12) of the lines that JSON and Error write.
//
//go:embed schema.json
var Schema string

// JSON writes a reading as one line. withText adds the article's text.
func JSON(w io.Writer, r *record.Reading, withText bool) error {
	line, err := encode(newReading(r, withText))
	if err != nil {
		return fmt.Errorf("%s: %w", r.Article.Path, err)
	}
	_, err = w.Write(line)
	return err
}

// Error writes the line that stands for an article that could not be read. id
// is the record's id in a JSON Lines input, empty otherwise.
func Error(w io.Writer, path, id string, failure error) error {
	var line struct {
		Error problem `json:"error"`
	}
	line.Error = problem{path, known(id), failure.Error()}
	b, err := encode(line)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

type problem struct {
	Path string  `json:"path"`
	ID   *string `json:"id"`
	Text string  `json:"text"`
}

// encode returns v as one line that ends in a line feed; letters that HTML
// would have to escape stay as they are.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}

// known returns nil, JSON's null, for the zero value: what is not known.
func known[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// list returns an empty list for none, never null.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
