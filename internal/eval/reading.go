package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"
)

// A Reading is the part of one line of readout read --json that is scored.
type Reading struct {
	Article    Article     `json:"article"`
	Events     []Event     `json:"events"`
	Statements []Statement `json:"statements"`
	Figures    []Figure    `json:"figures"`
	Offices    []Office    `json:"offices"`
}

// An Article says which article was read.
type Article struct {
	Path   string `json:"path"`
	Record string `json:"record"` // the id given in a JSON Lines input
}

// ID returns the id that gold knows the article by: the name of its file.
func (a Article) ID() string { return strings.TrimSuffix(path.Base(a.Path), ".txt") }

// An Event is an event as the program read it.
type Event struct {
	Type       string   `json:"type"`
	Modes      []string `json:"modes"`
	Status     string   `json:"status"`
	Actors     []Actor  `json:"actors"`
	Recipients []Actor  `json:"recipients"`
	When       struct {
		Date string `json:"date"`
	} `json:"when"`
	Place struct {
		Name string `json:"name"`
	} `json:"place"`
	Span Span `json:"span"`
}

// A Statement is something said as the program read it.
type Statement struct {
	Speakers []Actor `json:"speakers"`
	Kind     string  `json:"kind"`
	Direct   bool    `json:"direct"`
	Said     Span    `json:"content"`
}

// A Figure is a number as the program read it.
type Figure struct {
	Measure    string   `json:"measure"`
	Low        *float64 `json:"low"`
	High       *float64 `json:"high"`
	Qualifier  *string  `json:"qualifier"`
	Since      string   `json:"since"`
	Attributed []Actor  `json:"attributed"`
	Repeat     bool     `json:"repeat"`
	Span       Span     `json:"span"`
}

// An Office is an office that the article gives somebody, as the program read it.
type Office struct {
	Holder   Holder `json:"holder"`
	Office   string `json:"office"`
	Standing string `json:"standing"`
	Country  string `json:"country"`
}

// A Holder is who is named with an office.
type Holder struct {
	Name string `json:"name"`
	Span Span   `json:"span"`
}

// An Actor is a party as the program read it.
type Actor struct {
	Name    string   `json:"name"`
	Country string   `json:"country"`
	Sectors []string `json:"sectors"`
}

// Decode reads JSON Lines as readout read --json prints them. Lines that
// report an error instead of an article are passed over.
func Decode(r io.Reader) ([]Reading, error) {
	var out []Reading
	in := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := in.ReadString('\n')
		if strings.TrimSpace(line) != "" {
			var one Reading
			if e := json.Unmarshal([]byte(line), &one); e != nil {
				return nil, fmt.Errorf("line %d: %w: want one reading per line, as readout read --json prints", n, e)
			}
			if one.Article != (Article{}) {
				out = append(out, one)
			}
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
}
