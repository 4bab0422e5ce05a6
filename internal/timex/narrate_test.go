package timex

import (
	"strings"
	"testing"

	"readout/internal/text"
)

func TestNarrate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"It began on 3 May 1951. Two days later they left. In June they were back.", "1951-05-03 1951-05-05 1951-06"},
		{"In November 1951 they met. By March it was over.", "1951-11 1952-03"},
		{"In 1951 they met; the following year they parted, and on July 4 they met.", "1951 1952 1952-07-04"},
		{"It lasted from 26 June to 4 August 1952. The next day it rained.", "1952-06-26..1952-08-04 1952-06-27"},
		{"It lasted from 26 June to 4 August.", "-"},
		{"In May 1951 they stood there. The same month they left, and three weeks later all was quiet.", "1951-05 1951-05 -"},
		{"On Monday they met, and in May again.", "- -"},
	} {
		x, err := text.New(c.in)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range Narrate(Find(x, text.Span{Start: 0, End: x.Len()}, ""), "") {
			v := string(e.Value)
			if v == "" {
				v = "-"
			}
			if e.End != "" {
				v += ".." + string(e.End)
			}
			got = append(got, v)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.in, s, c.want)
		}
	}
}
