package readout

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rules is the order of the packages, bottom to top. It is a statement of
// policy: do not change it to make a build pass.
//
// A package may import packages of lower lines, and of its own line only those
// to its left. After "!" stand packages it must never reach, directly or not.
const rules = `
text table
timex plover learn
record
ud
segment tag depparse depmatch names
webpage pdf docx warc feed fetch english intake actor place analysis
mention wording quote figure event
read
reconcile neardup series naming contact stance
store query diff across correct
monitor folder partition window store/where store/sqlite store/postgres export verify audit run watch report queue alert
web mcp
eval train readtest beside store/storetest store/pgtest folder/foldertest
`

// never lists imports that are forbidden however many steps they take.
var never = map[string][]string{
	"text":      {"net/http", "database/sql", "os"},
	"record":    {"net/http", "database/sql", "os"},
	"ud":        {"readout/internal/record"},
	"reconcile": {"readout/internal/ud"}, // it compares mentions, not trees
	"series":    {"readout/internal/ud", "database/sql", "net/http"},
	"feed":      {"readout/internal/record", "net/http", "os"},
	"fetch":     {"readout/internal/record", "database/sql"},
	"watch":     {"readout/internal/store/sqlite", "readout/internal/read", "database/sql"},
	"audit":     {"readout/internal/read", "readout/internal/intake", "net/http", "database/sql"},
	"alert":     {"readout/internal/store/sqlite", "readout/internal/store/postgres", "readout/internal/read", "database/sql"},
	"run":       {"readout/internal/store/sqlite", "readout/internal/store/postgres"},
	"mcp":       {"readout/internal/web", "readout/internal/store/sqlite", "readout/internal/store/postgres"},
	"read":      {"readout/internal/store", "net/http", "database/sql"},
	"window":    {"readout/internal/read", "readout/internal/queue", "database/sql"},
}

func TestDeps(t *testing.T) {
	rank := map[string][2]int{}
	for i, line := range strings.Split(strings.TrimSpace(rules), "\n") {
		for j, p := range strings.Fields(line) {
			rank[p] = [2]int{i, j}
		}
	}
	imports := map[string][]string{}
	filepath.WalkDir("internal", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		pkg := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "internal/")
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		imports[pkg] = append(imports[pkg], "")
		for _, s := range f.Imports {
			imports[pkg] = append(imports[pkg], strings.Trim(s.Path.Value, `"`))
		}
		return nil
	})
	for pkg, list := range imports {
		r, ok := rank[pkg]
		if !ok {
			t.Errorf("%s stands in no line of the rules", pkg)
		}
		for _, imp := range list {
			below, ok := strings.CutPrefix(imp, "readout/internal/")
			if !ok {
				continue
			}
			if b := rank[below]; slices.Compare(b[:], r[:]) >= 0 {
				t.Errorf("%s imports %s, which is not below it", pkg, below)
			}
		}
	}
	var reach func(pkg string, seen map[string]bool)
	reach = func(pkg string, seen map[string]bool) {
		for _, imp := range imports[pkg] {
			if imp != "" && !seen[imp] {
				seen[imp] = true
				reach(strings.TrimPrefix(imp, "readout/internal/"), seen)
			}
		}
	}
	for pkg, list := range never {
		seen := map[string]bool{}
		reach(pkg, seen)
		for _, n := range list {
			if seen[n] {
				t.Errorf("%s reaches %s", pkg, n)
			}
		}
	}
	t.Logf("%d packages in order", len(imports))
}
