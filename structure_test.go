package readout

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// eachFile calls do for every Go file of the program that is not a test.
func eachFile(t *testing.T, do func(path string, f *ast.File)) {
	t.Helper()
	for _, root := range []string{"internal", "cmd"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
			if err == nil {
				do(filepath.ToSlash(path), f)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Every package says in its comment what it is for.
func TestPackageComments(t *testing.T) {
	comments := map[string]string{}
	eachFile(t, func(file string, f *ast.File) {
		dir := path.Dir(file)
		comments[dir] += f.Doc.Text()
	})
	for dir, comment := range comments {
		begin := "Package " + path.Base(dir)
		if strings.HasPrefix(dir, "cmd/") {
			begin = "Command " + path.Base(dir)
		}
		if !strings.Contains(comment, begin+" ") {
			t.Errorf("%s has no package comment that begins with %q", dir, begin)
		}
	}
}

// Every room that deps_test.go puts in order and that stands has its line in
// docs/architecture.md, and the other way round.
func TestArchitectureNamesEveryRoom(t *testing.T) {
	b, err := os.ReadFile("docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z/]+)` \\|").FindAllStringSubmatch(string(b), -1) {
		told[m[1]] = true
	}
	for _, room := range strings.Fields(rules) {
		_, err := os.Stat(filepath.Join("internal", filepath.FromSlash(room)))
		if stands := err == nil; stands != told[room] {
			t.Errorf("%s: stands %v, has a line in docs/architecture.md %v", room, stands, told[room])
		}
		delete(told, room)
	}
	for room := range told {
		t.Errorf("docs/architecture.md tells of %s, which deps_test.go does not know", room)
	}
}

// No file names a place that exists on one machine only.
func TestNoAbsolutePaths(t *testing.T) {
	places := regexp.MustCompile(`(^|[\s"'` + "`" + `(=:,])/(work|home|root|Users|tmp|mnt|opt)/[A-Za-z0-9_.-]`)
	for _, file := range tracked(t) {
		b, err := os.ReadFile(file)
		if err != nil || bytes.IndexByte(b, 0) >= 0 {
			continue // deleted, or no text
		}
		for i, line := range strings.Split(string(b), "\n") {
			if m := places.FindString(line); m != "" && file != "structure_test.go" {
				t.Errorf("%s:%d: %q is a path of one machine", file, i+1, m)
			}
		}
	}
}

// tracked returns the files that git knows.
func tracked(t *testing.T) []string {
	t.Helper()
	out, err := exec.Command("git", "ls-files", "-z").Output()
	if err != nil {
		t.Skipf("SKIPPED, not run: git ls-files: %v", err)
	}
	return strings.Split(strings.TrimRight(string(out), "\x00"), "\x00")
}
