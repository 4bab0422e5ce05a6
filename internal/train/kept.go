package train

import (
	"fmt"
	"os"

	"readout/internal/english"
)

// kept takes the tags, lemmas and trees of model files instead of learning
// them, so that better names need not wait for trees, nor a better tagger for
// a parser.
func (b *builder) kept() (err error) {
	if b.models, err = parts(b.Trees); err != nil {
		return err
	}
	if b.Tags != "" {
		m, err := parts(b.Tags)
		if err != nil {
			return err
		}
		b.models.Tagger, b.models.Lexicon = m.Tagger, m.Lexicon
		b.progress("tags of " + b.Tags)
	}
	b.progress("trees of " + b.Trees)
	return nil
}

// parts returns the parts of a model file.
func parts(path string) (m english.Models, err error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return m, err
	}
	if m, err = english.Parts(file); err != nil {
		return m, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}
