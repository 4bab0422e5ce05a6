package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"readout/internal/record"
)

// told gives one line for each thing that reading yields.
func told(paths []string, opt Options) (out []string) {
	for a, err := range Read(context.Background(), paths, opt) {
		if err != nil {
			out = append(out, strings.ReplaceAll(err.Error(), `\`, "/"))
			continue
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s", filepath.ToSlash(a.Path), a.Record, a.Encoding, a.Published, a.PublishedFrom)))
	}
	return out
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(want):
			t.Errorf("too much: %s", got[i])
		case i >= len(got):
			t.Errorf("missing: %s", want[i])
		case !strings.HasPrefix(got[i], want[i]):
			t.Errorf("\n got %s\nwant %s", got[i], want[i])
		}
	}
}

func TestFolder(t *testing.T) {
	compare(t, told([]string{"testdata/folder"}, Options{}), []string{
		"testdata/folder/a-harbour.txt  utf-8 2023-11-02 header",
		"testdata/folder/b/crlf.txt  utf-8 2024-02-11 header",
	})
	if n := Count([]string{"testdata/folder", "-", "testdata/none"}); n.Files != 4 || n.Bytes < 800 {
		t.Errorf("Count gives %v", n)
	}
}

func TestJSONLines(t *testing.T) {
	compare(t, told([]string{"testdata/lines.jsonl"}, Options{}), []string{
		"testdata/lines.jsonl one json:event_text 2024-05-07 metadata",
		"testdata/lines.jsonl:2: is not JSON at byte 25",
		"testdata/lines.jsonl 3 json:text",
		"testdata/lines.jsonl:5 (none): has no key",
		"testdata/lines.jsonl:6 (empty): is empty",
		"testdata/lines.jsonl:7: is not a JSON object",
		"testdata/lines.jsonl  json:text 2024-05-07 url",
	})
}

func TestJSONMetadata(t *testing.T) {
	for a, err := range Read(context.Background(), []string{"testdata/lines.jsonl"}, Options{}) {
		if err != nil {
			continue
		}
		var ids []string
		for _, d := range a.Diagnostics {
			ids = append(ids, d.ID)
		}
		switch a.Record {
		case "one":
			if a.Outlet != "Example" || a.URL != "https://example.org/a" || a.Language != "en" || ids != nil {
				t.Errorf("one: %q %q %q %v", a.Outlet, a.URL, a.Language, ids)
			}
		case "3":
			if !slices.Equal(ids, []string{"bad-date", "no-date"}) {
				t.Errorf("3: %v", ids)
			}
		default:
			if a.Language != "de" {
				t.Errorf("language %q", a.Language)
			}
		}
	}
}

func TestBadFiles(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{
		"1-empty.txt":   "",
		"2-blank.txt":   " \n\u00a0",
		"3-nul.txt":     "a\x00b",
		"4-control.bin": "a\x01b",
		"5-page.html":   "<p>Hello</p>",
		"6-page.txt":    "\n<!DOCTYPE html><p>",
		"7-cp1252.txt":  "The “caf\xe9” is na\xefve",
		"8-1252.txt":    "The \x93caf\xe9\x94 in Malm\xf6",
		"9-no.txt":      "The caf\x81",
		"a-cyr.txt":     "\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 \xf1\xea\xe0\xe7\xe0\xeb",
		"b-16.txt":      "\xff\xfeH\x00i\x00.\x00",
		"c-16.txt":      "\xff\xfeH\x00i",
		"d-bom.txt":     "\xef\xbb\xbfHi.",
		"e-large.txt":   strings.Repeat("x", 200),
		"f-16.txt":      "\xfe\xff\xd8\x3d\x00H",
		"g-good.txt":    "They met.",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := told([]string{dir, filepath.Join(dir, "none.txt")}, Options{MaxArticle: 100})
	for i := range got {
		got[i] = strings.TrimPrefix(got[i], filepath.ToSlash(dir)+"/")
	}
	compare(t, got, []string{
		"1-empty.txt: is empty",
		"2-blank.txt: is empty",
		"3-nul.txt: holds a NUL at byte 1",
		"4-control.bin: holds the control byte 0x01 at byte 1",
		"5-page.html: holds no article",
		"6-page.txt: holds no article",
		"7-cp1252.txt  windows-1252",
		"8-1252.txt  windows-1252",
		"9-no.txt: holds 0x81 at byte 7",
		"a-cyr.txt: is not UTF-8 (byte 0)",
		"b-16.txt  utf-16le",
		"c-16.txt: is UTF-16 with half a letter",
		"d-bom.txt  utf-8-bom",
		"e-large.txt: has 200 bytes where an article may have 100 bytes",
		"f-16.txt: is UTF-16 with half a pair",
		"g-good.txt  utf-8",
		"none.txt: no such file or folder",
	})
}

func TestNoPermission(t *testing.T) {
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("SKIPPED, not run: this user may read every file")
	}
	path := filepath.Join(t.TempDir(), "closed.txt")
	if err := os.WriteFile(path, []byte("They met."), 0); err != nil {
		t.Fatal(err)
	}
	if got := told([]string{path}, Options{}); len(got) != 1 || !strings.Contains(got[0], "permission denied") {
		t.Errorf("got %v", got)
	}
}

func TestStdin(t *testing.T) {
	for in, want := range map[string]string{
		"They met in Vienna.":         "-  utf-8",
		`{"id":"x","text":"Met."}`:    "- x json:text",
		"\ufeff{\"text\":\"Met.\"}\n": "-  json:text",
	} {
		compare(t, told([]string{"-"}, Options{Stdin: strings.NewReader(in)}), []string{want})
	}
	compare(t, told([]string{"-"}, Options{}), []string{"-: there is no standard input"})
}

func TestLongLine(t *testing.T) {
	in := io.MultiReader(strings.NewReader(`{"text": "`), io.LimitReader(letters{}, 100<<20), strings.NewReader("\"}\n{\"text\": \"They met.\"}\n"))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got := told([]string{"-"}, Options{Stdin: in, MaxArticle: 1 << 20})
	runtime.ReadMemStats(&after)
	compare(t, got, []string{"-:1: has a line that is longer where an article may have 1048576 bytes", "-  json:text"})
	if n := after.TotalAlloc - before.TotalAlloc; n > 16<<20 {
		t.Errorf("%d bytes were allocated for a line of 100 MB", n)
	}
}

type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	n := 0
	for _, err := range Read(ctx, []string{"testdata/lines.jsonl", "testdata/folder"}, Options{}) {
		n++
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	}
	if n != 1 {
		t.Errorf("%d answers after the end", n)
	}
	for range Read(context.Background(), []string{"testdata/lines.jsonl", "testdata/folder"}, Options{}) {
		break // must not panic
	}
}

// whole checks what holds of every article.
func whole(t *testing.T, a *record.Article) {
	t.Helper()
	s, err := Decode(a.Raw, a.Encoding)
	if err != nil || s != a.Text.String() {
		t.Fatalf("%q as %s comes back as %q, %v", a.Raw, a.Encoding, s, err)
	}
	at := 0
	for _, z := range a.Zones {
		if z.Span.Start < at || z.Span.Empty() || z.Span.End > len(s) || z.Kind == "" {
			t.Fatalf("zone %v is out of place in %v", z, a.Zones)
		}
		for _, i := range []int{z.Span.Start, z.Span.End} {
			if i < len(s) && s[i]&0xc0 == 0x80 {
				t.Fatalf("zone %v cuts a letter", z)
			}
		}
		at = z.Span.End
	}
	if a.Published != "" && !a.Published.Valid() || (a.Published == "") != (a.PublishedFrom == "") {
		t.Fatalf("published %q from %q", a.Published, a.PublishedFrom)
	}
	if a.ID != record.ArticleID(a.Raw) {
		t.Fatalf("the id is %s", a.ID)
	}
}

func FuzzFromBytes(f *testing.F) {
	for _, p := range []string{"testdata/folder/a-harbour.txt", "testdata/folder/b/crlf.txt"} {
		raw, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte("\xff\xfe\x3d\xd8\x00\xdc"))
	f.Add([]byte("Caf\xe9 2/11/2023\n\nBy A B 2 Nov 2023\nx \u00a0(Reuters)"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if a, err := FromBytes("x", bytes.Clone(raw)); err == nil {
			whole(t, a)
		}
	})
}

func FuzzFromJSON(f *testing.F) {
	f.Add([]byte(`{"id":1,"text":"date 2023-11-02 They met. \ud800","date":"Thu, 02 Nov 2023 10:15:00 GMT"}`))
	f.Add([]byte(`{"event_text":"a","text":null,"url":"/2023/11/02/","authors":["x"]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if a, _, err := FromJSON("x", raw); err == nil {
			whole(t, a)
		}
	})
}
