// Package analysis defines the shape of a step of reading: an Analyzer.
//
// It must never know any particular analyzer; the list of them is in package
// read.
package analysis

import (
	"fmt"

	"readout/internal/actor"
	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/ud"
)

// An Analyzer reads one kind of thing off an article. Its result is a table
// beside the Doc, never a change to it.
type Analyzer struct {
	Name     string // an identifier, as in "figure"
	Doc      string // one line, then more
	Requires []*Analyzer
	Run      func(*Pass) (any, error)
}

// A Pass is one Analyzer's work on one article.
type Pass struct {
	Article  *record.Article
	Doc      *ud.Doc
	Actors   *actor.Base // who may act; nil: those whom the program knows
	ResultOf map[*Analyzer]any
	Diagnose func(text.Diagnostic)
	Tracef   func(word int, format string, args ...any) // nil unless explaining; word is an index into Doc.Words
}

// Trace tells an explaining reader what was tried at a word.
func (p *Pass) Trace(word int, format string, args ...any) {
	if p.Tracef != nil {
		p.Tracef(word, format, args...)
	}
}

// Validate reports an Analyzer without name, Doc or Run, one whose
// requirements stand after it in the list, and a name used twice.
func Validate(as []*Analyzer) error {
	seen := map[*Analyzer]bool{}
	names := map[string]bool{}
	for _, a := range as {
		if a.Name == "" || a.Doc == "" || a.Run == nil {
			return fmt.Errorf("analyzer %q is incomplete", a.Name)
		}
		if names[a.Name] {
			return fmt.Errorf("two analyzers are called %q", a.Name)
		}
		for _, r := range a.Requires {
			if !seen[r] {
				return fmt.Errorf("analyzer %q requires %q, which does not come before it", a.Name, r.Name)
			}
		}
		seen[a], names[a.Name] = true, true
	}
	return nil
}
