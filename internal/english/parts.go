package english

import (
	"fmt"

	"readout/internal/learn"
	"readout/internal/tag"
)

// Parts returns the parts of a model file, for Pack to put together anew.
func Parts(file []byte) (m Models, err error) {
	f, err := learn.DecodeFile(file)
	if err != nil {
		return m, err
	}
	var lexicon []byte
	for _, s := range []struct {
		name string
		to   *[]byte
	}{{taggerSection, &m.Tagger}, {lexiconSection, &lexicon}, {parserSection, &m.Parser}, {namesSection, &m.Names}} {
		if *s.to, err = f.Section(s.name); err != nil {
			return m, err
		}
	}
	if m.Lexicon, err = tag.DecodeLexicon(learn.NewReader(lexicon)); err != nil {
		return m, fmt.Errorf("section %s: %w", lexiconSection, err)
	}
	return m, nil
}
