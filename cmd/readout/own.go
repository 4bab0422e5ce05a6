package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"readout/internal/actor"
	"readout/internal/event"
	"readout/internal/read"
)

// own is what users add to the program's knowledge for one run.
type own struct {
	actors   []string // files
	lexicons []string // folders
}

const (
	ownActors  = "take the table of actors in `FILE` too (see docs/actors.md); may be given again"
	ownLexicon = "take the event patterns in the folder `DIR` too (see docs/adding.md); may be given again"
)

func (o *own) flags(fl *pflag.FlagSet) {
	fl.StringArrayVar(&o.actors, "actors", nil, ownActors)
	fl.StringArrayVar(&o.lexicons, "lexicon", nil, ownLexicon)
}

// reader returns a reader with users' own knowledge, and the version that
// stands in what it reads: another table or pattern is another version.
func (o *own) reader() (*read.Reader, string, error) {
	b, err := knowledge(o.actors)
	if err != nil {
		return nil, "", err
	}
	x, mark, err := lexicon(o.lexicons)
	if err != nil {
		return nil, "", err
	}
	r, err := read.NewWith(read.Options{Actors: b, Lexicon: x})
	v := version()
	if m := b.Mark(); m != "" {
		v += "+actors." + m
	}
	return r, v + mark, err
}

// knowledge returns what the program knows of actors, with users' own tables on
// top.
func knowledge(files []string) (*actor.Base, error) {
	if len(files) == 0 {
		return actor.Known(), nil
	}
	var tables []actor.Own
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		tables = append(tables, actor.Own{File: f, Data: b})
	}
	return actor.With(tables...)
}

// lexicon returns the patterns of the program with those of users' folders on
// top, and what marks them in the version.
func lexicon(dirs []string) (x *event.Lexicon, mark string, err error) {
	x = event.Default()
	sum := sha256.New()
	for _, dir := range dirs {
		more, err := loadLexicon(dir)
		if err != nil {
			return nil, "", err
		}
		if err := hashFiles(sum, dir); err != nil {
			return nil, "", err
		}
		x = x.With(more)
	}
	if len(dirs) > 0 {
		mark = fmt.Sprintf("+lexicon.%x", sum.Sum(nil)[:4])
	}
	return x, mark, nil
}

// hashFiles adds the names and bytes of a folder's lexicon files to a sum.
func hashFiles(sum io.Writer, dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return err
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%s %d\n%s", filepath.Base(f), len(b), b)
	}
	return nil
}

// loadLexicon reads the patterns of a folder, which must hold some.
func loadLexicon(dir string) (*event.Lexicon, error) {
	if _, err := os.Stat(dir); err != nil {
		return nil, err
	}
	x, err := event.Load(os.DirFS(dir))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", dir, err)
	case len(x.Patterns) == 0:
		return nil, fmt.Errorf("%s holds no patterns: name its files for PLOVER types, as in consult.txt", dir)
	}
	return x, nil
}
