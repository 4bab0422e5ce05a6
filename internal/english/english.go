// Package english carries the models of English and runs them one after the
// other: tags, lemmas and features, heads and relations, names.
//
// It must never know what the words mean for the record.
package english

import (
	"cmp"
	_ "embed"
	"fmt"
	"sync"

	"readout/internal/depparse"
	"readout/internal/learn"
	"readout/internal/names"
	"readout/internal/tag"
	"readout/internal/ud"
)

//go:embed english.model
var packed []byte

// A Pipeline annotates texts. It is safe for many goroutines, which share the
// models.
type Pipeline struct {
	Head    string // of the model file: data, licence, scores
	tagger  *tag.Tagger
	lexicon *tag.Lexicon
	parser  *depparse.Parser
	names   *names.Marker
	scratch sync.Pool
}

var load = sync.OnceValues(func() (*Pipeline, error) { return Load(packed) })

// New returns the pipeline of the models in the program. They are unpacked at
// the first call.
func New() (*Pipeline, error) { return load() }

// The sections of a model file.
const (
	taggerSection  = "tagger"
	lexiconSection = "lexicon"
	parserSection  = "parser"
	namesSection   = "names"
)

// Load returns the pipeline of a model file that readout train made.
func Load(b []byte) (*Pipeline, error) {
	f, err := learn.DecodeFile(b)
	if err != nil {
		return nil, err
	}
	p := &Pipeline{Head: f.Head}
	p.scratch.New = func() any { return new(scratch) }
	steps := []struct {
		name string
		read func(*learn.Reader) error
	}{
		{taggerSection, func(r *learn.Reader) (err error) { p.tagger, err = tag.Decode(r); return }},
		{lexiconSection, func(r *learn.Reader) (err error) { p.lexicon, err = tag.DecodeLexicon(r); return }},
		{parserSection, func(r *learn.Reader) (err error) { p.parser, err = depparse.Decode(r); return }},
		{namesSection, func(r *learn.Reader) (err error) { p.names, err = names.Decode(r); return }},
	}
	errs := make([]error, len(steps))
	var wg sync.WaitGroup
	for i, s := range steps {
		wg.Go(func() {
			data, err := f.Section(s.name)
			if err == nil {
				err = s.read(learn.NewReader(data))
			}
			if err != nil {
				errs[i] = fmt.Errorf("section %s: %w", s.name, err)
			}
		})
	}
	wg.Wait()
	if err := cmp.Or(errs...); err != nil {
		return nil, err
	}
	return p, nil
}

// A Models is the trained parts of a model file.
type Models struct {
	Tagger  []byte // as tag.Train returns it
	Lexicon *tag.Lexicon
	Parser  []byte // as depparse.Train returns it
	Names   []byte // as names.Train returns it
}

// Pack returns the model file of the parts; head is lines for a reader.
func Pack(head string, m Models) ([]byte, error) {
	var l learn.Writer
	m.Lexicon.Encode(&l)
	f := learn.File{Head: head, Sections: []learn.Section{
		{Name: taggerSection, Data: m.Tagger}, {Name: lexiconSection, Data: l.Done()},
		{Name: parserSection, Data: m.Parser}, {Name: namesSection, Data: m.Names},
	}}
	return f.Encode()
}

// scratch holds the buffers of one call.
type scratch struct {
	former learn.Former
	forms  []learn.Form
	tag    tag.Scratch
	lex    tag.LexScratch
	parse  depparse.Scratch
	names  names.Scratch
}

// Analyze tags, lemmatizes and parses the words of d, marks the names, and
// indexes d. The words must have their forms, the sentences their bounds.
func (p *Pipeline) Analyze(d *ud.Doc) {
	p.run(d, true, true, true)
	d.Index()
}

// Tag sets UPOS, XPOS, Lemma and Feats.
func (p *Pipeline) Tag(d *ud.Doc) { p.run(d, true, false, false) }

// Parse sets Head and Deprel of tagged words and indexes d.
func (p *Pipeline) Parse(d *ud.Doc) {
	p.run(d, false, true, false)
	d.Index()
}

// Names sets Name of tagged words.
func (p *Pipeline) Names(d *ud.Doc) { p.run(d, false, false, true) }

// run takes the chosen steps on every sentence.
func (p *Pipeline) run(d *ud.Doc, tags, heads, marks bool) {
	sc := p.scratch.Get().(*scratch)
	defer p.scratch.Put(sc)
	sc.forms = sc.forms[:0]
	for i := range d.Words {
		sc.forms = append(sc.forms, sc.former.Form(d.Words[i].Form))
	}
	for _, s := range d.Sentences {
		words, forms := d.Words[s.First:s.Last], sc.forms[s.First:s.Last]
		if tags {
			p.tagger.Tag(words, forms, &sc.tag)
			mendTags(words)
			p.lexicon.Describe(words, &sc.lex)
			for i := range words {
				mendLemma(&words[i])
			}
		}
		if heads {
			p.parser.Parse(words, s.First, forms, &sc.parse)
			mendTree(d, s)
		}
	}
	if marks {
		p.names.Mark(d, sc.forms, &sc.names)
	}
}
