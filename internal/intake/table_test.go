package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

func TestTables(t *testing.T) {
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("Text\tDate\r\nThey met in Kraków.\t2024-05-07\r\n")
	for _, c := range []struct {
		test, name, data string
		columns          Columns
		want             []string
	}{
		{"usual names", "a.csv", "id,title,Pub. Date,text\n7,Talks,2024-05-07,They met.\n", nil, []string{"a.csv 7 csv:comma:3:utf-8 2024-05-07 metadata"}},
		{"semicolons", "a.csv", "ID;Body\r\n1;They met, and spoke.\r\n2;\"a \"\"b\"\"; c\"\r\n", nil, []string{"a.csv 1 csv:semicolon:1:utf-8", "a.csv 2 csv:semicolon:1:utf-8"}},
		{"tabs", "a.tsv", "text\tid\t\t\nThey met.\t1\t\t\t\n", nil, []string{"a.tsv 1 csv:tab:0:utf-8"}},
		{"mark", "a.csv", "\xef\xbb\xbftext,id\nThey met.,1\n", nil, []string{"a.csv 1 csv:comma:0:utf-8"}},
		{"utf-16", "a.csv", utf16, nil, []string{"a.csv  csv:tab:0:utf-8 2024-05-07 metadata"}},
		{"windows-1252", "a.csv", "text,id\nThe caf\xe9 is full.,1\n", nil, []string{"a.csv 1 csv:comma:0:windows-1252"}},
		{"line breaks", "a.csv", "id,text\n1,\"They met.\n\nThey spoke.\"\n\n2,They left.\n", nil, []string{"a.csv 1 csv:comma:1:utf-8", "a.csv 2 csv:comma:1:utf-8"}},
		{"ragged", "a.csv", "id,text\n1,a,b\n2\n3,They met.\n", nil, []string{"a.csv:2 (1): has 3 cells where the table has 2 columns", "a.csv:3 (2): has 1 cells", "a.csv 3 csv:comma:1:utf-8"}},
		{"open", "a.csv", "id,text\n1,\"They met.\n2,They left.\n", nil, []string{"a.csv:2: has a quotation mark that is never closed", "a.csv 2 csv:comma:1:utf-8"}},
		{"stray marks", "a.csv", "id,text\n1,a \"b\" c\n2,\"a\" b\n", nil, []string{"a.csv 1 csv:comma:1:utf-8", "a.csv:3: has a quotation mark"}},
		{"empty cell", "a.csv", "id,text\n1,\n2,NaN\n", nil, []string{"a.csv:2 (1): is empty", "a.csv 2 csv:comma:1:utf-8"}},
		{"bad date", "a.csv", "text,date\nThey met.,None\n", nil, []string{"a.csv  csv:comma:0:utf-8"}},
		{"unknown", "a.csv", "a,b\n1,They met.\n", nil, []string{`a.csv:1: has no column that is known for the text; it has "a", "b": name the one, as in --columns text=b`}},
		{"named", "a.csv", "a,b\n1,They met.\n", Columns{"text": "B", "id": "a"}, []string{"a.csv 1 csv:comma:1:utf-8"}},
		{"named wrongly", "a.csv", "a,b\n1,They met.\n", Columns{"text": "b", "id": "x"}, []string{`a.csv:1: has no column "x" for the id`}},
		{"numbered", "a.csv", "1,They met.\n2,They left.\n", Columns{"text": "2", "id": "1"}, []string{"a.csv 1 csv:comma:1:utf-8", "a.csv 2 csv:comma:1:utf-8"}},
		{"numbered wrongly", "a.csv", "1,They met.\n", Columns{"text": "3"}, []string{"a.csv:1: has 2 columns, and no column 3 for the text"}},
		{"no table", "a.csv", "", nil, []string{"a.csv: is empty"}},
		{"header alone", "a.csv", "id,text\n", nil, nil},
		{"packed", "a.zip", zipped(named{"x.csv", "id,text\n1,They met.\n"}), nil, []string{"a.zip#x.csv 1 csv:comma:1:utf-8"}},
		{"compressed", "a.tsv.gz", gzipped("id\ttext\n1\tThey met.\n"), nil, []string{"a.tsv.gz 1 csv:tab:1:utf-8"}},
		{"long cell", "a.csv", "id,text\n1,\"" + strings.Repeat("x\n", 5000) + "\"\n2,They met.\n", nil, []string{"a.csv:2: has a row that is longer where an article may have 4096 bytes", "a.csv 2 csv:comma:1:utf-8"}},
		{"binary", "a.csv", "id,text\n1,\x00\x01\n", nil, []string{"a.csv:2: holds a NUL"}},
	} {
		t.Run(c.test, func(t *testing.T) {
			compare(t, from(t, c.name, c.data, Options{Columns: c.columns, MaxArticle: 4096}), c.want)
		})
	}
}

