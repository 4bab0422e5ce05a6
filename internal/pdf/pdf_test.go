package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// filed writes a PDF file of such objects, numbered from 1; the first is the root.
func filed(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "trailer\n<</Root 1 0 R %s>>\nstartxref\n0\n%%%%EOF\n", trailer)
	return b.Bytes()
}

func streamOf(head, data string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", head, len(data), data)
}

func deflated(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

// paper is a file of pages with these operators; /F is Helvetica.
func paper(pages ...string) []byte {
	kids := ""
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"}
	for _, p := range pages {
		n := len(objects) + 1
		kids += fmt.Sprintf("%d 0 R ", n)
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", n+1), streamOf("/Filter/FlateDecode", deflated(p)))
	}
	objects[1] = "<</Type/Pages/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Kids[" + kids + "]>>"
	return filed("/Info<</Title(Talks \\(open\\))/Author(Ada Ek)>>", objects...)
}

// set sets lines of text from a place downwards.
func set(x, y int, lines ...string) string {
	out := fmt.Sprintf("BT /F 10 Tf 12 TL %d %d Td ", x, y)
	for _, l := range lines {
		out += "(" + l + ")Tj T* "
	}
	return out + "ET\n"
}

const (
	long1 = "The foreign ministers of Austria and Hungary met in"
	long2 = "Vienna on Tuesday to talk about the river, and agre-"
	long3 = "ed to meet again in June, both ministries said."
	long4 = "Forty people were killed when the river left its bed."
)

func TestRead(t *testing.T) {
	left, right := set(50, 700, long1, long2, long3, long4), set(320, 700, long1, long2, long3, long4)
	told := long1 + " Vienna on Tuesday to talk about the river, and agreed to meet again in June, both ministries said. " + long4
	wide := strings.NewReplacer("/F 10 Tf", "/W 10 Tf").Replace
	for _, c := range []struct {
		name, want string
		raw        []byte
	}{
		{"lines", long1 + " Vienna on Tuesday to talk about the river, and agreed to meet again in June, both ministries said.", paper(set(50, 700, long1, long2, long3))},
		{"paragraphs", long1 + ".\n\n" + long4, paper(set(50, 700, long1+".") + set(50, 670, long4))},
		{"indent", long4 + " " + long4 + "\n\n" + long1, paper(set(50, 700, long4, long4) + set(65, 676, long1))},
		{"columns", told + "\n\n" + told, paper(right + left)},
		{"columns under a title", "TALKS ON THE RIVER OPEN IN VIENNA THIS WEEK, AND MAY LAST UNTIL THE END OF JUNE 2024\n\n" + told + "\n\n" + told,
			paper(set(50, 730, "TALKS ON THE RIVER OPEN IN VIENNA THIS WEEK, AND MAY LAST UNTIL THE END OF JUNE 2024") + left + right)},
		{"words by place", "They met in Rome", paper("BT /F 10 Tf 50 700 Td [(They)-280(met)-280(in)]TJ 60 0 Td (Rome)Tj ET")},
		{"kerning", "Tokyo", paper("BT /F 10 Tf 50 700 Td [(T)90(oky)-40(o)]TJ ET")},
		{"ligature and hyphen", "the official", paper("BT /F 10 Tf 50 700 Td (the of\\255)Tj 0 -12 Td (ficial)Tj ET")},
		{"printed twice", "Bold words", paper("BT /F 10 Tf 50 700 Td (Bold words)Tj ET BT /F 10 Tf 50.2 700 Td (Bold words)Tj ET")},
		{"turned", "Level.", paper("BT /F 10 Tf 0 1 -1 0 20 300 Tm (Draft)Tj ET " + set(50, 700, "Level."))},
		{"beside the paper", "Inside.", paper(set(50, 900, "Outside.") + set(50, 700, "Inside."))},
		{"quotation marks", "Café “yes”", paper("BT /F 10 Tf 50 700 Td (Caf\\351 \\223yes\\224)Tj ET")},
		{"operators", "a b c", paper("BT /F 10 Tf 12 TL 50 700 Td (a)Tj (b)' 0 0 (c)\" BI /W 1 ID (d)Tj EI ET")},
		{"across pages", long1 + " " + long3, paper(set(50, 80, long1), set(50, 700, long3))},
		{"margins", long1 + " " + long3 + "\n\nThe Post 7 May 2024\n1\nThe Post 7 May 2024\n2",
			paper(set(50, 780, "The Post 7 May 2024")+set(50, 700, long1)+set(300, 20, "1"), set(50, 780, "The Post 7 May 2024")+set(50, 700, long3)+set(300, 20, "2"))},
		{"no pages", "!damaged", filed("", "<</Type/Catalog>>")},
		{"no letters", "!no text layer", paper("0 0 100 100 re f")},
		{"encrypted", "!encrypted", filed("/Encrypt<</Filter/Standard>>", "<</Type/Catalog>>")},
		{"not PDF", "!damaged", []byte("%PDF-1.4")},
		{"cut off", long1, paper(set(50, 700, long1))[:550]},
		{"a form", "In a form.", filed("", "<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Type/Page/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>",
			streamOf("", "/X Do"), streamOf("/Subtype/Form/Matrix[1 0 0 1 9 9]/Resources<</Font<</F<</Subtype/Type1/BaseFont/Times-Roman>>>>>>", set(50, 700, "In a form.")))},
		{"letters of a table", "Прибыл ffi", filed("", "<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Type/Page/Resources<</Font<</W 5 0 R>>>>/Contents 4 0 R>>",
			streamOf("/Filter/ASCIIHexDecode", fmt.Sprintf("%x>", wide("BT /F 10 Tf 50 700 Td <000100020003000400050006000700080009>Tj ET"))),
			"<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</DW 500/W[1[600 600]3 5 550]>>]>>",
			streamOf("", "1 begincodespacerange <0000><FFFF> endcodespacerange 1 beginbfrange <0001><0002>[<041F><0440>] endbfrange 1 beginbfrange <0003><0004><0438> endbfrange 5 beginbfchar <0004><0431> <0005><044B> <0006><043B> <0007><0020> <0008><00660066> <0009><0069> endbfchar"))},
		{"names of glyphs", "Łódź", filed("", "<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Type/Page/Resources<</Font<</F<</Subtype/Type1/Encoding<</Differences[1/Lslash/oacute 100/d 4/zacute]>>>>>>>>/Contents 4 0 R>>",
			streamOf("", "BT /F 10 Tf 50 700 Td (\\001\\002d\\004)Tj ET"))},
		{"packed objects", "Packed.", filed("", "<</Pages 2 0 R>>", streamOf("/Type/ObjStm/N 2/First 9/Filter/FlateDecode", deflated("7 0 8 19 <</Kids[8 0 R]>>   <</Type/Page/Contents 3 0 R/Resources<</Font<</F<</Subtype/Type1>>>>>>>>")),
			streamOf("", set(50, 700, "Packed.")))},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.name == "packed objects" {
				c.raw = bytes.Replace(c.raw, []byte("/Pages 2 0 R"), []byte("/Pages 7 0 R"), 1)
			}
			d, err := Read(c.raw, Limits{})
			if want, bad := strings.CutPrefix(c.want, "!"); bad || err != nil {
				if err == nil || !bad || !strings.Contains(err.Error(), want) {
					t.Errorf("got %v, %+v, want %q", err, d, c.want)
				}
				return
			}
			if d.Text != c.want {
				t.Errorf("\n got %q\nwant %q", d.Text, c.want)
			}
			for _, m := range d.Margins {
				if got := d.Text[m.Start:m.End]; len(got) > 20 || strings.Contains(got, "\n") {
					t.Errorf("margin %q", got)
				}
			}
		})
	}
	if d, err := Read(paper(set(50, 700, long1)), Limits{}); err != nil || d.Title != "Talks (open)" || d.Authors != "Ada Ek" || d.Pages != 1 {
		t.Errorf("%+v, %v", d, err)
	}
}

