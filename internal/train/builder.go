package train

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"readout/internal/depparse"
	"readout/internal/english"
	"readout/internal/learn"
	"readout/internal/names"
	"readout/internal/tag"
	"readout/internal/ud"
)

// A builder trains one model after the other.
type builder struct {
	Options
	ctx      context.Context
	progress func(string)
	corpus   *corpus
	samples  []tag.Sample // the sentences of the treebanks with gold tags, and changed copies
	origin   []int        // the sentence that each sample was made from
	unseen   [][]ud.Word  // the same with the tags of a tagger that has not seen them
	models   english.Models
}

// course fills in what the options say about a course.
func (b *builder) course(c learn.Course) learn.Course {
	c.Seed, c.Threads = b.Seed, b.Threads
	if b.Quick {
		c.Epochs = 1
	}
	return c
}

// tell returns a function that reports the epochs of a model.
func (b *builder) tell(model string, c learn.Course) func(int, float64) {
	return func(epoch int, loss float64) {
		b.progress(fmt.Sprintf("%s: epoch %d of %d, loss %.4f", model, epoch+1, c.Epochs, loss))
	}
}

func (b *builder) tagger() (err error) {
	b.samples, b.origin = augment(tag.Samples(b.corpus.bank))
	b.samples, b.origin = swapped(b.samples, b.origin, b.corpus.bank, b.Seed)
	b.samples, b.origin = titled(b.samples, b.origin, b.corpus.bank, b.Seed)
	b.samples, b.origin = hyphened(b.samples, b.origin, b.corpus.bank, b.Seed)
	b.samples, b.origin = retold(b.samples, b.origin, b.corpus.bank)
	b.models.Lexicon = tag.TrainLexicon(b.corpus.bank.Words)
	o := tag.Default
	o.Course = b.course(o.Course)
	b.models.Tagger, err = tag.Train(b.ctx, b.samples, o, b.tell("tagger", o.Course))
	return err
}

// folds is the number of parts of the treebanks. The parser and the marker of
// names learn from the tags of a tagger that has not seen the part, since they
// will work with such tags.
const folds = 5

// foldEpochs is the length of the course of such a tagger.
const foldEpochs = 5

func (b *builder) jackknife() error {
	b.unseen = make([][]ud.Word, len(b.samples))
	var errs [folds]error
	var wg sync.WaitGroup
	slots := make(chan bool, max(1, b.Threads))
	for f := range folds {
		wg.Go(func() {
			slots <- true
			errs[f] = b.fold(f)
			<-slots
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	b.progress("tags of unseen text")
	return nil
}

// fold tags one part of the treebanks after learning from the others.
func (b *builder) fold(f int) error {
	var rest []tag.Sample
	for i, s := range b.samples {
		if b.origin[i]%folds != f {
			rest = append(rest, s)
		}
	}
	o := tag.Default
	o.Epochs = foldEpochs
	o.Course = b.course(o.Course)
	o.Threads = 1
	section, err := tag.Train(b.ctx, rest, o, nil)
	if err != nil {
		return err
	}
	t, err := tag.Decode(learn.NewReader(section))
	if err != nil {
		return err
	}
	var sc tag.Scratch
	for i, s := range b.samples {
		if b.origin[i]%folds == f {
			b.unseen[i] = slices.Clone(s.Words)
			t.Tag(b.unseen[i], s.Forms, &sc)
		}
	}
	return nil
}

func (b *builder) parser() (err error) {
	samples := make([]depparse.Sample, len(b.samples))
	for i, s := range b.samples {
		samples[i] = depparse.Sample{Words: b.unseen[i], Base: b.corpus.bank.Sentences[b.origin[i]].First, Forms: s.Forms}
	}
	o := depparse.Default
	o.Course = b.course(o.Course)
	b.models.Parser, err = depparse.Train(b.ctx, samples, o, b.tell("parser", o.Course))
	return err
}

func (b *builder) names() (err error) {
	t, err := tag.Decode(learn.NewReader(b.models.Tagger))
	if err != nil {
		return err
	}
	unseen := map[string][]ud.Word{}
	for _, ws := range b.unseen {
		unseen[letters(ws)] = ws
	}
	var sc tag.Scratch
	for _, d := range b.corpus.names {
		for _, s := range tag.Samples(d) {
			ws, ok := unseen[letters(s.Words)]
			if !ok {
				t.Tag(s.Words, s.Forms, &sc)
				continue
			}
			for i := range ws {
				s.Words[i].UPOS, s.Words[i].XPOS = ws[i].UPOS, ws[i].XPOS
			}
		}
	}
	docs := append(slices.Clone(b.corpus.names), swappedNames(b.corpus.names, b.Seed)...)
	docs = append(docs, hyphenedNames(docs, b.Seed)...)
	known := lists()
	docs = append(docs, renamed(b.corpus.names, known, t, b.Seed)...)
	o := names.Default
	o.Course = b.course(o.Course)
	all := o.Course
	all.Epochs *= o.Nets
	b.models.Names, err = names.Train(b.ctx, docs, known, o, b.tell("names", all))
	return err
}

// letters returns the forms of a sentence as one string.
func letters(words []ud.Word) string {
	var b strings.Builder
	for i := range words {
		b.WriteString(words[i].Form)
		b.WriteByte('\t')
	}
	return b.String()
}

// head returns the lines that stand at the beginning of the model file.
func (b *builder) head() string {
	made := "readout train"
	if b.Trees != "" {
		made += " --trees (tags, lemmas and trees are those of an earlier model)"
	}
	if b.Tags != "" {
		made = "readout train --tags --trees (tags and lemmas are those of one earlier model, trees of another)"
	}
	return fmt.Sprintf(`English models of Readout: tags, lemmas, trees, names
date: %s
seed: %d
licence: CC BY-SA 4.0
trees: UD_English-EWT train (CC BY-SA 4.0), UD_English-GUM train, the genres free for any use (annotations CC BY 4.0)
names: UNER_English-EWT train (CC BY-SA 4.0), CrossNER politics train and dev (CC BY-SA), WNUT17 train and dev (CC BY 4.0)
lists of names: towns of GeoNames (CC BY 4.0), internal/train/data/lists.tsv; as hashes
made with: %s`, b.Date, b.Seed, made)
}