// A cell of a quarter of a gigabyte takes no memory.
func TestLongCell(t *testing.T) {
	list := []io.Reader{strings.NewReader("id,text\n1,\"")}
	megabytes := strings.Repeat("x", 5<<20)
	for range 50 {
		list = append(list, strings.NewReader(megabytes))
	}
	n := 0
	for _, err := range Read(context.Background(), []string{"-"}, Options{Columns: Columns{"text": "text"}, Stdin: io.MultiReader(list...)}) {
		if n++; err == nil || !strings.Contains(err.Error(), "a row that is longer") {
			t.Errorf("got %v", err)
		}
	}
	if n != 1 {
		t.Errorf("%d articles", n)
	}
}

func TestParseColumns(t *testing.T) {
	for s, want := range map[string]string{
		"text=Body, date=Day": "", "text": "does not name a column", "txt=a": "choose from text, date", "text=a,text=b": "two columns", "": "does not name",
	} {
		_, err := ParseColumns(s)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", s, err, want)
		}
	}
}

// What news-please and NGEC write is read without a flag.
func TestJSONLayouts(t *testing.T) {
	newsPlease := `{"authors": ["Ada Ek"], "date_download": "2024-06-01 00:00:00", "date_modify": "None", "date_publish": "2024-05-07 09:15:00", "description": "Talks.", "filename": "x.json",
 "image_url": null, "language": "en", "localpath": null, "maintext": "They met in Vienna.", "source_domain": "post.example", "text": null, "title": "Talks", "title_page": null, "title_rss": null, "url": "https://post.example/a"}`
	ngec := `{"id": "20240507-1", "date": "2024-05-07", "event_text": "They met in Vienna.", "headline": "Talks", "publisher": "post.example", "pub_date": "2024-05-08", "story_id": "1"}`
	for _, c := range []struct {
		test, name, data string
		columns          Columns
		want             []string
	}{
		{"news-please", "a.json", newsPlease, nil, []string{"a.json  json:maintext 2024-05-07 metadata"}},
		{"news-please in lines", "a.jsonl", strings.ReplaceAll(newsPlease, "\n", "") + "\n", nil, []string{"a.jsonl  json:maintext 2024-05-07 metadata"}},
		{"NGEC", "a.jsonl", ngec + "\n", nil, []string{"a.jsonl 20240507-1 json:event_text 2024-05-07 metadata"}},
		{"a list", "a.json", "\xef\xbb\xbf[\n" + newsPlease + ",\n" + ngec + "\n]\n", nil, []string{"a.json  json:maintext", "a.json 20240507-1 json:event_text"}},
		{"schema.org", "a.json", `{"@type":"NewsArticle","articleBody":"They met.","datePublished":"2024-05-07T09:00:00Z","author":{"name":"Ada Ek"},"publisher":{"name":"The Example Post"}}`, nil, []string{"a.json  json:articleBody 2024-05-07 metadata"}},
		{"unknown", "a.json", `{"words":"They met.","n":1}`, nil, []string{`a.json:1: has no key that is known for the text; it has "n", "words": name the one, as in --columns text=words`}},
		{"named", "a.json", `{"words":"They met.","n":1}`, Columns{"text": "words", "id": "n"}, []string{"a.json 1 json:words"}},
		{"named wrongly", "a.jsonl", `{"words":"They met."}`, Columns{"text": "word"}, []string{`a.jsonl:1: has no key "word"; it has "words": name one of them`}},
		{"settings in an archive", "a.zip", zipped(named{"package.json", `{"name":"x"}`}, named{"t.txt", "They met."}), nil, []string{"a.zip#package.json: is passed by: no article", "a.zip#t.txt  utf-8"}},
		{"no object", "a.json", "[1, 2]", nil, []string{"a.json:1: is JSON that holds something else than objects"}},
		{"cut off", "a.json", ngec + "\n{\"text\": \"They", nil, []string{"a.json 20240507-1 json:event_text", "a.json:2: is JSON that holds something else than objects here, or is cut off"}},
		{"braces in words", "a.json", `{"text":"a } \" { b"}{"text":"c"}`, nil, []string{"a.json  json:text", "a.json  json:text"}},
		{"long", "a.json", `[{"text":"` + strings.Repeat("x", 5000) + `"},{"text":"c"}]`, nil, []string{"a.json:1: has an object that is longer", "a.json  json:text"}},
		{"empty", "a.json", " [ ] ", nil, []string{"a.json: is empty"}},
	} {
		t.Run(c.test, func(t *testing.T) {
			compare(t, from(t, c.name, c.data, Options{Columns: c.columns, MaxArticle: 4096}), c.want)
		})
	}
	a, _, err := FromJSON("a.json", []byte(newsPlease))
	if err != nil || a.Title != "Talks" || a.Outlet != "post.example" || a.Language != "en" || a.URL != "https://post.example/a" || fmt.Sprint(a.Authors) != "[Ada Ek]" {
		t.Errorf("%+v, %v", a, err)
	}
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte("id;text;date\n1;\"a \"\"b\"\"\nc\";2024\n\n2;x\n3;\"open\n4;y;z\n"), "")
	f.Add([]byte("\xff\xfet\x00e\x00"), "1")
	f.Fuzz(func(t *testing.T, raw []byte, text string) {
		everything(t, "a.csv", raw, Options{Columns: Columns{"text": text}})
		everything(t, "a.tsv", raw, Options{})
	})
}

