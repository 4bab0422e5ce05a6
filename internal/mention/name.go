package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/actor"
	"readout/internal/ud"
)

// A naming is the name of a person as it stands in the text, with the title that
// stands beside it.
type naming struct {
	first, last int
	name        string // the letters without line breaks: "Hakan Fidan"
	title       title
	town        string // of the office: "the mayor of Kharkiv"
	who         *person
}

// scanNames finds the names of persons in a sentence.
func (r *reader) scanNames(s ud.Sentence) {
	for i := s.First; i < s.Last; {
		last := r.nameAt(i, s)
		if last <= i {
			i++
			continue
		}
		c := naming{first: i, last: last, name: r.nameText(i, last)}
		c.title = r.titleBefore(i, s)
		if c.title.office == "" {
			after := r.titleAfter(last, s)
			if after.office != "" {
				c.title = after
			}
		}
		if c.title.office == "" {
			c.title = r.titleInside(i, last, c.title)
		}
		r.namings = append(r.namings, c)
		for _, p := range nameParts(c.name) {
			r.parts[p] = true
		}
		for k := i; k < last; k++ {
			r.namingAt[k] = int32(len(r.namings))
		}
		i = last
	}
}

// nameParts returns the folded parts of a name by which it may be told again:
// each word, and the last two or three written as one.
//
//	Hossein Amir-Abdollahian: hossein amir abdollahian amirabdollahian …
func nameParts(name string) []string {
	words := strings.Fields(actor.Fold(name))
	parts := words
	joined := ""
	for i := len(words) - 1; i >= 0 && i >= len(words)-3; i-- {
		if joined = words[i] + joined; i < len(words)-1 && len(joined) > 5 {
			parts = append(parts, joined)
		}
	}
	return parts
}

// nameAt returns the word after the person's name that begins at i, or i if
// none does. A name begins where the name tagger, the knowledge base or a title
// says so.
func (r *reader) nameAt(i int, s ud.Sentence) int {
	if !isCapital(r.forms[i]) || r.blocked(i) && !r.givenName(i, s) || calendar[r.forms[i]] || r.headBefore(i) >= 0 || r.isTownOf(i, s) {
		return i
	}
	a := r.atomOf(i)
	switch {
	case r.blocked(i):
	case a != nil && a.first == i && a.sense(actor.Person) != nil:
	case r.doc.Words[i].Name.Kind == ud.Person:
	case r.canBeName(i, 1) && r.afterTitle(i, s):
	case r.canBeName(i, 1) && len(r.forms[i]) > 3 && r.atomOf(i) == nil && r.knownName(i):
	case r.actsAlone(i):
	default:
		return i
	}
	last := i + 1
	if a != nil && a.first == i && a.sense(actor.Person) != nil {
		last = a.last // "King Charles III" as a whole
	}
	for last < s.Last {
		n := r.nameStep(last, s)
		if n == 0 {
			break
		}
		last += n
	}
	if a != nil && last-i == 1 && a.country() != nil && a.sense(actor.Person) == nil {
		return i // "Gaza", whatever the name tagger says
	}
	if r.isTown(i, last, s) {
		return i
	}
	return last
}

// givenName reports whether a word that is a country by itself is a first name
// here: right behind an office, and before a name.
//
//	"Ukrainian justice minister German Galushchenko" · "Defence Minister Israel Katz"
func (r *reader) givenName(i int, s ud.Sentence) bool {
	a := r.atomOf(i)
	if a.last-a.first > 1 || i == s.First || i+1 >= s.Last || a.sense(actor.State, actor.Adjective) == nil {
		return false
	}
	o := r.atomOf(i - 1)
	return o != nil && o.sense(actor.Office) != nil && isCapital(r.forms[i+1]) && r.atomOf(i+1) == nil &&
		r.doc.Words[i+1].UPOS == "PROPN" && !calendar[r.forms[i+1]]
}

// calendar holds the capitalised words of dates, which name taggers love.
var calendar = map[string]bool{
	"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true,
	"Sunday": true, "January": true, "February": true, "March": true, "April": true, "May": true, "June": true,
	"July": true, "August": true, "September": true, "October": true, "November": true, "December": true,
}

// nameStep returns how many words from i on go on with a name: 1 for a further
// name, 2 or more for a particle or hyphen with the name behind it, else 0.
//
//	Mohammed | bin | Abdulrahman    Amir | - | Abdollahian    Al | Thani
func (r *reader) nameStep(i int, s ud.Sentence) int {
	n := 0
	if r.isApostrophe(i, s) {
		n++
	}
	for i+n < s.Last && n < 3 && (isParticle(r.forms[i+n]) || r.isJoint(i+n)) {
		n++
	}
	if n > 0 && i+n < s.Last && r.isJoint(i+n-1) && unicode.IsLower([]rune(r.forms[i+n])[0]) {
		return n + 1 // "Lee Jae-myung"
	}
	if i+n >= s.Last || !isCapital(r.forms[i+n]) || r.blocked(i+n) && !r.namesake(i+n, s) {
		return 0
	}
	w := &r.doc.Words[i+n]
	if !r.canBeName(i+n, n) {
		return 0
	}
	if w.Name.Kind == ud.Person && w.Name.First && n == 0 && !r.adjacent(i) {
		return 0 // another person's name
	}
	return n + 1
}

