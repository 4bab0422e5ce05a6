// Package eval scores readings against gold annotations: events, statements
// and figures of whole articles, and event triples of single sentences.
//
// It works on what readout read --json prints, so that the same rules measure
// any program that writes it. It must never know how a mention was read: no
// trees, no rule names.
package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// A Gold is one article's annotations. Spans are in code points.
type Gold struct {
	ID         string          `json:"id"`
	Published  string          `json:"published"`
	Events     []GoldEvent     `json:"events"`
	Statements []GoldStatement `json:"statements"`
	Figures    []GoldFigure    `json:"figures"`
}

// A GoldEvent is an event that a person read. Actors and Recipients are
// country codes, with a name after a colon where one is known:
// "FRA:Emmanuel Macron".
type GoldEvent struct {
	Type       string   `json:"type"`
	Alt        []string `json:"alt"` // other types that are not errors
	Mode       string   `json:"mode"`
	Status     string   `json:"status"`
	Actors     []string `json:"actors"`
	Recipients []string `json:"recipients"`
	Date       string   `json:"date"`
	Place      string   `json:"place"`
	Evidence   string   `json:"evidence"`
	Span       pair     `json:"span"`
	Doubtful   bool     `json:"doubtful"` // costs nothing when missed and nothing when found
}

// A GoldStatement is something said, by a speaker who may be several joined
// with semicolons.
type GoldStatement struct {
	Speaker  string   `json:"speaker"`
	Country  string   `json:"speaker_country"`
	Kind     string   `json:"kind"`
	AltKind  []string `json:"alt_kind"`
	Direct   bool     `json:"direct"`
	Words    string   `json:"content"`
	Span     pair     `json:"span"`
	Doubtful bool     `json:"doubtful"`
}

// A GoldFigure is a number. Low and High are nil where the text gives none.
type GoldFigure struct {
	Measure    string   `json:"measure"`
	Low        *float64 `json:"low"`
	High       *float64 `json:"high"`
	Qualifier  *string  `json:"qualifier"`
	Population string   `json:"population"`
	Since      string   `json:"since"`
	Attributed string   `json:"attributed_to"`
	Evidence   string   `json:"evidence"`
	Span       pair     `json:"span"`
	Doubtful   bool     `json:"doubtful"`
}

// LoadGold reads every *.json file of a folder, in the order of their names.
func LoadGold(dir string) ([]Gold, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no gold here: want one <id>.json per article", dir)
	}
	slices.Sort(paths)
	golds := make([]Gold, len(paths))
	for i, path := range paths {
		if err := load(path, &golds[i]); err != nil {
			return nil, err
		}
	}
	return golds, nil
}

func load(path string, g *Gold) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, g); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if g.ID == "" {
		return fmt.Errorf("%s: no id: give the file the id of its article", path)
	}
	return nil
}