// What is made to hurt is refused, or read, within seconds and without end in
// memory.
func TestHostile(t *testing.T) {
	one := set(50, 700, long1)
	form := func(n int) []byte {
		objects := []string{"<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Type/Page/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>", streamOf("", "/X Do")}
		for i := range n {
			objects = append(objects, streamOf(fmt.Sprintf("/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>", i+6), strings.Repeat("/X Do ", 1000)))
		}
		return filed("", objects...)
	}
	for _, c := range []struct {
		name, want string
		raw        []byte
	}{
		{"bomb", "unpacks to more", filed("", "<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Type/Page/Contents 4 0 R>>", streamOf("/Filter/FlateDecode", deflated(strings.Repeat(" ", 300<<20))))},
		{"bomb in a bomb", "unpacks to more", filed("", streamOf("/Type/ObjStm/Filter[/FlateDecode/FlateDecode]", deflated(deflated(strings.Repeat(" ", 300<<20)))))},
		{"pages in pages", "damaged", filed("", "<</Pages 2 0 R>>", "<</Kids[2 0 R 2 0 R]/Parent 2 0 R>>")},
		{"itself", "damaged", filed("", "<</Pages 2 0 R>>", "2 0 R")},
		{"forms in forms", "unpacks to more", form(12)},
		{"a form in itself", "unpacks to more", bytes.Replace(form(1), []byte("/X 6 0 R"), []byte("/X 5 0 R"), 1)},
		{"deep", "", append(paper(one), strings.Repeat("9 0 obj "+strings.Repeat("[", 1000), 1000)...)},
		{"deep dictionaries", "", append(paper(one), strings.Repeat("<<", 1<<20)...)},
		{"open strings", "", append(paper(one), strings.Repeat("9 0 obj <<>> (", 1<<17)...)},
		{"trailers", "", append(paper(one), strings.Repeat("trailer<<", 1<<18)...)},
		{"streams", "", append(paper(one), strings.Repeat("9 0 obj <<>> stream ", 1<<17)...)},
		{"many numbers", "more than", numbers(1_100_000)},
		{"one long line", "", paper("BT /F 10 Tf 50 700 Td " + strings.Repeat("(aaaaaaaaaa)Tj ", 1<<18) + "ET")},
		{"one long string", "", paper("BT /F 1 Tf 50 700 Td (" + strings.Repeat("a", 4<<20) + ")Tj ET")},
		{"many pieces", "pieces of text", paper("BT /F 1 Tf 50 700 Td " + strings.Repeat("9 0 Td (a)Tj -9 0 Td 0 -.001 Td (b)Tj ", 1<<18) + "ET")},
		{"many columns", "", paper(strings.Repeat(columnsOf(70), 8), columnsOf(70))},
		{"many pages", "more than 2000 pages", paper(strings.Split(strings.Repeat(one+"|", 2001), "|")...)},
		{"wide predictor", "", filed("", "<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Type/Page/Contents 4 0 R>>",
			streamOf("/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 60000/Colors 60000/BitsPerComponent 60000>>", deflated(one)))},
		{"ranges", "more than any article", filed("", "<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Type/Page/Contents 4 0 R/Resources<</Font<</F<</Subtype/Type0/ToUnicode 5 0 R>>>>>>>>", streamOf("", one),
			streamOf("", strings.Repeat("<0000><FFFF><0041> endbfrange ", 10_000)))},
		{"fonts", "more than any article", filed("", "<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Type/Page/Contents 4 0 R/Resources<</Font<</F<</Subtype/Type1>>>>>>>>",
			streamOf("", strings.Repeat("/F 1 Tf ", 100_000)))},
	} {
		start := time.Now()
		d, err := Read(c.raw, Limits{})
		took := time.Since(start)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
		if took > time.Minute { // a second or two, where nothing else runs
			t.Errorf("%s: took %v", c.name, took)
		}
		n := 0
		if d != nil {
			n = len(d.Text)
		}
		t.Logf("%-20s %6d kB, %6d kB of text, %v", c.name, len(c.raw)>>10, n>>10, took.Round(time.Millisecond))
	}
}

