package mcp

import (
	"fmt"
	"iter"
	"strconv"
	"strings"
)

// How many records a page has, and how far pages reach.
const (
	usual = 20
	most  = 200
	reach = 10000
)

// A Page says which part of a list is wanted.
type Page struct {
	Limit  int    `json:"limit,omitempty" jsonschema:"at most so many records, 1 to 200; 20 if left out"`
	Cursor string `json:"cursor,omitempty" jsonschema:"the next of the page before, with the same question"`
}

// A place is where a page begins: behind so many records, the last of them this.
type place struct {
	behind int
	last   string
}

func (p *Page) size() (int, error) {
	if p.Limit < 0 || p.Limit > most {
		return 0, fmt.Errorf("limit is %d; it goes from 1 to %d, and the cursor leads on", p.Limit, most)
	}
	if p.Limit == 0 {
		return usual, nil
	}
	return p.Limit, nil
}

func (p *Page) place() (place, error) {
	if p.Cursor == "" {
		return place{}, nil
	}
	n, last, ok := strings.Cut(p.Cursor, "@")
	behind, err := strconv.Atoi(n)
	if !ok || err != nil || behind < 1 || last == "" {
		return place{}, fmt.Errorf("%q is no cursor; give the `next` of an answer as it stands there", p.Cursor)
	}
	if behind > reach {
		return place{}, fmt.Errorf("pages end at %d records; narrow the question: a shorter time, one country, one outlet", reach)
	}
	return place{behind, last}, nil
}

// turn returns one page of a list and the cursor of the next. Where the record
// has changed meanwhile, so that pages would not join, it says so.
func turn[T any](all iter.Seq2[T, error], id func(T) string, p *Page) (page []T, next string, err error) {
	size, err := p.size()
	if err != nil {
		return nil, "", err
	}
	from, err := p.place()
	if err != nil {
		return nil, "", err
	}
	n := 0
	for x, err := range all {
		if err != nil {
			return nil, "", err
		}
		if n++; n == from.behind && id(x) != from.last {
			break
		}
		if n <= from.behind {
			continue
		}
		if len(page) == size {
			return page, fmt.Sprintf("%d@%s", n-1, id(page[size-1])), nil
		}
		page = append(page, x)
	}
	if from.behind > 0 && len(page) == 0 {
		return nil, "", fmt.Errorf("the record has changed since that cursor was given, or the question is another one: begin anew without cursor")
	}
	return page, "", nil
}

// each yields a slice as a list without errors.
func each[T any](all []T) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for i := range all {
			if !yield(&all[i], nil) {
				return
			}
		}
	}
}
