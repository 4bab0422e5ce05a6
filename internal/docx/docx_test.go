package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// filed writes a Word file: names and what they hold.
func filed(parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		w, _ := z.Create(parts[i])
		io.WriteString(w, parts[i+1])
	}
	z.Close()
	return b.Bytes()
}

func body(inner string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="x"><w:body>` + inner + `</w:body></w:document>`
}

func word(inner string, more ...string) []byte {
	return filed(append([]string{"word/document.xml", body(inner)}, more...)...)
}

const p1, p2 = `<w:p><w:r><w:t>The ministers met </w:t></w:r><w:r><w:t xml:space="preserve">in Vienna.</w:t></w:r></w:p>`, `<w:p><w:r><w:t>They agreed.</w:t></w:r></w:p>`

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, want string
		raw        []byte
	}{
		{"paragraphs", "The ministers met in Vienna.\n\nThey agreed.", word(p1 + "<w:p></w:p>" + p2)},
		{"breaks", "a b\nc-d", word("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>")},
		{"struck out", "now", word("<w:p><w:del><w:r><w:delText>then</w:delText><w:t>then</w:t></w:r></w:del><w:ins><w:r><w:t>now</w:t></w:r></w:ins></w:p>")},
		{"fields", "See page 3", word(`<w:p><w:r><w:t>See page </w:t></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>`)},
		{"text box", "They agreed.\n\nend", word("<w:p><w:r><mc:AlternateContent><mc:Choice>" + p2 + "</mc:Choice><mc:Fallback>" + p2 + "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>end</w:t></w:r></w:p>")},
		{"table", "They agreed.\n\nThey agreed.", word("<w:tbl><w:tr><w:tc>" + p2 + "</w:tc><w:tc>" + p2 + "</w:tc></w:tr></w:tbl>")},
		{"entities", "A & B “C”", word("<w:p><w:r><w:t>A &amp; B &#x201C;C&#8221;</w:t></w:r></w:p>")},
		{"margins", "They agreed.\n\nPage 1\nThe Post", word(p2, "word/header1.xml", body("<w:p><w:r><w:t>The  Post</w:t></w:r></w:p>"), "word/header2.xml", body("<w:p><w:r><w:t>The Post</w:t></w:r></w:p>"), "word/footer1.xml", body("<w:p><w:r><w:t>Page 1</w:t></w:r></w:p>"))},
		{"no text", "!has no text", word("<w:p/>")},
		{"another zip", "!holds no word/document.xml", filed("a.txt", "x")},
		{"no zip", "!damaged", []byte("x")},
		{"old", "!encrypted", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")},
		{"cut off", "!damaged", filed("word/document.xml", body(p1)[:150])},
		{"utf-16", "!not in UTF-8", filed("word/document.xml", strings.Replace(body(p1), "UTF-8", "UTF-16", 1))},
		{"bomb", "!more than 1000000 bytes", word("<w:p>" + strings.Repeat(" ", 2_000_000) + "</w:p>")},
		{"attribute", "!more than 1000000 bytes", word(`<w:p x="` + strings.Repeat("x", 2_000_000) + `"/>`)},
		{"deep", "!too deep", word(strings.Repeat("<w:p>", 5000) + p2)},
		{"entity bomb", "They agreed. &b;", filed("word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`+body(strings.Replace(p2, "agreed.", "agreed. &b;", 1)))},
		{"outside", "They agreed.", word(p2, "../../etc/passwd", "x")},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(c.raw, 1_000_000)
			if want, bad := strings.CutPrefix(c.want, "!"); bad || err != nil {
				if err == nil || !bad || !strings.Contains(err.Error(), want) {
					t.Errorf("got %v, %+v, want %q", err, d, c.want)
				}
				return
			}
			if d.Text != c.want {
				t.Errorf("\n got %q\nwant %q", d.Text, c.want)
			}
		})
	}
}

func TestHead(t *testing.T) {
	d, err := Read(word(p1+`<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t>The two in Vienna</w:t></w:r></w:p>`+p2,
		"docProps/core.xml", `<cp:coreProperties><dc:title>Talks</dc:title><dc:creator>Ada Ek</dc:creator></cp:coreProperties>`), 0)
	if err != nil || d.Title != "Talks" || d.Authors != "Ada Ek" || len(d.Captions) != 1 || d.Text[d.Captions[0].Start:d.Captions[0].End] != "The two in Vienna" {
		t.Errorf("%+v, %v", d, err)
	}
}

func FuzzDocx(f *testing.F) {
	f.Add(word(p1, "word/header1.xml", body(p2)))
	f.Add(filed("word/document.xml", "<t>x</t>", "docProps/core.xml", "<title>x"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		check(t, raw)
	})
}

// FuzzXML changes the XML, which in a zip file a fuzzer seldom gets at.
func FuzzXML(f *testing.F) {
	f.Add(body(p1+p2), body(p2))
	f.Fuzz(func(t *testing.T, document, header string) {
		check(t, filed("word/document.xml", document, "word/header1.xml", header, "docProps/core.xml", header))
	})
}

func check(t *testing.T, raw []byte) {
	slow := time.AfterFunc(10*time.Second, func() { panic(fmt.Sprintf("%q takes more than 10 s", raw)) })
	defer slow.Stop()
	d, err := Read(raw, 1<<20)
	if err != nil {
		return
	}
	at := 0
	for _, s := range append(d.Captions, d.Margins...) {
		if s.Start < at || s.End > len(d.Text) || s.Empty() || !utf8.ValidString(d.Text[s.Start:s.End]) {
			t.Fatalf("%v out of place in %q", s, d.Text)
		}
		at = s.End
	}
	if again, err := Read(raw, 0); err != nil || again.Text != d.Text || !utf8.ValidString(d.Text) {
		t.Fatalf("not the same twice: %v", err)
	}
}
