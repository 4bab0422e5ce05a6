// Package train makes the model file of package english from treebanks and
// texts with marked names.
//
// It must never know anything about reading articles.
package train

import (
	"context"
	"errors"
	"os"

	"readout/internal/english"
)

// Options say what a model is made from and how.
type Options struct {
	DataDir string // the folder with ud and names in it
	Out     string // the model file to write
	Seed    uint64 // the same seed makes the same bytes
	Threads int    // 1 or 2
	Date    string // for the head of the file, as in 2026-11-20
	Trees   string // a model file whose tags, lemmas and trees are kept; only names are learnt
	Tags    string // with Trees: another one, whose tags and lemmas are kept instead
	Quick   bool   // one epoch of everything, to see whether it runs
}

// Run trains all models and writes the model file. progress is told what is
// done, one line at a time.
func Run(ctx context.Context, o Options, progress func(string)) error {
	b, err := Build(ctx, o, progress)
	if err != nil {
		return err
	}
	return os.WriteFile(o.Out, b, 0o644)
}

// Build trains all models and returns the model file.
func Build(ctx context.Context, o Options, progress func(string)) ([]byte, error) {
	if o.Tags != "" && o.Trees == "" {
		return nil, errors.New("tags of a model are only kept together with trees: give both --tags and --trees")
	}
	c, err := readCorpus(o.DataDir)
	if err != nil {
		return nil, err
	}
	b := builder{Options: o, ctx: ctx, progress: progress, corpus: c}
	steps := []func() error{b.tagger, b.jackknife, b.parser, b.names}
	if o.Trees != "" {
		steps = []func() error{b.kept, b.names}
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return b.pack()
}

// pack returns the model file, with scores in its head.
func (b *builder) pack() ([]byte, error) {
	file, err := english.Pack(b.head(), b.models)
	if err != nil {
		return nil, err
	}
	p, err := english.Load(file)
	if err != nil {
		return nil, err
	}
	scores, err := b.scores(p)
	if err != nil {
		return nil, err
	}
	return english.Pack(b.head()+"\n"+scores, b.models)
}
