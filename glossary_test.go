package readout

import (
	"go/ast"
	"os"
	"regexp"
	"strings"
	"testing"
)

// shared are words of the third column that have a second, proper meaning in
// code; docs/glossary.md says which.
var shared = map[string]bool{
	"content": true, "version": true, "date": true, "value": true, "match": true, "merge": true,
	"doc": true, "subject": true, "object": true, "job": true, "report": true,
}

// No type, field, function, constant or package variable is called by a word
// that docs/glossary.md rules out.
func TestGlossary(t *testing.T) {
	never := neverWords(t)
	eachFile(t, func(path string, f *ast.File) {
		for _, name := range declared(f) {
			if instead, ok := never[strings.ToLower(name)]; ok {
				t.Errorf("%s declares %s: say %s, see docs/glossary.md", path, name, instead)
			}
		}
	})
}

// neverWords reads the third column: the word and what to say instead.
func neverWords(t *testing.T) map[string]string {
	b, err := os.ReadFile("docs/glossary.md")
	if err != nil {
		t.Fatal(err)
	}
	never := map[string]string{}
	row := regexp.MustCompile(`(?m)^\| ([^|]+) \| [^|]+ \| ([a-z, ]+) \|$`)
	for _, m := range row.FindAllStringSubmatch(string(b), -1) {
		for _, word := range strings.Split(m[2], ", ") {
			if !shared[word] && word != "never" {
				never[word] = m[1]
			}
		}
	}
	if len(never) < 15 {
		t.Fatalf("read only %d words from docs/glossary.md", len(never))
	}
	return never
}

// declared returns the names a file declares, but for those inside functions.
func declared(f *ast.File) []string {
	var out []string
	add := func(ids ...*ast.Ident) {
		for _, id := range ids {
			out = append(out, id.Name)
		}
	}
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok {
			add(fn.Name)
			continue
		}
		ast.Inspect(d, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.TypeSpec:
				add(n.Name)
			case *ast.ValueSpec:
				add(n.Names...)
			case *ast.StructType:
				for _, field := range n.Fields.List {
					add(field.Names...)
				}
			case *ast.InterfaceType:
				for _, method := range n.Methods.List {
					add(method.Names...)
				}
			case *ast.FuncLit:
				return false
			}
			return true
		})
	}
	return out
}
