package fetch

import (
	"strings"
	"testing"
	"time"
)

func TestRobots(t *testing.T) {
	const groups = "\ufeffUser-agent: *\r\nDisallow: /private\r\nCrawl-delay: 2.5\r\n\r\n" +
		"User-Agent: other # a comment\nDisallow: /\n" +
		"user-agent: A\nuser-agent: readout/2.0\nDisallow: /news/\nAllow: /news/open\nnonsense\nSitemap: /x\n" +
		"User-agent: READOUT\nDisallow: /*.pdf$\n"
	for _, test := range []struct {
		file, path, query string
		want              bool
	}{
		{"", "/a", "", true},
		{"<html>not found</html>", "/a", "", true},
		{"Disallow: /", "/a", "", true}, // no group
		{groups, "/private", "", true},  // not our group
		{groups, "/news/a", "", false},
		{groups, "/news/open/1", "", true},
		{groups, "/a.pdf", "", false}, // the second group of the same name
		{groups, "/a.pdf", "x=1", true},
		{"User-agent: *\nDisallow: /private\n", "/private/x", "", false},
		{"User-agent: *\nDisallow: /private\n", "/public", "", true},
		{"User-agent: *\nDisallow:\n", "/a", "", true},
		{"User-agent: *\nDisallow: /\nAllow: /$\n", "", "", true},
		{"User-agent: *\nDisallow: /\nAllow: /$\n", "/a", "", false},
		{"User-agent: *\nDisallow: /page\nAllow: /page\n", "/page", "", true}, // equally long: allowed
		{"User-agent: *\nDisallow: /a%2fb\nDisallow: /%7Ejoe\n", "/a/b", "", true},
		{"User-agent: *\nDisallow: /a%2fb\nDisallow: /%7Ejoe\n", "/a%2Fb", "", false},
		{"User-agent: *\nDisallow: /a%2fb\nDisallow: /%7Ejoe\n", "/~joe/x", "", false},
		{"User-agent: *\nDisallow: /é\n", "/%C3%A9", "", false},
		{"User-agent: *\nDisallow: /*?print=\n", "/a/b", "print=1", false},
		{"User-agent: *\nDisallow: /a*c$\n", "/abcc", "", false},
		{"User-agent: *\nDisallow: /a*b*c\n", "/a-c-b", "", true},
		{"User-agent: *\nDisallow: private\n", "/private", "", false}, // written without the slash
		{"User-agent: *\nDisallow: /\n", "/robots.txt", "", true},
		{"User-agent: Readout-Images\nDisallow: /\n", "/a", "", true}, // another program
	} {
		if got := ParseRobots([]byte(test.file), "Readout").Allow(test.path, test.query); got != test.want {
			t.Errorf("%q allows %s?%s: %v", test.file, test.path, test.query, got)
		}
	}
	if d := ParseRobots([]byte(groups), "Other2").Delay; d != 2500*time.Millisecond {
		t.Errorf("delay %v", d)
	}
	if d := ParseRobots([]byte("User-agent: *\nCrawl-delay: 1e99\nCrawl-delay: -3\nCrawl-delay: x"), "Readout").Delay; d < 0 {
		t.Errorf("delay %v", d)
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\n", "/ab")
	f.Fuzz(func(t *testing.T, file, path string) {
		r := ParseRobots([]byte(file), "Readout")
		r.Allow(path, "")
		if r.Delay < 0 {
			t.Error(r.Delay)
		}
		if !strings.Contains(strings.ToLower(file), "disallow") && !r.Allow(path, "") {
			t.Error("forbidden by nobody")
		}
	})
}
