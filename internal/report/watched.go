package report

import (
	"strings"

	"readout/internal/watch"
)

// Watched writes what a watch of feeds did, beside the summary of what was read.
func (p Page) Watched(s watch.Summary) {
	words := []string{"Asked " + count(s.Feeds, "feed") + ": " + count(s.Fresh, "new article")}
	if s.Unchanged > 0 {
		words = append(words, count(s.Unchanged, "time")+" nothing new")
	}
	if s.Failed > 0 {
		words = append(words, count(s.Failed, "time")+" no feed came")
	}
	if s.Waiting > 0 {
		words = append(words, count(s.Waiting, "article")+" put off")
	}
	for _, l := range wrap(strings.Join(words, ", ")+".", p.width()) {
		p.line("", "%s", l)
	}
}
