package feed

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
)

const rss = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title> The Example
 Post</title><link>https://post.example/</link><language>en-gb</language>
<item><title>Talks on the river</title><link> /2024/talks </link><guid isPermaLink="false">n-7</guid>
<dc:creator>Ada Ek</dc:creator><pubDate>Tue, 07 May 2024 00:30:00 +0200</pubDate>
<content:encoded><![CDATA[<p>The ministers met.</p>]]></content:encoded></item>
<item><title>Only a permalink</title><guid>https://post.example/permalink</guid></item>
<item><title>Nowhere</title><link>mailto:desk@post.example</link><guid>n-9</guid></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Example Post</title>
<link rel="self" href="https://post.example/atom.xml"/><link href="https://post.example/"/>
<entry><title>Talks on the river</title><id>n-7</id><link rel="alternate" href="2024/talks"/>
<author><name>Ada Ek</name></author><published>2024-05-07T00:30:00+02:00</published><updated>2024-05-08T00:00:00Z</updated>
<content type="html">&lt;p&gt;The ministers met.&lt;/p&gt;</content></entry></feed>`

const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"The Example Post","home_page_url":"https://post.example/","language":"en",
"items":[{"id":"n-7","url":"https://post.example/2024/talks","title":"Talks on the river","authors":[{"name":"Ada Ek"}],
"date_published":"2024-05-07T00:30:00+02:00","content_html":"<p>The ministers met.</p>"}]}`

func TestParse(t *testing.T) {
	talks := Announcement{
		Link: "https://post.example/2024/talks", Name: "n-7", Title: "Talks on the river", Authors: []string{"Ada Ek"},
		Language: "en", Text: "<p>The ministers met.</p>",
	}
	inRSS, inAtom, inJSON := talks, talks, talks
	inJSON.Dates = []string{"2024-05-07T00:30:00+02:00", "2024-05-07"}
	inRSS.Dates, inRSS.Language = []string{"Tue, 07 May 2024 00:30:00 +0200", "2024-05-06"}, "en-gb"
	inAtom.Dates = []string{"2024-05-07T00:30:00+02:00", "2024-05-08T00:00:00Z", "2024-05-06"}
	for name, test := range map[string]struct {
		raw      string
		language string
		want     []Announcement
	}{
		"RSS": {rss, "en-gb", []Announcement{inRSS,
			{Link: "https://post.example/permalink", Name: "https://post.example/permalink", Title: "Only a permalink", Language: "en-gb"},
			{Name: "n-9", Title: "Nowhere", Language: "en-gb"}}},
		"Atom":      {atom, "en", []Announcement{inAtom}},
		"JSON Feed": {jsonFeed, "en", []Announcement{inJSON}},
	} {
		f, err := Parse([]byte(test.raw), "", "https://post.example/feed", 0)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if f.Title != "The Example Post" || f.Language != test.language || !reflect.DeepEqual(f.Articles, test.want) {
			t.Errorf("%s: got %+v\nwant %+v", name, f, test.want)
		}
	}
}

// A feed on the disk says itself where it belongs.
func TestParseFile(t *testing.T) {
	f, err := Parse([]byte(rss), "", "", 0)
	if err != nil || f.Articles[0].Link != "https://post.example/2024/talks" {
		t.Errorf("got %+v, %v", f, err)
	}
}

func TestParseLetters(t *testing.T) {
	item := func(title string) string {
		return "<rss><channel><title>P</title><item><title>" + title + "</title></item></channel></rss>"
	}
	for name, test := range map[string]struct{ raw, contentType, want string }{
		"control characters":    {item("a\x0bb\x00c"), "", "abc"},
		"written as references": {item("a&#11;b&#x1;c&#9999999;"), "", "abc"},
		"declared Latin":        {`<?xml version="1.0" encoding="ISO-8859-1"?>` + item("Caf\xe9"), "", "Café"},
		"Latin by the header":   {item("Caf\xe9"), "text/xml; charset=iso-8859-15", "Café"},
		"UTF-8 declared Latin":  {`<?xml version="1.0" encoding="ISO-8859-1"?>` + item("Café"), "", "Café"},
		"a byte order mark":     {"\xef\xbb\xbf \n" + item("Café"), "", "Café"},
		"UTF-16":                {wide(item("Café")), "", "Café"},
		"HTML's own entities":   {item("Caf&eacute; &amp; bar"), "", "Café & bar"},
	} {
		f, err := Parse([]byte(test.raw), test.contentType, "", 0)
		if err != nil || len(f.Articles) != 1 || f.Articles[0].Title != test.want {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
}

func wide(s string) string {
	out := []byte{0xff, 0xfe}
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8))
	}
	return string(out)
}

