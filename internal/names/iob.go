package names

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"readout/internal/text"
	"readout/internal/ud"
)

// corpusKinds maps the kinds of the corpora to ours. What is not in it is no name.
var corpusKinds = map[string]ud.NameKind{
	"PER": ud.Person, "LOC": ud.Place, "ORG": ud.Organisation, "OTH": ud.Other, // UNER
	"politician": ud.Person, "person": ud.Person, "country": ud.Place, "location": ud.Place, // CrossNER
	"politicalparty": ud.Organisation, "organisation": ud.Organisation,
	"election": ud.Other, "event": ud.Other, "misc": ud.Other,
	"corporation": ud.Organisation, "group": ud.Organisation, // WNUT17
	"creative-work": ud.Other, "product": ud.Other,
}

// ReadIOB reads texts with one word per line and marks as B-PER, I-PER, O; form
// and mark are the columns of the letters and of the mark, from 0. An empty
// line ends a sentence, "# newdoc" begins a text. Words are put together with
// spaces. An error names the line.
func ReadIOB(r io.Reader, form, mark int) ([]*ud.Doc, error) {
	rd := iobReader{form: form, mark: mark}
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		if err := rd.line(strings.TrimSuffix(sc.Text(), "\r")); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := sc.Err(); err != nil {
		return nil, err
	}
	err := rd.endText()
	return rd.docs, err
}

// An iobReader collects texts line by line.
type iobReader struct {
	form, mark int
	docs       []*ud.Doc
	doc        ud.Doc
	letters    strings.Builder
}

func (r *iobReader) line(line string) error {
	c := strings.Split(line, "\t")
	switch {
	case strings.TrimSpace(line) == "":
		r.endSentence()
		return nil
	case strings.HasPrefix(line, "# newdoc"):
		return r.endText()
	case line[0] == '#' && len(c) <= max(r.form, r.mark):
		return nil
	case len(c) <= max(r.form, r.mark):
		return fmt.Errorf("%d columns, want %d", len(c), max(r.form, r.mark)+1)
	}
	w := ud.Word{Form: c[r.form], Head: -1}
	w.Span = text.Span{Start: r.letters.Len(), End: r.letters.Len() + len(w.Form)}
	r.letters.WriteString(w.Form + " ")
	if place, kind, ok := strings.Cut(c[r.mark], "-"); ok && corpusKinds[kind] != ud.NotName {
		w.Name = ud.Name{Kind: corpusKinds[kind], First: place == "B"}
	}
	r.doc.Words = append(r.doc.Words, w)
	return nil
}

func (r *iobReader) endSentence() {
	first := 0
	if n := len(r.doc.Sentences); n > 0 {
		first = r.doc.Sentences[n-1].Last
	}
	if first < len(r.doc.Words) {
		r.doc.Sentences = append(r.doc.Sentences, ud.Sentence{First: first, Last: len(r.doc.Words)})
	}
}

func (r *iobReader) endText() (err error) {
	r.endSentence()
	if len(r.doc.Words) > 0 {
		d := r.doc
		d.Text, err = text.New(r.letters.String())
		r.docs = append(r.docs, &d)
	}
	r.doc = ud.Doc{}
	r.letters.Reset()
	return err
}
