package ud

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"readout/internal/text"
)

// ReadCoNLLU reads all sentences of a CoNLL-U file as one Doc. The text is put
// together again from forms and SpaceAfter=No: one space between sentences, an
// empty line before "# newdoc" and "# newpar". Empty nodes and enhanced
// dependencies are left out. An error names the line.
//
// Format: https://universaldependencies.org/format.html
func ReadCoNLLU(r io.Reader) (*Doc, error) {
	rd := reader{doc: &Doc{}}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		rd.line++
		if err := rd.read(strings.TrimSuffix(sc.Text(), "\r")); err != nil {
			return nil, fmt.Errorf("CoNLL-U line %d: %w", rd.line, err)
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("CoNLL-U line %d: %w", rd.line+1, err)
	}
	if err := rd.endSentence(); err != nil {
		return nil, fmt.Errorf("CoNLL-U line %d: %w", rd.line, err)
	}
	t, err := text.New(rd.text.String())
	if err != nil {
		return nil, fmt.Errorf("CoNLL-U: %w", err)
	}
	rd.doc.Text = t
	rd.doc.Index()
	return rd.doc, nil
}

// A reader builds a Doc line by line.
type reader struct {
	doc   *Doc
	text  strings.Builder
	line  int
	first int    // index of the sentence's first word
	gap   string // white space owed before the next token
	token token  // the multiword token whose words are being read
	empty int    // empty nodes of the sentence
}

// A token is the letters that several words share.
type token struct {
	span  text.Span
	last  int    // id of its last word
	rest  string // letters not yet given to a word
	begun bool
}

func (r *reader) read(line string) error {
	switch {
	case line == "":
		return r.endSentence()
	case line[0] == '#':
		r.comment(line)
		return nil
	}
	c := strings.Split(line, "\t")
	if len(c) != 10 {
		return fmt.Errorf("%d columns, want 10", len(c))
	}
	if c[1] == "" {
		return fmt.Errorf("the form is empty")
	}
	if a, b, ok := strings.Cut(c[0], "-"); ok {
		return r.multiword(a, b, c)
	}
	if strings.Contains(c[0], ".") {
		r.empty++
		return nil
	}
	return r.word(c)
}

// comment starts a new paragraph of the text where the file has one.
func (r *reader) comment(line string) {
	name := strings.TrimSpace(line[1:])
	if r.text.Len() > 0 && (isNote(name, "newdoc") || isNote(name, "newpar")) {
		r.gap = "\n\n"
	}
}

func isNote(s, name string) bool {
	rest, ok := strings.CutPrefix(s, name)
	return ok && (rest == "" || rest[0] == ' ' || rest[0] == '=')
}

// letters adds the form of a token to the text.
func (r *reader) letters(form, misc string) text.Span {
	r.text.WriteString(r.gap)
	s := text.Span{Start: r.text.Len(), End: r.text.Len() + len(form)}
	r.text.WriteString(form)
	r.gap = " "
	if hasMisc(misc, "SpaceAfter=No") {
		r.gap = ""
	}
	return s
}

func hasMisc(misc, want string) bool {
	for f := range strings.SplitSeq(misc, "|") {
		if f == want {
			return true
		}
	}
	return false
}

func (r *reader) multiword(from, to string, c []string) error {
	a, err1 := strconv.Atoi(from)
	b, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || a != r.next() || b <= a {
		return fmt.Errorf("range %q does not follow word %d", c[0], r.next()-1)
	}
	if r.next() <= r.token.last {
		return fmt.Errorf("range %q begins inside another", c[0])
	}
	r.token = token{span: r.letters(c[1], c[9]), last: b, rest: c[1]}
	return nil
}

// next returns the id of the word to come.
func (r *reader) next() int { return len(r.doc.Words) - r.first + 1 }

func (r *reader) word(c []string) error {
	id := r.next()
	if c[0] != strconv.Itoa(id) {
		return fmt.Errorf("word %q where word %d is due", c[0], id)
	}
	w := Word{Form: c[1], Lemma: blank(c[2]), UPOS: blank(c[3]), XPOS: blank(c[4]), Feats: blank(c[5]), Deprel: blank(c[7]), Head: -1}
	if c[2] == "_" && c[1] == "_" {
		w.Lemma = "_"
	}
	if c[6] != "_" {
		h, err := strconv.Atoi(c[6])
		if err != nil || h < 0 {
			return fmt.Errorf("head %q is no word", c[6])
		}
		w.Head = r.first + h - 1
		if h == 0 {
			w.Head = -1
		}
		if h == id {
			return fmt.Errorf("word %d is its own head", id)
		}
	}
	if id <= r.token.last {
		w.Span, w.Joined = r.token.take(c[1], id)
	} else {
		w.Span = r.letters(c[1], c[9])
	}
	w.Name = readName(c[9])
	r.doc.Words = append(r.doc.Words, w)
	return nil
}

// take gives a word of a multiword token its letters: its own where the forms
// spell the token ("do", "n't" of "don't"), else the whole token.
func (t *token) take(form string, id int) (s text.Span, joined bool) {
	joined, t.begun = t.begun, true
	rest, ok := strings.CutPrefix(t.rest, form)
	if !ok || (id == t.last) != (rest == "") {
		t.rest = ""
		return t.span, joined
	}
	s = text.Span{Start: t.span.End - len(t.rest), End: t.span.End - len(rest)}
	t.rest = rest
	return s, joined
}

func blank(s string) string {
	if s == "_" {
		return ""
	}
	return s
}

// endSentence closes the sentence after its last word and checks its heads.
func (r *reader) endSentence() error {
	n := len(r.doc.Words)
	if r.next() <= r.token.last {
		return fmt.Errorf("the sentence ends inside a multiword token")
	}
	r.token, r.empty = token{}, 0
	if n == r.first {
		return nil
	}
	if err := checkTree(r.doc.Words, r.first); err != nil {
		return err
	}
	r.doc.Sentences = append(r.doc.Sentences, Sentence{r.first, n})
	r.first = n
	return nil
}

// checkTree reports a head outside the sentence that starts at first, and a
// circle of heads.
func checkTree(ws []Word, first int) error {
	for i := first; i < len(ws); i++ {
		if h := ws[i].Head; h >= len(ws) {
			return fmt.Errorf("head %d of word %d is past the end of the sentence", h-first+1, i-first+1)
		}
	}
	reaches := make([]int, len(ws)-first) // the walk that last passed the word; 0 none
	for i := first; i < len(ws); i++ {
		for j := i; j >= 0; j = ws[j].Head {
			if reaches[j-first] == i-first+1 {
				return fmt.Errorf("word %d hangs from itself", i-first+1)
			}
			if reaches[j-first] > 0 {
				break
			}
			reaches[j-first] = i - first + 1
		}
	}
	return nil
}

var nameKinds = map[string]NameKind{"PER": Person, "LOC": Place, "ORG": Organisation, "MISC": Other}

// readName reads the field Name=B-PER of MISC, which WriteCoNLLU writes.
func readName(misc string) Name {
	for f := range strings.SplitSeq(misc, "|") {
		if v, ok := strings.CutPrefix(f, "Name="); ok && len(v) > 2 {
			return Name{Kind: nameKinds[v[2:]], First: v[0] == 'B'}
		}
	}
	return Name{}
}