// What is made to hurt is refused at once, and in a few words.
func TestParseHarm(t *testing.T) {
	laughs := `<!DOCTYPE rss [<!ENTITY a0 "ha">`
	for i := range 30 {
		laughs += fmt.Sprintf(`<!ENTITY a%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&a%d;", i), 10))
	}
	laughs += `]><rss><channel><item><title>&a30;</title></item></channel></rss>`
	for name, test := range map[string]struct{ raw, want string }{
		"entities of entities": {laughs, ""},
		"deep":                 {"<rss><channel>" + strings.Repeat("<a:b>", 1_000_000), "nested deeper"},
		"deep JSON":            {`{"items":` + strings.Repeat("[", 1_000_000), "cannot be read"},
		"many entries":         {"<rss><channel>" + strings.Repeat("<item/>", 500_000), "more than 100 entries"},
		"many in JSON":         {`{"version":"1","items":[` + strings.Repeat("{},", 500_000) + "{}]}", "more than 100 entries"},
		"an unending tag":      {"<rss " + strings.Repeat("a='b' ", 200_000), ""},
		"a page":               {"<html><body>No feed</body></html>", ErrNoFeed.Error()},
		"other JSON":           {`{"items_total":3}`, ErrNoFeed.Error()},
		"nothing":              {" \n", "is empty"},
		"half a feed":          {rss[:300], "cannot be read"},
	} {
		begin := time.Now()
		f, err := Parse([]byte(test.raw), "", "", 100)
		if took := time.Since(begin); took > 5*time.Second {
			t.Errorf("%s took %v", name, took)
		}
		switch {
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: error %v, want %q", name, err, test.want)
		case err != nil && len(err.Error()) > 300:
			t.Errorf("%s: error of %d bytes", name, len(err.Error()))
		case err == nil && len(f.Articles) > 0 && len(f.Articles[0].Title) > 1000:
			t.Errorf("%s: entities were unfolded", name)
		}
	}
	if _, err := Parse([]byte("<html/>"), "", "", 0); !errors.Is(err, ErrNoFeed) {
		t.Errorf("error %v", err)
	}
}

func TestParseList(t *testing.T) {
	const opml = `<?xml version="1.0"?><opml version="2.0"><body><outline text="World">
<outline type="rss" text="Post" xmlUrl="https://post.example/feed"/><outline text="deeper"><outline xmlURL="/more"/></outline></outline>
<outline type="include" url="others.opml"/><outline type="link" url="https://post.example/"/></body></opml>`
	for name, test := range map[string]struct {
		raw, address string
		want         List
		ok           bool
		err          string
	}{
		"OPML": {opml, "https://lists.example/my.opml",
			List{[]string{"https://post.example/feed", "https://lists.example/more"}, []string{"https://lists.example/others.opml"}}, true, ""},
		"OPML on the disk": {opml, "", List{[]string{"https://post.example/feed", "/more"}, []string{"others.opml"}}, true, ""},
		"lines": {"# mine\n\nhttps://post.example/feed # the post\r\nhttp://b.example/rss#x\n", "",
			List{Feeds: []string{"https://post.example/feed", "http://b.example/rss#x"}}, true, ""},
		"a bad line":  {"https://post.example/feed\npost.example\n", "", List{Feeds: []string{"https://post.example/feed"}}, true, "line 2"},
		"some text":   {"The ministers met.\n", "", List{}, false, ""},
		"a feed":      {rss, "", List{}, false, ""},
		"a JSON feed": {jsonFeed, "", List{}, false, ""},
		"empty OPML":  {"<opml><body/></opml>", "", List{}, true, "names no feed"},
		"deep OPML":   {"<opml>" + strings.Repeat("<outline>", 100_000), "", List{}, true, "nested deeper"},
	} {
		l, ok, err := ParseList([]byte(test.raw), "", test.address)
		if !reflect.DeepEqual(l, test.want) || ok != test.ok || (err == nil) != (test.err == "") ||
			err != nil && !strings.Contains(err.Error(), test.err) {
			t.Errorf("%s: got %+v, %v, %v", name, l, ok, err)
		}
	}
}

func TestKey(t *testing.T) {
	for link, want := range map[string]string{
		"https://Post.example/talks?id=7&utm_source=rss&UTM_medium=x#top": "https://post.example/talks?id=7",
		"https://post.example":                 "https://post.example/",
		"https://post.example/a?utm_source=x":  "https://post.example/a",
		"https://post.example/a?q=utm_x&b=%20": "https://post.example/a?q=utm_x&b=%20",
	} {
		if got := Key(link); got != want {
			t.Errorf("Key(%q) = %q, want %q", link, got, want)
		}
	}
}

// Whatever comes, nothing panics, and links are links.
func FuzzParse(f *testing.F) {
	for _, s := range []string{rss, atom, jsonFeed, "<opml><outline xmlUrl='x'/></opml>", "https://post.example/feed"} {
		f.Add([]byte(s), "text/xml; charset=utf-8")
	}
	f.Fuzz(func(t *testing.T, raw []byte, contentType string) {
		if l, _, err := ParseList(raw, contentType, "https://post.example/feed"); err == nil {
			for _, u := range append(l.Feeds, l.Lists...) {
				if absolute(u, "") == "" {
					t.Errorf("list names %q", u)
				}
			}
		}
		feed, err := Parse(raw, contentType, "https://post.example/feed", 100)
		if err != nil {
			return
		}
		for _, a := range feed.Articles {
			if a.Link != "" && (absolute(a.Link, "") != a.Link || Key(Key(a.Link)) != Key(a.Link)) {
				t.Errorf("link %q, key %q", a.Link, Key(a.Link))
			}
		}
	})
}
