package intake

import (
	"os"
	"strings"
	"testing"

	"readout/internal/record"
)

func read(t *testing.T, s string) *record.Article {
	t.Helper()
	a, err := FromBytes("x.txt", []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	whole(t, a)
	return a
}

// zones writes the zones of an article, one in a line.
func zones(a *record.Article) string {
	var b strings.Builder
	for _, z := range a.Zones {
		b.WriteString(string(z.Kind) + " " + strings.TrimSpace(a.Text.Slice(z.Span)) + "\n")
	}
	return b.String()
}

func TestSample(t *testing.T) {
	raw, err := os.ReadFile("testdata/folder/a-harbour.txt")
	if err != nil {
		t.Fatal(err)
	}
	const want = `boilerplate Home | World | Middle EastPolitics
title Two ministers agree to reopen the harbour road
byline By Leila Nasr
header Published: 2 November 2023, 10:15 AM | Updated: 3 Nov 2023
caption Photo: The harbour road at dusk
byline AMMAN, Nov 2 (Reuters) -
repeat The road was closed in March after shots were fired at a bus, and  three people were wounded there.
boilerplate Read more: What the road means for the harbour
byline (Reuters)
boilerplate Share this:
boilerplate Facebook Twitter WhatsApp
boilerplate Related Articles
boilerplate Talks on the harbour resume
boilerplate Drivers wait for a decision
boilerplate © 2023 All rights reserved
`
	for name, s := range map[string]string{"LF": string(raw), "CRLF": strings.ReplaceAll(string(raw), "\n", "\r\n")} {
		if got := zones(read(t, s)); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

const prose = "\n\nThe envoys of both sides met in the old town hall and spoke for three hours about water.\n"

func TestHeads(t *testing.T) {
	for _, c := range []struct{ head, want string }{
		{" date 2023-11-02 The envoys left.", "2023-11-02"},
		{" date 2023-11 The envoys left.", "2023-11"},
		{"date 2023-13-02 The envoys left.", ""},
		{"Published: 2 November 2023", "2023-11-02"},
		{"Nov 2, 2023, 10:15 AM", "2023-11-02"},
		{"Thursday, November 2nd, 2023 | 10:15 GMT+3", "2023-11-02"},
		{"Updated 3 Nov 2023 — Posted on 2 Nov 2023 at 9.15pm", "2023-11-02"},
		{"Last updated: 2023-11-02T10:15:00+03:00", "2023-11-02"},
		{"2 novembre 2023 à 10h15", "2023-11-02"},
		{"2. November 2023, 10:15 Uhr", "2023-11-02"},
		{"02/11/2023", ""},
		{"25/11/2023 10:15", "2023-11-25"},
		{"11/25/2023", "2023-11-25"},
		{"By Leila Nasr and John Smith | November 2, 2023", "2023-11-02"},
		{"Leila Nasr\n2023/11/02 - 10:15", "2023-11-02"},
		{"3 hours ago", ""},
		{"Thursday, May 7, 2015 On Tuesday the envoys left.", "2015-05-07"},
		{"Thursday, May 7, 2015, was a cold day.", ""},
		{"Reuters, 2 November 2023", "2023-11-02"},
		{"By Leila Nasr (Filed: 19/11/2004)", "2004-11-19"},
		{"Born 23 January 1928", ""},
		{"Born 23 January 1928 Paris, France", ""},
		{"KABUL, November 2, 2023 (AP) — The envoys left.", "2023-11-02"},
		{"KABUL, Nov 2 (AP) — The envoys left.", ""},
		{"The envoys left on November 2, 2023, and came back.", ""},
		{"The war of October 7, 2023 is not over", ""},
	} {
		a := read(t, c.head+prose)
		if string(a.Published) != c.want {
			t.Errorf("%q: published %q from %q, want %q; zones\n%s", c.head, a.Published, a.PublishedFrom, c.want, zones(a))
		}
	}
}

func TestZones(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Middle EastWorld News" + prose, "boilerplate Middle EastWorld News\n"},
		{"Talks on water begin in the capital" + prose, "title Talks on water begin in the capital\n"},
		{"Will they ever talk again?" + prose, "title Will they ever talk again?\n"},
		{"Talks on water begin in the capital", ""},
		{"ISLAMABAD: Talks began." + prose, "byline ISLAMABAD:\n"},
		{"Caracas - Talks began." + prose, "byline Caracas -\n"},
		{"Sept. 18 (UPI) -- Talks began." + prose, "byline Sept. 18 (UPI) --\n"},
		{"Moscow [Russia], May 20 : Talks began." + prose, "byline Moscow [Russia], May 20 :\n"},
		{"Jordan – Syria's neighbour – denied it." + prose, ""},
		{"Jordan - which denied it - is near." + prose, ""},
		{"He met Gen. Karimi (Iraq): “We agree.”" + prose, ""},
		{"Officials met on the border. - AFP picAMMAN, Nov 2 - Talks began." + prose, "caption Officials met on the border. - AFP pic\nbyline AMMAN, Nov 2 -\n"},
		{"Talks began. They ended soon." + prose + "\nEnds", "boilerplate Ends\n"},
		{"Talks began. They ended soon." + prose + "\nSubscribe to our daily newsletter!", "boilerplate Subscribe to our daily newsletter!\n"},
		{"The report may not be published before May, he said." + prose, ""},
		{"The privacy policy of the ministry was criticised." + prose, ""},
		{"News." + prose + "\nMost read\nA tale of two rivers\n\nThe council votes", "boilerplate Most read\nboilerplate A tale of two rivers\nboilerplate The council votes\n"},
		{"News." + prose + "\nMost read\nA tale of two rivers\n\nThe council voted on Monday.", ""},
	} {
		if got := zones(read(t, c.text)); got != c.want {
			t.Errorf("%q:\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

func TestMetadataDates(t *testing.T) {
	for in, want := range map[string]string{
		"2023-11-02": "2023-11-02", "2023-11-02T23:59:00-05:00": "2023-11-02", "20231102": "2023-11-02", "2023-11": "2023-11", "2023": "2023",
		"Thu, 02 Nov 2023 10:15:00 GMT": "2023-11-02", "Thu, 2 Nov 2023 10:15:00 +0300": "2023-11-02", "2023-11-02 10:15:00": "2023-11-02",
		"November 2, 2023": "2023-11-02", "2 Nov 2023, 10:15": "2023-11-02", "02/11/2023": "", "yesterday": "", "2023-02-30": "",
	} {
		if got := metadataDate(in); string(got) != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestAddressDates(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/2023/11/02/talks": "2023-11-02", "https://example.org/news/2023-11-02/talks": "2023-11-02", "https://example.org/20231102/x": "2023-11-02",
		"https://example.org/2023/nov/02/talks": "2023-11-02", "https://example.org/2023/11/talks": "2023-11", "https://example.org/1404/11/02/": "", "https://example.org/20231145/x": "", "https://example.org/talks-2023": "",
	} {
		if got := addressDate(in); string(got) != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestConflict(t *testing.T) {
	a, _, err := FromJSON("x", []byte(`{"text":"date 2023-11-02 They met.","date":"2023-11-05"}`))
	if err != nil {
		t.Fatal(err)
	}
	if a.Published != "2023-11-05" || len(a.Diagnostics) != 1 || a.Diagnostics[0].ID != "date-conflict" {
		t.Errorf("%q %v", a.Published, a.Diagnostics)
	}
}

func BenchmarkFromBytes(b *testing.B) {
	raw := []byte("Talks on water begin in the capital\n\nBy Leila Nasr\n2 November 2023" + strings.Repeat(prose, 30))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := FromBytes("x", raw); err != nil {
			b.Fatal(err)
		}
	}
}
