package quote

import (
	"slices"
	"strings"

	"readout/internal/record"
)

// A rule says what is done by saying something, from what is said.
type rule struct {
	kind     record.StatementKind
	subj     string
	modal    []string
	head     []string
	has      []string
	bare     []string
	core     []string
	neg, if_ bool
	positive bool
	text     string
	example  string
}

func (c *cues) loadRules() error {
	rs, err := rows("kinds.tsv", "kind", "when", "example")
	if err != nil {
		return err
	}
	for _, r := range rs {
		u := rule{kind: record.StatementKind(r.Get("kind")), text: r.Get("when"), example: r.Get("example")}
		if !known(r.Get("kind")) {
			return r.Errorf("kind %q is none of %v", u.kind, kinds)
		}
		for _, f := range strings.Fields(u.text) {
			key, val, _ := strings.Cut(f, "=")
			list := strings.Split(val, "|")
			for _, w := range list {
				if class, ok := strings.CutPrefix(w, "@"); ok && c.words[class] == nil {
					return r.Errorf("no class of words.tsv is called %q", class)
				}
			}
			switch key {
			case "subj":
				u.subj = val
			case "modal":
				u.modal = list
			case "head":
				u.head = list
			case "has":
				u.has = list
			case "bare":
				u.bare = list
			case "core":
				u.core = list
			case "neg":
				u.neg, u.positive = val == "yes", val == "no"
			case "if":
				u.if_ = true
			default:
				return r.Errorf("%q is none of subj, modal, head, has, bare, core, neg, if", key)
			}
		}
		c.rules = append(c.rules, u)
	}
	return nil
}

// An uttered is what the rules look at in what is said.
type uttered struct {
	own, other bool     // whom the clause is about
	modals     []string // auxiliaries of the main predicates
	heads      []string // lemmas of the main predicates and of infinitives under them
	words      []string // lemmas of all words outside conditions
	neg, if_   bool
	bare       bool     // a phrase, not a clause
	actor      bool     // the judged one is an actor, not a deed
	deed       bool     // a word of the core is a deed of some other actor
	core       []string // lemmas of the main predicates and their phrases, clauses left out
}

// kind returns the kind of the first rule that fits and the rule's conditions;
// "" if none does.
func (c *cues) kind(u *uttered) (record.StatementKind, string) {
	for i := range c.rules {
		if c.fits(&c.rules[i], u) {
			return c.rules[i].kind, c.rules[i].text
		}
	}
	return "", ""
}

func (c *cues) fits(r *rule, u *uttered) bool {
	switch {
	case r.subj == "own" && !u.own, r.subj == "other" && !u.other, r.subj == "actor" && !u.actor, r.subj == "deed" && !u.deed:
		return false
	case r.neg && !u.neg, r.positive && u.neg, r.if_ && !u.if_:
		return false
	case r.bare != nil && (!u.bare || !c.any(r.bare, u.words)):
		return false
	}
	return (r.core == nil || c.any(r.core, u.core)) &&
		(r.modal == nil || c.any(r.modal, u.modals)) &&
		(r.head == nil || c.any(r.head, u.heads)) &&
		(r.has == nil || c.any(r.has, u.words))
}

// any reports whether one of the lemmas is one of the words wanted or in one
// of the classes.
func (c *cues) any(want, lemmas []string) bool {
	for _, w := range want {
		class, isClass := strings.CutPrefix(w, "@")
		if isClass && slices.ContainsFunc(lemmas, func(l string) bool { return c.words[class][l] }) ||
			!isClass && slices.Contains(lemmas, w) {
			return true
		}
	}
	return false
}
