package quote

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"readout/internal/record"
	"readout/internal/table"
)

//go:embed data/*.tsv
var data embed.FS

// A slot is a complement that a verb takes.
type slot struct {
	name string // that, to, ing, obj, pred, as, or a preposition
	alts []string
	may  bool // need not be there
}

// A verbCue is one way in which a verb reports speech.
type verbCue struct {
	name       string // of the rule: "say-that"
	takes      []slot
	kind       record.StatementKind // "" if what is said decides
	fallback   record.StatementKind // where what is said does not decide
	about, to  string               // slots, "" for none named
	example    string
	counter    string
	first      bool // the first of the verbs of its row
	clauseOnly bool // takes nothing but a clause
}

// takesClause reports whether a clause can be one of the complements.
func (c *verbCue) takesClause() bool {
	return slices.ContainsFunc(c.takes, func(s slot) bool { return slices.Contains(s.alts, "that") })
}

// names reports whether the slot of a part is the one that a column names: "on"
// is the slot "on|upon".
func (c *verbCue) names(part, column string) bool {
	return part == column || slices.Contains(strings.Split(part, "|"), column)
}

// A nounCue is a noun for something said.
type nounCue struct {
	lemma   string
	kind    record.StatementKind // "" if what is said decides
	takes   []string
	by      bool // a statement without any verb of saying
	example string
}

// cues are the tables of data, indexed by lemma.
type cues struct {
	verbs map[string][]*verbCue
	nouns map[string][]*nounCue
	rules []rule
	words map[string]map[string]bool // class → lemmas

}

// tables returns the tables built into the program.
var tables = sync.OnceValue(func() *cues {
	c, err := loadCues()
	if err != nil {
		panic("tables built into the program: " + err.Error()) // the tests load them
	}
	return c
})

func loadCues() (*cues, error) {
	c := &cues{verbs: map[string][]*verbCue{}, nouns: map[string][]*nounCue{}, words: map[string]map[string]bool{}}
	for _, step := range []func() error{c.loadWords, c.loadVerbs, c.loadNouns, c.loadRules} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func rows(name string, columns ...string) ([]table.Row, error) {
	b, err := data.ReadFile("data/" + name)
	if err != nil {
		return nil, err
	}
	return table.Read("internal/quote/data/"+name, string(b), columns...)
}

func (c *cues) loadVerbs() error {
	rs, err := rows("verbs.tsv", "lemmas", "takes", "kind", "about", "to", "example", "counter")
	if err != nil {
		return err
	}
	for _, r := range rs {
		v := verbCue{about: dash(r.Get("about")), to: dash(r.Get("to")), example: r.Get("example"), counter: r.Get("counter")}
		for _, f := range strings.Fields(r.Get("takes")) {
			f, may := strings.CutSuffix(f, "?")
			v.takes = append(v.takes, slot{name: f, alts: strings.Split(f, "|"), may: may})
		}
		v.clauseOnly = len(v.takes) == 1 && v.takes[0].name == "that"
		k, soft := strings.CutPrefix(r.Get("kind"), "~")
		switch {
		case !known(k) && !(soft && k == skip):
			return r.Errorf("kind %q is none of %v, skip", k, kinds)
		case soft:
			v.fallback = record.StatementKind(k)
		default:
			v.kind = record.StatementKind(k)
		}
		for i, lemma := range r.List("lemmas") {
			own := v
			own.first = i == 0
			own.name = strings.ReplaceAll(lemma+" "+strings.ReplaceAll(r.Get("takes"), "?", ""), " ", "-")
			c.verbs[lemma] = append(c.verbs[lemma], &own)
		}
	}
	return nil
}

func (c *cues) loadNouns() error {
	rs, err := rows("nouns.tsv", "lemmas", "kind", "takes", "by", "example")
	if err != nil {
		return err
	}
	for _, r := range rs {
		k := dash(r.Get("kind"))
		if k != "" && !known(k) {
			return r.Errorf("kind %q is none of %v", k, kinds)
		}
		for _, lemma := range r.List("lemmas") {
			c.nouns[lemma] = append(c.nouns[lemma], &nounCue{lemma, record.StatementKind(k), r.List("takes"), r.Get("by") == "yes", r.Get("example")})
		}
	}
	return nil
}

func (c *cues) loadWords() error {
	rs, err := rows("words.tsv", "class", "lemmas")
	if err != nil {
		return err
	}
	for _, r := range rs {
		set := map[string]bool{}
		for _, w := range r.List("lemmas") {
			set[w] = true
		}
		c.words[r.Get("class")] = set
	}
	return nil
}

var kinds = []record.StatementKind{
	record.Demand, record.Accuse, record.Praise, record.Condemn, record.Warn, record.Hope,
	record.Claim, record.Announce, record.Reject, record.Thank, record.Offer, record.Say,
}

// skip is the fallback of verbs that report a statement only if what is said
// decides its kind.
const skip = "skip"

func known(k string) bool { return slices.Contains(kinds, record.StatementKind(k)) }

func dash(s string) string {
	if s == "-" {
		return ""
	}
	return s
}
