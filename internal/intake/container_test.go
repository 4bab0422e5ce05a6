package intake

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"readout/internal/beside"
)

// named are files to be packed, in order.
type named struct{ name, data string }

func zipped(files ...named) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, _ := z.Create(f.name)
		io.WriteString(w, f.data)
	}
	z.Close()
	return b.String()
}

func tarred(files ...named) string {
	var b bytes.Buffer
	t := tar.NewWriter(&b)
	for _, f := range files {
		t.WriteHeader(&tar.Header{Name: f.name, Size: int64(len(f.data)), Mode: 0o644})
		io.WriteString(t, f.data)
	}
	t.Close()
	return b.String()
}

func gzipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

func zstded(s string) string {
	z, _ := zstd.NewWriter(nil)
	return string(z.EncodeAll([]byte(s), nil))
}

const (
	shortReport = "The foreign ministers of Austria and Hungary met in Vienna on Tuesday and agreed to meet again in June, both said."
	aPage       = "<html><head><meta name=pubdate content=2024-05-07></head><body><p>" + shortReport + "</p></body></html>"
)

func captured(url, status, media, page string) string {
	block := "HTTP/1.1 " + status + "\r\nContent-Type: " + media + "\r\n\r\n" + page
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(block), block)
}

// from reads one file of that name.
func from(t *testing.T, name, data string, opt Options) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	got := told([]string{path}, opt)
	for i := range got {
		got[i] = strings.TrimPrefix(got[i], filepath.ToSlash(filepath.Dir(path))+"/")
	}
	return got
}

func TestContainers(t *testing.T) {
	page, txt, lines := named{"p.html", aPage}, named{"b/t.txt", shortReport}, named{"l.jsonl", `{"id":"1","text":"` + shortReport + `"}` + "\nx\n"}
	archive := captured("http://a/", "200 OK", "text/html", aPage)
	next := gzipped(archive)
	for _, c := range []struct {
		name, data string
		want       []string
	}{
		{"a.html", aPage, []string{"a.html  html2:windows-1252 2024-05-07 markup"}},
		{"a.txt", aPage, []string{"a.txt  html2:windows-1252 2024-05-07 markup"}},
		{"a.txt.gz", gzipped(shortReport), []string{"a.txt.gz  utf-8"}},
		{"a.html.gz", gzipped(aPage), []string{"a.html.gz  html2:windows-1252"}},
		{"a.jsonl.zst", zstded(lines.data), []string{"a.jsonl.zst 1 json:text", "a.jsonl.zst:2: is not JSON"}},
		{"a.zip", zipped(page, named{"x/", ""}, txt, lines, named{"i.png", "\x89PNG"}, named{"README.md", "x"}, named{".git/x", "x"}), []string{
			"a.zip#p.html  html2:windows-1252", "a.zip#b/t.txt  utf-8", "a.zip#l.jsonl 1 json:text", "a.zip#l.jsonl:2: is not JSON",
			"a.zip#i.png: is passed by: a picture"}},
		{"a.tar.gz", gzipped(tarred(page, txt)), []string{"a.tar.gz#p.html  html2", "a.tar.gz#b/t.txt  utf-8"}},
		{"a.tgz", gzipped(tarred(txt)), []string{"a.tgz#b/t.txt  utf-8"}},
		{"a.tar.zst", zstded(tarred(txt)), []string{"a.tar.zst#b/t.txt  utf-8"}},
		{"a.tar", tarred(named{"i.zip", zipped(txt)}, named{"t.txt.gz", gzipped(shortReport)}), []string{"a.tar#i.zip#b/t.txt  utf-8", "a.tar#t.txt.gz  utf-8"}},
		{"a.zip", zipped(named{"../../../etc/passwd", shortReport}, named{"C:\\x", shortReport}), []string{"a.zip#../../../etc/passwd  utf-8", "a.zip#C:\\x  utf-8"}},
		{"a.zip", zipped(txt)[:100], []string{"a.zip: is a damaged zip file"}},
		{"a.txt.gz", gzipped(strings.Repeat(shortReport, 100))[:60], []string{"a.txt.gz: is a damaged gzip file"}},
		{"a.tar.gz", gzipped(tarred(txt)[:560]), []string{"a.tar.gz#b/t.txt: is a damaged tar file", "a.tar.gz: is a damaged tar file"}},
		{"a.zst", "\x28\xb5\x2f\xfdxxxx", []string{"a.zst: is a damaged zstd file"}},
		{"a.docx", zipped(txt), []string{"a.docx: is no Word file: it holds no word/document.xml"}},
		{"a.warc", archive + captured("http://a/i.png", "200 OK", "image/png", "x") + captured("http://a/x", "404 Not Found", "text/html", "x"),
			[]string{"a.warc#0  html2:windows-1252 2024-05-07 markup", fmt.Sprintf("a.warc#%d: is passed by: image/png", len(archive)), "a.warc#463: is passed by: HTTP status 404"}},
		{"a.warc.gz", next + next[:200] + next, []string{"a.warc.gz#0  html2", fmt.Sprintf("a.warc.gz#%d: at byte %[1]d: the record does not end", len(next)), fmt.Sprintf("a.warc.gz#%d  html2", len(next)+200)}},
		{"a.zip", zipped(named{"x.warc.gz", next}), []string{"a.zip#x.warc.gz#0  html2"}},
		{"a.warc", captured("http://a/", "200 OK", "text/html; charset=utf-8", "<p>Short.</p>"), []string{"a.warc#0: is passed by: no article"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := from(t, c.name, c.data, Options{})
			for i := range got {
				got[i] = strings.ReplaceAll(got[i], `C:/x`, `C:\x`)
			}
			compare(t, got, c.want)
		})
	}
}

