package webpage

import (
	"fmt"
	"testing"
)

// What a page tells of itself: JSON-LD before meta elements before the page, and
// never the day of a change.
func TestMarkup(t *testing.T) {
	const (
		ld     = `<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Talks open","datePublished":"2024-05-07T09:00:00Z","dateModified":"2024-05-09","author":[{"name":"Ada Ek"},{"name":"Bo Lind"}],"publisher":{"name":"Post Media"},"mainEntityOfPage":{"@id":"https://post.example/ld"}}]}</script>`
		meta   = `<meta property="article:modified_time" content="2024-05-10"><meta property="article:published_time" content="2024-05-08T10:00:00+02:00"><meta name="author" content="By Cy Dahl and Di Ek">`
		site   = `<meta property="og:site_name" content="The Example Post">`
		links  = `<link rel="canonical" href="https://post.example/a"><meta property="og:url" content="https://post.example/b">`
		inside = `<article><time class="updated" datetime="2024-05-11">x</time><time datetime="2024-05-06">6 May</time><p>x</p></article>`
	)
	for _, c := range []struct{ page, want string }{
		{ld + meta + site + links + inside, "Talks open|The Example Post|https://post.example/a|[Ada Ek Bo Lind]|[2024-05-07T09:00:00Z 2024-05-08T10:00:00+02:00 2024-05-06]"},
		{ld, "Talks open|Post Media|https://post.example/ld|[Ada Ek Bo Lind]|[2024-05-07T09:00:00Z]"},
		{meta + inside, "|||[Cy Dahl Di Ek]|[2024-05-08T10:00:00+02:00 2024-05-06]"},
		{inside, "|||[]|[2024-05-06]"},
		{`<meta property="article:modified_time" content="2024-05-10"><time itemprop="dateModified" datetime="2024-05-11">`, "|||[]|[]"},
		{`<title>Talks open | The Example Post</title>` + site, "Talks open|The Example Post||[]|[]"},
		{`<link rel=canonical href="/a"><meta property="og:url" content="javascript:x">`, "|||[]|[]"},
		{`<script type="application/ld+json">{"@type":"Organization","name":"x","datePublished":"2020-01-01"}</script>`, "|||[]|[]"},
	} {
		doc, err := parse(c.page, 0)
		if err != nil {
			t.Fatal(err)
		}
		m := readMarkup(doc)
		if got := fmt.Sprintf("%s|%s|%s|%v|%v", m.Title, m.Outlet, m.URL, m.Authors, m.Dates); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.page, got, c.want)
		}
	}
}
