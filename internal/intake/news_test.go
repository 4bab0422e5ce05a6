package intake

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout/internal/record"
)

// wanted returns the words of a page that its elements marked data-want hold.
func wanted(n *html.Node, in bool) (out []string) {
	for _, a := range n.Attr {
		in = in || a.Key == "data-want"
	}
	if n.Type == html.TextNode && in {
		out = strings.Fields(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = append(out, wanted(c, in)...)
	}
	return out
}

// proseWords returns the words outside of zones, with their title but without captions.
func proseWords(a *record.Article) (out []string) {
	at := 0
	s := a.Text.String()
	for _, z := range a.Zones {
		out = append(out, strings.Fields(s[at:z.Span.Start])...)
		at = z.Span.End
	}
	return append(out, strings.Fields(s[at:])...)
}

// common counts the words that both have.
func common(a, b []string) (n int) {
	left := map[string]int{}
	for _, w := range a {
		left[w]++
	}
	for _, w := range b {
		if left[w] > 0 {
			left[w]--
			n++
		}
	}
	return n
}

// News pages as sites make them, in our own words: what is marked data-want is the
// article, and the rest is not. The floors are what is reached.
func TestNewsPages(t *testing.T) {
	files, _ := filepath.Glob("../webpage/testdata/news/*.html")
	sumP, sumR, sumF := 0.0, 0.0, 0.0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := html.Parse(strings.NewReader(string(raw)))
		if err != nil {
			t.Fatal(err)
		}
		want := wanted(doc, false)
		var got []string
		a, err := FromHTML(file, raw, "", "", 0)
		if err == nil {
			whole(t, a)
			got = proseWords(a)
		}
		n := float64(common(got, want))
		p, r := n/max(1, float64(len(got))), n/float64(len(want))
		f := 2 * n / float64(len(got)+len(want))
		sumP, sumR, sumF = sumP+p, sumR+r, sumF+f
		t.Logf("%-20s P %.2f R %.2f F %.2f %v", filepath.Base(file), p, r, f, err)
		floor := 0.95
		if filepath.Base(file) == "two-articles.html" {
			floor = 0.7 // the first of them is read
		}
		if f < floor {
			t.Errorf("%s: F %.2f, want %.2f or more", file, f, floor)
		}
	}
	n := float64(len(files))
	t.Logf("mean P %.3f R %.3f F %.3f", sumP/n, sumR/n, sumF/n)
}
