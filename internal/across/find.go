package across

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"readout/internal/record"
	"readout/internal/store"
)

// kinds are what can be named by id.
var kinds = []string{store.KindEvent, store.KindStatement, store.KindFigure}

// Named returns the mention that a person names: by the id of a mention or of a
// cluster, which is its first mention's, or the beginning of either, with or
// without its kind. A superseded mention is found too.
func (r *Record) Named(name string) (record.ID, error) {
	want := strings.Replace(name, "/", ":", 1)
	if r.article[record.ID(want)] != "" {
		return record.ID(want), nil
	}
	var found []record.ID
	for id := range r.article {
		if begins(string(id), want) {
			found = append(found, id)
		}
	}
	sortIDs(found)
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) == 0:
		return "", fmt.Errorf("nothing in the record has an id that begins with %q; 'readout events' lists ids, and so do statements and figures", name)
	}
	return "", fmt.Errorf("%q begins %d ids, among them %s and %s; give more letters", name, len(found), found[0], found[1])
}

func begins(id, want string) bool {
	if strings.HasPrefix(id, want) {
		return strings.Contains(want, ":") || kind(want) == ""
	}
	k, rest, _ := strings.Cut(id, ":")
	return len(want) >= 4 && kind(k) != "" && strings.HasPrefix(rest, want)
}

func kind(name string) string {
	for _, k := range kinds {
		if k == name {
			return k
		}
	}
	return ""
}

// Reading returns what was read off the article in which a mention stands, or of
// the article itself. The last ones are kept at hand.
func (r *Record) Reading(ctx context.Context, id record.ID) (*record.Reading, error) {
	if a := r.article[id]; a != "" {
		id = a
	}
	if x := r.shelf.get(id); x != nil {
		return x, nil
	}
	e, err := r.store.Entry(ctx, id)
	if err != nil {
		return nil, err
	}
	x, err := e.Reading()
	if err == nil {
		r.shelf.put(id, x)
	}
	return x, err
}

// A shelf keeps the last readings at hand.
type shelf struct {
	at   map[record.ID]*record.Reading
	next []record.ID
}

const places = 256

func (s *shelf) get(id record.ID) *record.Reading { return s.at[id] }

func (s *shelf) drop(id record.ID) {
	if i := slices.Index(s.next, id); i >= 0 {
		delete(s.at, id)
		s.next = slices.Delete(s.next, i, i+1)
	}
}

func (s *shelf) put(id record.ID, r *record.Reading) {
	if s.at == nil {
		s.at = map[record.ID]*record.Reading{}
	}
	if len(s.next) == places {
		delete(s.at, s.next[0])
		s.next = s.next[1:]
	}
	s.at[id] = r
	s.next = append(s.next, id)
}