func FuzzJSON(f *testing.F) {
	f.Add([]byte(`[{"maintext":"They met.","authors":["a",{"name":"b"}],"source":{"name":"c"},"date":3},{"x":"\ud800"},{"text":null}]`))
	f.Fuzz(func(t *testing.T, raw []byte) { everything(t, "a.json", raw, Options{}) })
}

// FuzzJSONL reads lines that may be no JSON.
func FuzzJSONL(f *testing.F) {
	f.Add([]byte("{\"text\":\"They met.\"}\n\n{\"event_text\":1}\r\nx"))
	f.Fuzz(func(t *testing.T, raw []byte) { everything(t, "a.jsonl", raw, Options{}) })
}

func FuzzMbox(f *testing.F) {
	f.Add([]byte("From a\n" + letter("text/plain", "7bit", "They met.\n>From there\n") + "\n\nFrom b\n\nx"))
	f.Fuzz(func(t *testing.T, raw []byte) { everything(t, "a.mbox", raw, Options{}) })
}

func FuzzZip(f *testing.F) {
	f.Add([]byte(zipped(named{"t.txt", shortReport}, named{"../x.zip", zipped(named{"p.html", aPage})})))
	f.Fuzz(func(t *testing.T, raw []byte) { everything(t, "a.zip", raw, Options{}) })
}

func FuzzTar(f *testing.F) {
	f.Add([]byte(tarred(named{"t.txt", shortReport}, named{"/etc/p.html", aPage})))
	f.Fuzz(func(t *testing.T, raw []byte) { everything(t, "a.tar", raw, Options{}) })
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(captured("http://a/", "200 OK", "text/html", aPage) + captured("http://a/", "200 OK", "text/plain", shortReport)))
	f.Fuzz(func(t *testing.T, raw []byte) {
		everything(t, "a.warc", append([]byte("WARC/1.0\r\n"), raw...), Options{})
	})
}

func FuzzARC(f *testing.F) {
	f.Add([]byte("http://a/ 1.2.3.4 20240507090000 text/html 300\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + aPage))
	f.Fuzz(func(t *testing.T, raw []byte) {
		everything(t, "a.arc", append([]byte("filedesc://a 0.0.0.0 20240507090000 text/plain 3\nabc\n"), raw...), Options{})
	})
}

// everything reads a file of that name and checks what comes of it.
func everything(t *testing.T, name string, raw []byte, opt Options) {
	opt.MaxArticle, opt.MaxElements, opt.MaxUnpacked = 1<<16, 1000, 1<<22
	n := 0
	r := reader{ctx: context.Background(), path: name, opt: opt.orDefaults(), budget: &budget{opt: opt.orDefaults()}}
	r.found = func(parse Parse, err error) bool {
		if n++; n > 3*len(raw)+60 {
			t.Fatal("it does not end")
		}
		if err == nil {
			a, err := parse()
			var told *Error
			if err == nil {
				whole(t, a)
			} else if !errors.As(err, &told) {
				t.Fatalf("an error without a path: %v", err)
			}
		}
		return true
	}
	r.stream(name, int64(len(raw)), bytes.NewReader(raw))
}
