package eval

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A Bullet is one item of a page of current events, its Markdown taken off.
type Bullet struct {
	ID   string // day and line: "2025-01-01:17"
	Day  string
	Text string
	link []link
}

// A link is a stretch of a bullet's text that leads to a page.
type link struct {
	start, end int    // bytes
	page       string // its title: "Prime Minister of Israel"
}

// Bullets reads a folder of pages of current events, one Markdown file per day
// whose name begins with the day. Headings, which name a topic only, are left
// out.
func Bullets(dir string) ([]Bullet, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no pages here: want one <day>-….md per day", dir)
	}
	slices.Sort(paths)
	var out []Bullet
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		day := filepath.Base(path)
		day = day[:min(len(day), len("2025-01-01"))]
		for i, line := range strings.Split(string(b), "\n") {
			if item, ok := newBullet(line); ok {
				item.Day, item.ID = day, fmt.Sprintf("%s:%d", day, i+1)
				out = append(out, item)
			}
		}
	}
	return out, nil
}

var (
	item     = regexp.MustCompile(`^ *\* +`)
	citation = regexp.MustCompile(` *\[\([^\]]*\)\]\([^ )]*[^)]*\)`)
	anchor   = regexp.MustCompile(`\[([^\]]*)\]\(([^ )]*)(?: "[^"]*")?\)`)
)

// newBullet reads a line; false if it is no item or cites nobody.
func newBullet(line string) (Bullet, bool) {
	head := item.FindString(line)
	if head == "" || !citation.MatchString(line) {
		return Bullet{}, false
	}
	line = citation.ReplaceAllString(line[len(head):], "")
	var b Bullet
	var text strings.Builder
	at := 0
	for _, m := range anchor.FindAllStringSubmatchIndex(line, -1) {
		text.WriteString(line[at:m[0]])
		start := text.Len()
		text.WriteString(line[m[2]:m[3]])
		b.link = append(b.link, link{start, text.Len(), page(line[m[4]:m[5]])})
		at = m[1]
	}
	text.WriteString(line[at:])
	b.Text = text.String()
	return b, true
}

// page returns the title of the page that an address leads to.
func page(address string) string {
	if u, err := url.PathUnescape(address); err == nil {
		address = u
	}
	address, _, _ = strings.Cut(address, "#")
	return strings.ReplaceAll(address[strings.LastIndexByte(address, '/')+1:], "_", " ")
}

// linkAt returns the link that begins at a byte of the text.
func (b *Bullet) linkAt(start int) (link, bool) {
	i := slices.IndexFunc(b.link, func(l link) bool { return l.start == start })
	if i < 0 {
		return link{}, false
	}
	return b.link[i], true
}