// A bomb costs little time, and says how to read it all the same.
func TestBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 80<<20)
	nested := gzipped(gzipped(zeros))
	deep := shortReport
	for range 10 {
		deep = zipped(named{"x.zip", deep})
	}
	for _, c := range []struct{ name, data, want string }{
		{"a.tar.gz", gzipped(zeros), "a.tar.gz: is a tar file with nothing in it"},
		{"a.jsonl.gz", gzipped(zeros), "a.jsonl.gz:1: unpacks to more than 200 times its size"},
		{"a.jsonl.gz.gz", nested, "a.jsonl.gz.gz:1: unpacks to more than 200 times its size"},
		{"a.txt.gz", gzipped(zeros), "a.txt.gz: has more where an article may have 33554432 bytes"},
		{"a.zip", zipped(named{"x.jsonl", zeros}), "a.zip#x.jsonl:1: unpacks to more than 200 times its size"},
		{"a.warc.gz", gzipped("WARC/1.0\r\nContent-Length: 80000000\r\n\r\n" + zeros), "a.warc.gz#0: is passed by: no type"},
		{"a.zip", deep, "a.zip#x.zip#x.zip#x.zip#x.zip#x.zip#x.zip: lies in more than 6 containers"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := from(t, c.name, c.data, Options{})
			if c.name == "a.warc.gz" {
				if len(got) != 2 || !strings.Contains(got[1], "200 times") {
					t.Errorf("got %q", got)
				}
				got = got[:1]
			}
			compare(t, got, []string{c.want})
		})
	}
}

// Every page of the real archives is read or passed by, and what is damaged is
// named. The three numbers make that of the records, for which see warc's tests;
// the second damage of example-trunc.warc is behind its last record.
func TestRealArchives(t *testing.T) {
	dir := beside.Path(t, "data/warc")
	for file, want := range map[string]string{
		"BL-data.gov.uk-revisit.warc.gz":       `6 articles, 184 passed by, []`,
		"aut_example_archive.org_2008.warc.gz": `62 articles, 760 passed by, []`,
		"clipped.warc.gz":                      `0 articles, 0 passed by, ["damaged clipped.warc.gz#0 at byte 0: the gzip member is cut off"]`,
		"clueweb-quirk.warc.gz":                `21 articles, 9 passed by, []`,
		"example-bad.warc.gz.bad":              `1 articles, 5 passed by, []`,
		"example-iana.org-chunked.warc":        `1 articles, 2 passed by, []`,
		"example-trunc.warc":                   `0 articles, 3 passed by, ["damaged example-trunc.warc#1197 the page in the record is damaged: unexpected EOF" "damaged example-trunc.warc#2560 at byte 2560: no record begins here, but \"\\x00\\x00\""]`,
		"example.arc.gz":                       `1 articles, 1 passed by, []`,
		"example.warc.gz":                      `1 articles, 5 passed by, []`,
		"resiliparse_commoncrawl.warc.gz":      `5 articles, 45 passed by, []`,
		"sopa-wikipedia-homepage.warc.gz":      `1 articles, 163 passed by, []`,
	} {
		articles, passed := 0, 0
		var failed []string
		for a, err := range Read(context.Background(), []string{filepath.Join(dir, file)}, Options{}) {
			var e *Error
			switch {
			case err == nil:
				articles++
				whole(t, a)
				if a.URL == "" {
					t.Errorf("%s has no address", a.Path)
				}
			case errors.As(err, &e) && e.Skipped():
				passed++
			case errors.As(err, &e):
				failed = append(failed, e.Reason()+" "+filepath.Base(e.Path)+" "+e.Err.Error())
			}
		}
		if got := fmt.Sprintf("%d articles, %d passed by, %q", articles, passed, failed); got != want {
			t.Errorf("%s: got %s, want %s", file, got, want)
		}
	}
}

// Whatever comes in, what is read is whole.
func FuzzStream(f *testing.F) {
	txt := named{"t.txt", shortReport}
	for _, s := range []string{zipped(txt, named{"p.html", aPage}), gzipped(tarred(txt)), zstded(shortReport), captured("http://a/", "200 OK", "text/html", aPage),
		gzipped(captured("http://a/", "200 OK", "text/html", aPage)), "{\"text\":\"x\"}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		n := 0
		for a, err := range Read(context.Background(), []string{"-"}, Options{Stdin: bytes.NewReader(raw), MaxArticle: 1 << 16, MaxElements: 1000, MaxUnpacked: 1 << 22}) {
			if n++; n > 2*len(raw)+10 {
				t.Fatal("it does not end")
			}
			if err == nil {
				whole(t, a)
			}
		}
	})
}
