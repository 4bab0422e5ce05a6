package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/english"
)

const arrived = "# text = They left.\n1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"

func TestScoreAnalysis(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"a-test.conllu": arrived, "a-train.conllu": "no treebank", "b-dev.iob2": "1\tThey\tO\n2\tleft\tO\n3\tLondon\tB-LOC\n", "LICENSE.txt": "none",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, err := AnalysisFiles(dir)
	if err != nil || len(files) != 2 {
		t.Fatalf("files %v, error %v", files, err)
	}
	models, err := english.New()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"LAS 100.00", "PER LOC ORG 100.00"} {
		s, err := ScoreAnalysis(files[i], models)
		if err != nil || !strings.Contains(s.String(), want) {
			t.Errorf("%s: %v, error %v, want %s", files[i], s, err, want)
		}
		if i == 0 && !strings.Contains(s.Relations(), "nsubj            1 100.00") {
			t.Errorf("relations:\n%s", s.Relations())
		}
	}
	if _, err := AnalysisFiles(t.TempDir()); err == nil {
		t.Error("an empty folder is scored")
	}
}
