package train

import (
	"fmt"
	"os"

	"readout/internal/english"
)

// kept takes the tags, lemmas and trees of a model file instead of learning
// them, so that better names need not wait for trees.
func (b *builder) kept() error {
	file, err := os.ReadFile(b.Trees)
	if err != nil {
		return err
	}
	if b.models, err = english.Parts(file); err != nil {
		return fmt.Errorf("%s: %w", b.Trees, err)
	}
	b.progress("tags and trees of " + b.Trees)
	return nil
}