func numbers(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, "%d 0 obj 1\n", i)
	}
	return b.Bytes()
}

// columnsOf is a page on which every cut leaves another to be tried.
func columnsOf(n int) string {
	var b strings.Builder
	for i := range n {
		for j := range 9 {
			b.WriteString(set(10+60*j, 790-11*i, fmt.Sprint(i)))
		}
	}
	return b.String()
}

func FuzzPDF(f *testing.F) {
	f.Add(paper(set(50, 700, long1, long2), set(50, 700, long3)))
	f.Add(filed("", "<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Type/Page/Contents 4 0 R/Resources<</Font<</F<</Subtype/Type0/ToUnicode 5 0 R/DescendantFonts[<</W[1 2 3]>>]>>>>/XObject<</X 4 0 R>>>>>>",
		streamOf("/Subtype/Form", set(50, 700, "They met.")+" /X Do [(a)-500(b)]TJ q 1 0 0 1 9 9 cm Q BI EI (x)' 1 2 (y)\""), streamOf("", "<00><ff> endcodespacerange <41><5a><0041> endbfrange <01><02> endbfchar")))
	f.Add(filed("", "<</Pages 7 0 R>>", streamOf("/Type/ObjStm/N 2/First 9", "7 0 8 19 <</Kids[8 0 R]>>   <</Type/Page/Contents 3 0 R/Resources<</Font<</F<</Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/Widths[500]>>>>>>>>"),
		streamOf("/Filter[/A85/LZWDecode/RL]/DecodeParms[null<</Predictor 12>>]", set(50, 700, "Packed."))))
	f.Fuzz(check)
}

