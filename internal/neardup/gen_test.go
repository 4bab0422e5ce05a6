package neardup

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"readout/internal/record"
	"readout/internal/text"
	"readout/internal/timex"
)

//go:embed testdata/words.txt
var wordFile string

var lists = readLists(wordFile)

func readLists(s string) map[string][]string {
	m, name := map[string][]string{}, ""
	for line := range strings.Lines(s) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "[") {
			name = strings.Trim(line, "[]")
		} else if !strings.HasPrefix(line, "#") {
			m[name] = append(m[name], line)
		}
	}
	return m
}

// A made article is one of the synthetic set, with the wire story it copies.
type made struct {
	*record.Article
	story int
}

// A place in the set: copy k of a story; copy 0 is the original.
type slot struct{ story, copy int32 }

// synthetic returns n slots in random order. Of the stories 60 % are told
// once, the others two to eight times, one in a thousand sixty times.
func synthetic(n int) []slot {
	r := rand.New(rand.NewPCG(1, 2))
	var out []slot
	for story := int32(0); len(out) < n; story++ {
		copies := 1
		switch p := r.IntN(1000); {
		case p == 0:
			copies = 60
		case p < 400:
			copies = 2 + r.IntN(7)
		}
		for k := range min(copies, n-len(out)) {
			out = append(out, slot{story, int32(k)})
		}
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// A writer makes text out of word lists.
type writer struct{ *rand.Rand }

func newWriter(seed, n uint64) writer { return writer{rand.New(rand.NewPCG(seed, n))} }

func (w writer) pick(list string) string {
	l := lists[list]
	return l[w.IntN(len(l))]
}

func (w writer) one(in int) bool { return w.IntN(in) == 0 }

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// who, what and why are put together word by word, so that articles that have
// nothing to do with each other share few phrases.
func (w writer) who() string {
	if w.one(3) {
		return w.pick("who")
	}
	return strings.TrimSpace("the " + w.pick("modifier") + " " + w.pick("head") + " " + w.pick("of"))
}

func (w writer) what() string {
	return "the " + w.pick("modifier") + " " + w.pick("thing") + " " + w.pick("about") + " " + w.pick("matter")
}

func (w writer) why() string {
	if w.one(4) {
		return w.pick("because")
	}
	return w.pick("link") + " " + w.who() + " " + w.pick("did") + " " + w.what()
}

func (w writer) sentence() string {
	switch w.IntN(6) {
	case 0:
		return "“" + capital(w.pick("quote")) + ", " + w.pick("link") + " " + w.what() + " was " + w.pick("did") + ",” " + w.who() + " said " + w.pick("when") + "."
	case 1:
		return capital(w.pick("when")) + ", " + w.who() + " " + w.pick("did") + " " + w.what() + " and " + w.pick("did") + " " + w.what() + "."
	case 2:
		return "At least " + strconv.Itoa(w.IntN(900)+3) + " people were " + w.pick("harm") + " " + w.pick("where") + " " + w.pick("when") + ", " + w.who() + " said."
	case 3:
		return capital(w.who()) + " " + w.pick("did") + " " + w.what() + " " + w.why() + "."
	}
	return capital(w.who()) + " " + w.pick("did") + " " + w.what() + " " + w.pick("where") + " " + w.pick("when") + ", " + w.why() + "."
}

type paragraph []string // of sentences

func (w writer) paragraph() (p paragraph) {
	for range 1 + w.IntN(3) {
		p = append(p, w.sentence())
	}
	return p
}

func (w writer) paragraphs(n int) (out []paragraph) {
	for range n {
		out = append(out, w.paragraph())
	}
	return out
}

// story writes a wire story. One in ten is a bulletin, which differs from the
// others of its family in figures, names and places only; one in a hundred a
// round-up of the leads of five others. Stories of a topic share background
// and a quotation.
func story(n int) []paragraph {
	w := newWriter(11, uint64(n))
	switch {
	case n%10 == 3:
		return w.bulletin(n)
	case n%100 == 57:
		return roundup(n)
	}
	out := w.paragraphs(5 + w.IntN(12))
	topic := newWriter(12, uint64(n/8))
	shared := topic.paragraphs(4)
	for i := range min(1+w.IntN(3), len(out)/4) {
		at := len(out)/2 + w.IntN(len(out)/2)
		out[at] = shared[i]
	}
	if w.one(2) {
		out[2] = append(out[2], shared[3][0])
	}
	return out
}

func (w writer) bulletin(n int) (out []paragraph) {
	l := lists["bulletin"]
	family := n / 10 % 3 * 5
	for i := range 5 {
		out = append(out, paragraph{w.fill(l[family+i])})
	}
	return append(out, w.paragraph())
}

func (w writer) fill(s string) string {
	for {
		i := strings.IndexByte(s, '{')
		if i < 0 {
			return capital(s)
		}
		j := strings.IndexByte(s, '}')
		word := strconv.Itoa(1 + w.IntN(4000))
		if name := s[i+1 : j]; name == "who" {
			word = w.who()
		} else if name != "n" {
			word = w.pick(name)
		}
		s = s[:i] + word + s[j+1:]
	}
}

func roundup(n int) (out []paragraph) {
	for i := range 5 {
		out = append(out, story(n - 10 - i*10)[0])
	}
	return out
}

// edit makes a copy of a story as an outlet would print it.
func (w writer) edit(ps []paragraph) []paragraph {
	out := make([]paragraph, len(ps))
	for i, p := range ps {
		out[i] = append(paragraph(nil), p...)
	}
	n := len(out)
	if w.one(3) { // cut from the end
		out = out[:max(2, n*(40+w.IntN(60))/100)]
	}
	if w.one(4) && len(out) > 4 { // cut from the middle
		i := 1 + w.IntN(len(out)-2)
		out = append(out[:i], out[i+1:]...)
	}
	if w.one(3) { // more from its own reporter, on top or further down
		for range 1 + w.IntN(max(1, min(3, n/4))) {
			i := w.IntN(len(out) + 1)
			out = append(out[:i], append([]paragraph{w.paragraph()}, out[i:]...)...)
		}
	}
	w.wording(out)
	if w.one(4) { // two paragraphs run together
		i := w.IntN(len(out) - 1)
		out[i] = append(out[i], out[i+1]...)
		out = append(out[:i+1], out[i+2:]...)
	}
	return out
}

// wording changes words: other figures, other verbs, a word more or less, the
// spelling of the house.
func (w writer) wording(ps []paragraph) {
	rate := []int{0, 0, 5, 10, 25}[w.IntN(5)]
	style := w.one(4)
	toll := w.one(5)
	for _, p := range ps {
		for i := range p {
			if w.IntN(100) < rate {
				p[i] = w.touch(p[i])
			}
			if toll && strings.HasPrefix(p[i], "At least ") {
				words := strings.SplitN(p[i], " ", 4)
				p[i] = fmt.Sprintf("At least %d %s", w.IntN(900)+3, words[3])
			}
			if style {
				p[i] = replacer.Replace(p[i])
			}
		}
	}
}

var replacer = func() *strings.Replacer {
	var pairs []string
	for _, l := range lists["style"] {
		pairs = append(pairs, strings.SplitN(l, "|", 2)...)
	}
	return strings.NewReplacer(pairs...)
}()

func (w writer) touch(s string) string {
	words := strings.Fields(s)
	i := 1 + w.IntN(len(words)-2)
	switch w.IntN(3) {
	case 0:
		words[i] = w.pick("adjective") + " " + words[i]
	case 1:
		words[i] = words[i+1]
	default:
		for _, l := range lists["swap"] {
			if old, other, _ := strings.Cut(l, "|"); strings.Contains(s, old) {
				return strings.Replace(s, old, other, 1)
			}
		}
	}
	return strings.Join(words, " ")
}

var languages = []string{"en", "fr", "de", "es", "tr", "ar", "ru", "el", "zh"}

// make writes an article: headline, dateline, story, the boilerplate of its
// outlet. Half of the outlets' pages come with their zones marked.
func (s slot) make() made {
	w := newWriter(13, uint64(s.story)<<16|uint64(s.copy))
	ps := story(int(s.story))
	if s.copy > 0 {
		ps = w.edit(ps)
	}
	outlet := w.IntN(400)
	l, marked, mark := lists[languages[outlet%len(languages)]], outlet%2 == 0, []string{"\n", "\n\n"}[outlet/2%2]
	a := &record.Article{ID: s.id(), Published: timex.NewDate(2023, 1+int(s.story)%12, 1+int(s.story)/12%25+w.IntN(3))}
	var b strings.Builder
	zone := func(kind record.ZoneKind, words string) {
		if marked {
			a.Zones = append(a.Zones, record.Zone{Kind: kind, Span: text.Span{Start: b.Len(), End: b.Len() + len(words)}})
		}
		b.WriteString(words)
	}
	zone(record.ZoneTitle, capital(w.pick("who"))+" "+w.pick("did")+" "+w.what())
	b.WriteString(mark)
	if outlet%3 == 0 {
		zone(record.ZoneBoilerplate, l[outlet%len(l)])
		b.WriteString(mark)
	}
	for _, p := range ps {
		b.WriteString(strings.Join(p, " ") + mark)
	}
	for i := range 1 + outlet%3 {
		zone(record.ZoneBoilerplate, l[(outlet+i)%len(l)])
		b.WriteString(mark)
	}
	a.Text, _ = text.New(b.String())
	return made{a, int(s.story)}
}

// id is as long as a true one and sorts at random.
func (s slot) id() record.ID {
	h := mix(uint64(s.story)<<16 | uint64(s.copy) + 1)
	return record.ID(fmt.Sprintf("sha256:%016x%048x", h, uint64(s.story)<<16|uint64(s.copy)))
}
