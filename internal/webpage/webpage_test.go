package webpage

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the texts of the pages anew")

// told writes a page as testdata holds it.
func told(p *Page, charset string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "charset: %s\ntitle: %s\noutlet: %s\nurl: %s\nlanguage: %s\nauthors: %s\ndates: %s\n",
		charset, p.Title, p.Outlet, p.URL, p.Language, strings.Join(p.Authors, "; "), strings.Join(p.Dates, "; "))
	for _, c := range p.Captions {
		fmt.Fprintf(&b, "caption: %s\n", p.Text[c.Start:c.End])
	}
	return b.String() + "\n" + p.Text + "\n"
}

// The text of each page is as it was, letter by letter: see Version.
func TestPages(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.html")
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		contentType := ""
		if strings.Contains(file, "arabic") {
			contentType = "text/html; charset=windows-1256"
		}
		charset := Charset(raw, contentType)
		got := ""
		if p, err := Read(raw, charset, DefaultElements); err != nil {
			got = err.Error() + "\n"
		} else {
			got = told(p, charset)
			for range 20 {
				if again, err := Read(raw, charset, 0); err != nil || told(again, charset) != got {
					t.Fatalf("%s: not the same twice: %v", file, err)
				}
			}
		}
		golden := strings.TrimSuffix(file, ".html") + ".txt"
		if *update {
			os.WriteFile(golden, []byte(got), 0o644)
		}
		if want, _ := os.ReadFile(golden); got != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
		}
	}
}

func TestCharset(t *testing.T) {
	for _, c := range []struct{ raw, contentType, want string }{
		{"<p>plain", "", "windows-1252"},
		{"<p>na\u00efve", "", "utf-8"},
		{"\xef\xbb\xbf<p>", "text/html; charset=koi8-r", "utf-8"},
		{"\xff\xfe<\x00p\x00>\x00", "", "utf-16le"},
		{"<meta charset=ISO-8859-1><p>na\xefve", "", "windows-1252"},
		{"<meta charset=ISO-8859-1><p>na\u00efve", "", "utf-8"},
		{"<meta charset=shift_jis>\x83\x5c", "", "shift_jis"},
		{"<meta charset=utf-16><p>", "", "utf-8"},
		{"<p>x", "text/html; charset=hz-gb-2312", "utf-8"},
		{"<p>x", "text/html; charset=utf-7", "windows-1252"},
		{"<p>" + strings.Repeat(" ", 2000) + "na\u00efve", "", "utf-8"},
	} {
		if got := Charset([]byte(c.raw), c.contentType); got != c.want {
			t.Errorf("%.40q, %q: %s, want %s", c.raw, c.contentType, got, c.want)
		}
	}
	if _, err := Read([]byte("x"), "replacement", 0); err == nil {
		t.Error("a charset that is none was read")
	}
}

// What is made to hurt is refused, or read, within seconds.
func TestHostile(t *testing.T) {
	prose := "<p>" + strings.Repeat("The ministers met in Vienna on Tuesday and talked. ", 4) + "</p>"
	var open strings.Builder
	for i := range 400 {
		fmt.Fprintf(&open, "<b id=x%d>", i)
	}
	var attributes strings.Builder
	for i := range 30_000 {
		fmt.Fprintf(&attributes, " x%d", i)
	}
	for _, c := range []struct{ name, page, want string }{
		{"deep", strings.Repeat("<div>", 10_000) + prose, "nested deeper than 512"},
		{"many", strings.Repeat("<br>", DefaultElements+1) + prose, "elements: cut it"},
		{"attributes", strings.Repeat("<p"+attributes.String()+">", 140) + prose, "attributes: cut it"},
		{"left open", "<p>" + open.String() + strings.Repeat("</p><p>x", 100_000), "left open"},
		{"one attribute", "<p title=\"" + strings.Repeat("x", 20<<20) + "\">y</p>" + prose, ""},
		{"one name", "<p " + strings.Repeat("x", 20<<20) + ">y</p>" + prose, ""},
		{"500 deep", strings.Repeat("<div>", 480) + strings.Repeat(prose, 200), ""},
		{"long and deep", strings.Repeat("<div>", 480) + strings.Repeat(prose, 10_000), "too deep a nest"},
		{"long", strings.Repeat("<div>", 15) + strings.Repeat(prose, 10_000), ""},
		{"entities", strings.Repeat("&amp;&#0;&#xd800;&notanentity;", 10_000) + prose, ""},
		{"wide", strings.Repeat("<div><p>Short.</p></div>", 60_000) + prose, ""},
		{"spans", "<p>" + strings.Repeat("<span>x, </span>", 150_000) + "</p>" + prose, ""},
		{"tables", strings.Repeat("<table><tr><td>", 80) + prose, ""},
		{"bad letters", "\xfd\xff <p>\x80\x81" + prose, ""},
		{"empty", "", "holds no article"},
	} {
		start := time.Now()
		raw := []byte(c.page)
		p, err := Read(raw, Charset(raw, ""), DefaultElements)
		took := time.Since(start)
		switch {
		case err == nil && (c.want != "" || !strings.Contains(p.Text, "ministers")):
			t.Errorf("%s: was read as %.80q", c.name, p.Text)
		case err != nil && (c.want == "" || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		if took > 20*time.Second {
			t.Errorf("%s: took %v", c.name, took)
		}
		t.Logf("%-14s %6d kB %v", c.name, len(raw)>>10, took.Round(time.Millisecond))
	}
}

func FuzzHTML(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.html")
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw, "")
	}
	f.Add([]byte("<meta charset=utf-16le><script type=application/ld+json>[[{\"@type\":\"NewsArticle\",\"author\":[1,{}]}]]</script>"), "")
	f.Add([]byte("\x1b$B<p>x</p>"), "text/html; charset=iso-2022-jp")
	f.Fuzz(func(t *testing.T, raw []byte, contentType string) {
		slow := time.AfterFunc(10*time.Second, func() { panic(fmt.Sprintf("%q takes more than 10 s", raw)) })
		defer slow.Stop()
		charset := Charset(raw, contentType)
		p, err := Read(raw, charset, 1000)
		if err != nil {
			return
		}
		if !utf8.ValidString(p.Text) || errors.Is(err, ErrNoArticle) {
			t.Fatalf("text %q", p.Text)
		}
		for _, c := range p.Captions {
			if c.Start < 0 || c.End > len(p.Text) || c.Empty() || !utf8.ValidString(p.Text[c.Start:c.End]) {
				t.Fatalf("caption %v of %q", c, p.Text)
			}
		}
		again, err := Read(raw, charset, 0)
		if err != nil || told(again, charset) != told(p, charset) {
			t.Fatalf("not the same twice: %v", err)
		}
	})
}