// isApostrophe reports whether word i is an apostrophe that ends a part of a
// name: "Mohammed Shia' al-Sudani".
func (r *reader) isApostrophe(i int, s ud.Sentence) bool {
	f := r.forms[i]
	return (f == "'" || f == "’" || f == "‘") && r.adjacent(i) && i+1 < s.Last && (r.forms[i+1] == "al" || r.forms[i+1] == "el") &&
		!strings.HasSuffix(r.forms[i-1], "s")
}

// namesake reports whether a word that is an office by itself is a name inside
// a name: "Amir" of "Hossein Amir-Abdollahian", "Major" of "John Major".
func (r *reader) namesake(i int, s ud.Sentence) bool {
	a := r.atomOf(i)
	if a.last-a.first > 1 || a.sense(actor.Office) == nil {
		return false
	}
	if w := &r.doc.Words[i]; w.Name.Kind == ud.Person && !w.Name.First {
		return true
	}
	next := i + 1
	if next < s.Last && r.isJoint(next) {
		next++
	}
	return next < s.Last && isCapital(r.forms[next]) && r.atomOf(next) == nil && r.canBeName(next, next-i-1)
}

// canBeName reports whether a capitalised word can go on with a name that
// joints words have led on: taggers take many a foreign name for an adjective.
func (r *reader) canBeName(i, joints int) bool {
	w := &r.doc.Words[i]
	switch w.UPOS {
	case "PROPN", "X":
		return true
	case "ADJ", "NOUN":
		return joints > 0 || r.atomOf(i) == nil && strings.ToUpper(w.Form) != w.Form
	}
	return w.Name.Kind == ud.Person
}

// isJoint reports whether word i is a hyphen with letters right on both sides.
func (r *reader) isJoint(i int) bool {
	return (r.forms[i] == "-" || r.forms[i] == "‐" || r.forms[i] == "‑") && r.adjacent(i) && r.adjacent(i+1)
}

// adjacent reports whether no space stands before word i.
func (r *reader) adjacent(i int) bool {
	return i > 0 && i < len(r.doc.Words) && r.doc.Words[i-1].Span.End == r.doc.Words[i].Span.Start
}

// blocked reports whether word i belongs to something that is no part of a
// person's name: a country, an office, a body.
func (r *reader) blocked(i int) bool {
	a := r.atomOf(i)
	if a == nil || a.sense(actor.Person) != nil {
		return false
	}
	if a.sense(actor.Office, actor.Standing, actor.Adjective, actor.Demonym, actor.Body, actor.Group) != nil {
		return true
	}
	if a.last-a.first > 1 && a.country() != nil {
		return true // "Saudi Arabia", "North Korea"
	}
	// "Jordan", "Chad" and "Israel" are first names too: the name tagger decides
	return a.sense(actor.State, actor.Territory, actor.Capital, actor.Metonym, actor.Noun) != nil &&
		r.doc.Words[i].Name.Kind != ud.Person
}

// afterTitle reports whether an office ends right before word i, or before a
// comma.
func (r *reader) afterTitle(i int, s ud.Sentence) bool {
	if i == s.First {
		return false
	}
	if r.forms[i-1] == "," { // "his Turkish counterpart, Hakan Fidan"
		return i-1 > s.First && r.endsTitle(i-2)
	}
	if office, _ := r.hyphened(i - 1); office != nil {
		return true
	}
	return r.endsTitle(i-1) || honorific(r.forms[i-1])
}

// actsAlone reports whether an unknown proper noun does what persons do, and is
// so far no other kind of name.
//
//	"Kuleba said": a person, though the name tagger missed him
func (r *reader) actsAlone(i int) bool {
	w := &r.doc.Words[i]
	if w.UPOS != "PROPN" || w.Name.Kind != ud.NotName || r.atomOf(i) != nil || len(w.Form) < 4 || strings.ToUpper(w.Form) == w.Form {
		return false
	}
	if !r.doc.Is(i, "nsubj") && !(r.doc.Is(i, "nmod:poss") && r.knownName(i)) {
		return false
	}
	h := w.Head
	return h >= 0 && (r.doc.Words[h].UPOS == "VERB" || r.knownName(i))
}

// knownName reports whether the word is part of a name met before, or several
// of its parts written as one: "Amirabdollahian" of "Amir-Abdollahian".
func (r *reader) knownName(i int) bool { return r.parts[actor.Fold(r.forms[i])] }

func honorific(s string) bool {
	switch strings.TrimSuffix(s, ".") {
	case "Mr", "Mrs", "Ms", "Dr", "Sir", "Lord", "Lady", "Sheikh", "Ayatollah", "Prof":
		return true
	}
	return false
}

func isParticle(s string) bool {
	switch strings.ToLower(s) {
	case "bin", "ibn", "bint", "ben", "al", "el", "ul", "ur", "van", "von", "der", "den", "de", "da", "do", "dos", "di", "du", "la", "le", "abu", "abd", "y", "e":
		return true
	}
	return false
}

func isCapital(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c) || unicode.IsTitle(c) || c == 'ʿ' || c == '‘'
}

// nameText joins the letters of words [first, last) with single spaces where
// the text has any.
func (r *reader) nameText(first, last int) string {
	return strings.Join(strings.Fields(r.doc.Text.Slice(r.doc.Cover(first, last))), " ")
}
