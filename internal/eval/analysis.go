package eval

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/english"
	iob "readout/internal/names"
	"readout/internal/segment"
	"readout/internal/text"
	"readout/internal/ud"
)

// AnalysisFiles returns the files of a folder, and of those below it, that
// ScoreAnalysis can score, in order: treebanks (.conllu) and texts with marked
// names (.iob2; .txt with a word, a tab and its mark), but for those to train
// with, whose names say train.
func AnalysisFiles(dir string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		base := filepath.Base(path)
		switch filepath.Ext(path) {
		case ".conllu", ".iob2":
			if !strings.Contains(base, "train") {
				out = append(out, path)
			}
		case ".txt":
			if base == "test.txt" || base == "dev.txt" {
				out = append(out, path)
			}
		}
		return nil
	})
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("%s: no .conllu or .iob2 file to score; give a folder of treebanks or marked names", dir)
	}
	return out, err
}

// An AnalysisScore is how the models do on one file.
type AnalysisScore struct {
	Names bool // whether the file marks names, not trees
	Gold  UDScore
	Raw   UDScore // with our own words and sentences
	Named NameScore
}

// ScoreAnalysis scores the models on a file of AnalysisFiles.
func ScoreAnalysis(path string, models *english.Pipeline) (s AnalysisScore, err error) {
	f, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer f.Close()
	if filepath.Ext(path) == ".conllu" {
		err = s.trees(f, models)
	} else {
		s.Names = true
		err = s.marks(f, filepath.Ext(path) == ".iob2", models)
	}
	if err != nil {
		return s, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}

// trees scores a treebank.
func (s *AnalysisScore) trees(f *os.File, models *english.Pipeline) error {
	gold, err := ud.ReadCoNLLU(f)
	if err != nil {
		return err
	}
	words := unread(gold)
	models.Analyze(words)
	if s.Gold, err = ScoreUD(gold, words); err != nil {
		return err
	}
	raw := segment.Split(gold.Text, []text.Span{{Start: 0, End: gold.Text.Len()}})
	models.Analyze(raw)
	s.Raw, err = ScoreUD(gold, raw)
	return err
}

// marks scores texts with marked names; numbered tells whether the first column
// numbers the words.
func (s *AnalysisScore) marks(f *os.File, numbered bool, models *english.Pipeline) error {
	form := 0
	if numbered {
		form = 1
	}
	docs, err := iob.ReadIOB(f, form, form+1)
	if err != nil {
		return err
	}
	for _, gold := range docs {
		words := unread(gold)
		models.Analyze(words)
		one, err := ScoreNames(gold, words)
		if err != nil {
			return err
		}
		s.Named.Add(one)
	}
	return nil
}

// unread returns the words and sentences of d without annotation.
func unread(d *ud.Doc) *ud.Doc {
	out := &ud.Doc{Text: d.Text, Sentences: d.Sentences}
	for _, w := range d.Words {
		out.Words = append(out.Words, ud.Word{Span: w.Span, Form: w.Form, Joined: w.Joined, Head: -1})
	}
	return out
}

// String returns the scores in lines.
func (s AnalysisScore) String() string {
	if s.Names {
		return fmt.Sprintf("names       F1 %v\n", s.Named)
	}
	return fmt.Sprintf("gold words  %v\nraw text    %v\n", s.Gold, s.Raw)
}

// Relations returns a line for each relation, the most frequent first: how
// often it stands in gold, and its LAS on gold words.
func (s AnalysisScore) Relations() string {
	rels := slices.Sorted(maps.Keys(s.Gold.Relations))
	slices.SortStableFunc(rels, func(a, b string) int { return s.Gold.Relations[b].Gold - s.Gold.Relations[a].Gold })
	var b strings.Builder
	for _, r := range rels {
		if c := s.Gold.Relations[r]; c.Gold > 0 {
			fmt.Fprintf(&b, "  %-11s %6d %6.2f\n", r, c.Gold, c.F1())
		}
	}
	return b.String()
}
