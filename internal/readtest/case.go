// Package readtest runs written cases: an article and, below it, what must be
// read off it, each line anchored by quoting the article.
//
// A case says nothing about how reading is done: text in, record out. The
// package must never know trees, rule names or models.
package readtest

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"readout/internal/text"
	"readout/internal/timex"
)

// A Case is one article with its expectations.
type Case struct {
	Name      string // of the file, without .txtar
	About     string // what the case is there to show
	Outlet    string
	Published timex.Date // zero when the article must tell it itself, or cannot
	Text      string
	Wants     []Want
}

// Load reads every *.txtar file of a folder, in the order of their names. A
// case has the sections article.txt and want, and may have meta. Errors name
// the file and the line of want.
func Load(dir string) ([]Case, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		return nil, err
	}
	slices.Sort(paths)
	cases := make([]Case, 0, len(paths))
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			return nil, err
		}
		c, err := newCase(a)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		c.Name = strings.TrimSuffix(filepath.Base(path), ".txtar")
		cases = append(cases, c)
	}
	return cases, nil
}

func newCase(a *txtar.Archive) (Case, error) {
	c := Case{About: strings.TrimSpace(string(a.Comment))}
	var want string
	for _, f := range a.Files {
		switch body := string(f.Data); f.Name {
		case "article.txt":
			c.Text = body
		case "want":
			want = body
		case "meta":
			if err := c.meta(body); err != nil {
				return c, err
			}
		default:
			return c, fmt.Errorf("section %q: want article.txt, meta or want", f.Name)
		}
	}
	if c.Text == "" || want == "" {
		return c, fmt.Errorf("a case needs the sections article.txt and want")
	}
	t, err := text.New(c.Text)
	if err != nil {
		return c, err
	}
	c.Wants, err = parseWants(t, want)
	return c, err
}

func (c *Case) meta(body string) error {
	for line := range strings.Lines(body) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch key {
		case "published":
			c.Published = timex.Date(value)
		case "outlet":
			c.Outlet = value
		case "":
		default:
			return fmt.Errorf("meta %q: want published or outlet", key)
		}
	}
	return nil
}