// FuzzPage changes what is on a page and in its font, and leaves the file whole.
func FuzzPage(f *testing.F) {
	f.Add([]byte(set(50, 700, long1, long2)+set(320, 700, long3)+"q 1 0 0 1 9 9 cm /X Do Q BI EI (x)' 1 2 (y)\" [(a)-500(b)]TJ"),
		[]byte("<00><ff> endcodespacerange <41><5a><0041> endbfrange <01><02> endbfchar"), "/Subtype/Type0/DescendantFonts[<</DW 500/W[1[600]3 5 550]>>]")
	f.Add([]byte("/F 9 Tf (a)Tj T* (b)Tj 12 TL 90 Tz 2 Tc 3 Tw 1 Ts 1 0 0 1 50 50 Tm 5 5 TD <4142>Tj"), []byte("<41><42>[<0041>] endbfrange"), "/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/Widths[500]/Encoding<</Differences[65/a/fi]>>")
	f.Fuzz(func(t *testing.T, page, letters []byte, font string) {
		check(t, filed("", "<</Pages 2 0 R>>", "<</Kids[3 0 R 3 0 R 7 0 R]>>", "<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 4 0 R>>>>>>",
			streamOf("/Subtype/Form", string(page)), "<<"+font+"/ToUnicode 6 0 R>>", streamOf("", string(letters)), "<</Type/Page/Rotate 90/Contents[4 0 R 4 0 R]/Resources<</Font<</F 5 0 R>>>>>>"))
	})
}

func check(t *testing.T, raw []byte) {
	slow := time.AfterFunc(10*time.Second, func() { panic(fmt.Sprintf("%q takes more than 10 s", raw)) })
	defer slow.Stop()
	d, err := Read(raw, Limits{Bytes: 1 << 22})
	if err != nil {
		return
	}
	if !utf8.ValidString(d.Text) {
		t.Fatalf("text %q", d.Text)
	}
	for _, m := range d.Margins {
		if m.Start < 0 || m.End > len(d.Text) || !utf8.ValidString(d.Text[m.Start:m.End]) {
			t.Fatalf("margin %v of %q", m, d.Text)
		}
	}
	again, err := Read(raw, Limits{})
	if err != nil || again.Text != d.Text {
		t.Fatalf("not the same twice: %v", err)
	}
}

func FuzzFilters(f *testing.F) {
	f.Add([]byte("\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01"), []byte("\x02abc\x81x\x80"))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		file := &file{bytes: 1 << 20, left: 1000, limits: Limits{Bytes: 1 << 20}}
		for _, kind := range []name{"LZWDecode", "RunLengthDecode", "ASCII85Decode", "ASCIIHexDecode", "FlateDecode"} {
			for _, p := range []int{1, 12, 15} {
				for _, raw := range [][]byte{a, b} {
					var over *LimitError
					if _, err := file.filter(kind, dict{"Predictor": p, "Columns": len(b)%9 + 1}, raw); err != nil && !errors.As(err, &over) {
						t.Fatal(err)
					}
				}
			}
		}
	})
}

// The letters of ISO 32000-1, 7.4.4.2, example: 45 45 45 45 45 65 45 45 45 66.
func TestLZW(t *testing.T) {
	f := &file{bytes: 1 << 20, left: 1000}
	got, err := f.filter("LZWDecode", nil, []byte{0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01})
	if want := "-----A---B"; err != nil || string(got) != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}
