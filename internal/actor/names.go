package actor

import (
	"iter"
	"maps"
	"slices"
)

// Names finds what is called by a name, in a text that is cut into forms. Its
// zero value is empty and ready for Add; after that it may be read by many
// goroutines at once.
type Names[T comparable] struct {
	stems map[string]*stem[T] // by folded words
	room  int                 // how many stems to make room for
	free  []stem[T]           // made, not yet used
}

// A stem is a folded name or the first words of one.
type stem[T comparable] struct {
	senses [shapes][]T // by the shape of the text's letters; later shapes hold the senses of earlier ones too
}

// Add gives x the names.
func (m *Names[T]) Add(x T, names ...string) {
	if m.stems == nil {
		m.stems = make(map[string]*stem[T], m.room)
	}
	for _, name := range names {
		key := Fold(name)
		if key == "" {
			continue
		}
		for end := range key {
			if key[end] == ' ' {
				m.stem(key[:end])
			}
		}
		m.stem(key).add(x, shapeOf(name))
	}
}

func (m *Names[T]) stem(key string) *stem[T] {
	n := m.stems[key]
	if n == nil {
		if len(m.free) == 0 {
			m.free = make([]stem[T], 512)
		}
		n, m.free = &m.free[0], m.free[1:]
		m.stems[key] = n
	}
	return n
}

func (n *stem[T]) add(x T, s shape) {
	var alone []T // shared by the shapes that have no sense yet
	for ; s < shapes; s++ {
		switch {
		case n.senses[s] == nil:
			if alone == nil {
				alone = []T{x}
			}
			n.senses[s] = alone
		case !slices.Contains(n.senses[s], x):
			n.senses[s] = append(n.senses[s], x)
		}
	}
}

// All yields the folded names in alphabetical order with all their senses.
func (m *Names[T]) All() iter.Seq2[string, []T] {
	return func(yield func(string, []T) bool) {
		for _, name := range slices.Sorted(maps.Keys(m.stems)) {
			if s := m.stems[name].senses[caps]; s != nil && !yield(name, s) {
				return
			}
		}
	}
}

// Lookup returns the senses of a whole name, nil if it has none. Marks,
// apostrophes, hyphens and spaces do not count; capital letters do where the
// name has them: "us" is no country. The slice is not to be changed.
func (m *Names[T]) Lookup(name string) []T {
	var stack [80]byte
	n := m.stems[string(appendFold(stack[:0], name))]
	if n == nil {
		return nil
	}
	return n.senses[shapeOf(name)]
}

// Longest returns the senses of the longest name that starts at forms[i], and
// the number of forms it takes; 0 if no name starts there. A name may be cut
// into forms in any way that keeps hyphens and apostrophes as forms of their
// own or inside of one. The slice is not to be changed.
func (m *Names[T]) Longest(forms []string, i int) (senses []T, n int) {
	var stack [160]byte
	key := stack[:0]
	for j := i; j < len(forms); j++ {
		before := len(key)
		if j > i && before > 0 {
			key = append(key, ' ')
		}
		key = appendFold(key, forms[j])
		if len(key) <= before+1 && j > i {
			if !joins(forms[j]) {
				break
			}
			key = key[:before]
			continue
		}
		at := m.stems[string(key)]
		if at == nil {
			break
		}
		if s := at.senses[shapeOfForms(forms[i:j+1])]; s != nil {
			senses, n = s, j+1-i
		}
	}
	return senses, n
}

// joins reports whether a form without letters may stand inside a name: the
// hyphen of "al - Qaeda".
func joins(form string) bool {
	switch form {
	case "-", "‐", "‑", "–", "&", "'", "’", "/":
		return true
	}
	return false
}
