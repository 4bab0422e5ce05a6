package train

import (
	"fmt"
	"os"
	"path/filepath"

	"readout/internal/ud"
)

// A corpus is all the text that the models learn from.
type corpus struct {
	bank  *ud.Doc   // trees
	names []*ud.Doc // names, one Doc for each text
}

// banks are the treebanks, below the data folder.
var banks = []string{
	"ud/UD_English-EWT/en_ewt-ud-train.conllu",
	"ud/UD_English-GUM/en_gum-free-train.conllu",
}

func readCorpus(dir string) (*corpus, error) {
	c := &corpus{bank: &ud.Doc{}}
	for _, name := range banks {
		d, err := readBank(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		join(c.bank, d)
	}
	for _, f := range nameFiles {
		docs, err := f.read(dir)
		if err != nil {
			return nil, err
		}
		c.names = append(c.names, docs...)
	}
	return c, nil
}

// join adds the sentences of d behind those of all.
func join(all, d *ud.Doc) {
	base := len(all.Words)
	for _, s := range d.Sentences {
		all.Sentences = append(all.Sentences, ud.Sentence{First: s.First + base, Last: s.Last + base})
	}
	for _, w := range d.Words {
		if w.Head >= 0 {
			w.Head += base
		}
		all.Words = append(all.Words, w)
	}
}

func readBank(path string) (*ud.Doc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	d, err := ud.ReadCoNLLU(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return d, nil
}
