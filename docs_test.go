package readout

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the output of the commands in the docs anew")

// notRun are commands in the docs that this test does not run.
var notRun = []string{"git clone", "go build", "go install", "go test", "cd "}

// A block is one ```console block: commands after "$ ", each with its output
// below. A line "…" stands for any lines.
type block struct {
	line  int // of its first command in the file, from 0
	steps []step
}

type step struct {
	command string
	output  []string
}

// Every command line in README.md and docs/*.md prints what the docs show. The
// commands of one file run one after the other in a folder that holds examples.
func TestDocs(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED, not run: builds the program")
	}
	bin := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", filepath.Join(bin, "readout"), "./cmd/readout").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	examples, err := filepath.Abs("examples")
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("docs/*.md")
	for _, file := range append(files, "README.md") {
		t.Run(file, func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			if err := os.CopyFS(filepath.Join(dir, "examples"), os.DirFS(examples)); err != nil {
				t.Fatal(err)
			}
			lines := scoresAnew(t, strings.Split(string(b), "\n"))
			checkBlocks(t, file, lines, func(command string) []string { return shell(bin, dir, command) })
		})
	}
}

func checkBlocks(t *testing.T, file string, lines []string, run func(string) []string) {
	blocks := consoleBlocks(lines)
	anew := slices.Clone(lines)
	for i := range blocks {
		for _, s := range blocks[i].steps {
			if slices.ContainsFunc(notRun, func(p string) bool { return strings.HasPrefix(s.command, p) }) {
				continue
			}
			got := run(s.command)
			if !elided(got, s.output) && !*update {
				t.Errorf("%s: $ %s\nprints\n%s\nthe docs show\n%s", file, s.command, strings.Join(got, "\n"), strings.Join(s.output, "\n"))
			}
			if *update {
				if strings.HasPrefix(got[len(got)-1], "exit status") {
					t.Fatalf("%s: $ %s fails, and is not written into the docs:\n%s", file, s.command, strings.Join(got, "\n"))
				}
				anew = rewrite(anew, s, got)
			}
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(anew, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// shell runs a command and returns the lines it prints to both outputs.
func shell(bin, dir, command string) []string {
	command = strings.NewReplacer("go run ./cmd/readout", "readout", "./readout", "readout").Replace(command)
	c := exec.Command("sh", "-c", command)
	c.Dir = dir
	c.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "NO_COLOR=1", "COLUMNS=100")
	out, err := c.CombinedOutput()
	lines := strings.Split(strings.TrimRight(string(out), "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	if err != nil {
		lines = append(lines, err.Error())
	}
	return lines
}

// scoresAnew puts testdata/scores.golden into the ```scores block, and fails if
// something else stands there.
func scoresAnew(t *testing.T, lines []string) []string {
	at := slices.Index(lines, "```scores")
	if at < 0 {
		return lines
	}
	b, err := os.ReadFile("testdata/scores.golden")
	if err != nil {
		t.Fatal(err)
	}
	end := at + 1 + slices.Index(lines[at+1:], "```")
	golden := trim(strings.Split(string(b), "\n"))
	if !slices.Equal(lines[at+1:end], golden) && !*update {
		t.Error("the scores are not those of testdata/scores.golden; run this test with -update")
	}
	return slices.Replace(slices.Clone(lines), at+1, end, golden...)
}

func consoleBlocks(lines []string) []block {
	var out []block
	inside := false
	for i, line := range lines {
		switch {
		case line == "```console":
			inside = true
			out = append(out, block{line: i + 1})
		case strings.HasPrefix(line, "```"):
			inside = false
		case !inside:
		case strings.HasPrefix(line, "$ "):
			b := &out[len(out)-1]
			b.steps = append(b.steps, step{command: line[2:]})
		default:
			b := &out[len(out)-1]
			if n := len(b.steps); n > 0 {
				b.steps[n-1].output = append(b.steps[n-1].output, line)
			}
		}
	}
	return out
}

// elided reports whether got is want, in which a line "…" stands for any lines.
func elided(got, want []string) bool {
	got, want = trim(got), trim(want)
	for len(want) > 0 {
		if want[0] == "…" {
			if elided(got, want[1:]) {
				return true
			}
			if len(got) == 0 {
				return false
			}
			got = got[1:]
			continue
		}
		if len(got) == 0 || got[0] != want[0] {
			return false
		}
		got, want = got[1:], want[1:]
	}
	return len(got) == 0
}

func trim(lines []string) []string {
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// rewrite puts what a command printed below it. Where the docs elide its
// beginning, as many of its last lines as stand there.
func rewrite(lines []string, s step, got []string) []string {
	got = trim(got)
	if out := trim(s.output); len(out) > 0 && out[0] == "…" {
		got = append([]string{"…"}, got[max(0, len(got)-len(out)+1):]...)
	} else if slices.Contains(out, "…") {
		return lines
	}
	at := slices.Index(lines, "$ "+s.command)
	return slices.Replace(lines, at+1, at+1+len(s.output), got...)
}

func TestElided(t *testing.T) {
	for _, c := range []struct {
		got, want string
		same      bool
	}{
		{"a b c", "a b c", true}, {"a b c", "a …", true}, {"a b c", "… c", true}, {"a b c", "a … c", true},
		{"a b c", "… b …", true}, {"a b c", "a c", false}, {"a b c", "… b", false}, {"a", "…", true}, {"a b", "a b …", true},
	} {
		if elided(strings.Fields(c.got), strings.Fields(c.want)) != c.same {
			t.Errorf("%q against %q: want %v", c.got, c.want, c.same)
		}
	}
}
