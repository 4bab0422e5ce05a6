package warc_test

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/internal/beside"
	"readout/internal/warc"
)

// told reads an archive with its responses to the end: how many records of each
// type, and what is damaged.
func told(t *testing.T, in io.Reader) (string, []string) {
	t.Helper()
	types := map[string]int{}
	var bad []string
	r := warc.NewReader(in, nil)
	for {
		rec, err := r.Next()
		var d *warc.Damage
		switch {
		case err == io.EOF:
			var list []string
			for _, k := range slices.Sorted(maps.Keys(types)) {
				list = append(list, fmt.Sprintf("%d %s", types[k], k))
			}
			return strings.Join(list, ", "), bad
		case errors.As(err, &d):
			bad = append(bad, err.Error())
			continue
		case err != nil:
			t.Fatal(err)
		}
		types[rec.Type]++
		if rec.Type != "response" {
			continue
		}
		res, err := rec.Response()
		if err == nil {
			_, err = io.Copy(io.Discard, res.Body)
		}
		if errors.As(err, &d) {
			bad = append(bad, err.Error())
		} else if err != nil {
			bad = append(bad, fmt.Sprintf("at byte %d, in the page: %v", rec.Offset, err))
		}
	}
}

// The records of real archives. Where each record is a gzip member, their
// number is that of the members that Python's zlib unpacks: 190, 822, 1, 30, 2,
// 6, 50 and 164. In the three others it is that of the lines that begin a
// record, "WARC/1.0": 6, 3 and 4. warcio refuses example-bad.warc.gz.bad, whose
// records are all in one member; they can be read all the same.
func TestFiles(t *testing.T) {
	dir := beside.Path(t, "data/warc")
	for _, c := range []struct{ file, records, bad string }{
		{"BL-data.gov.uk-revisit.warc.gz", "62 metadata, 62 request, 10 response, 55 revisit, 1 warcinfo", ""},
		{"aut_example_archive.org_2008.warc.gz", "261 metadata, 261 request, 299 response, 1 warcinfo", ""},
		{"clipped.warc.gz", "1 response", "at byte 0: the gzip member is cut off"},
		{"clueweb-quirk.warc.gz", "29 response, 1 warcinfo", ""}, // the header says gzip, the pages are plain
		{"example-bad.warc.gz.bad", "2 request, 2 response, 1 revisit, 1 warcinfo", ""},
		{"example-iana.org-chunked.warc", "1 request, 1 response, 1 warcinfo", ""},
		{"example-trunc.warc", "1 request, 1 response, 2 warcinfo",
			`at byte 1197, in the page: unexpected EOF; at byte 2560: no record begins here, but "\x00\x00"`},
		{"example.arc.gz", "1 response, 1 warcinfo", ""},
		{"example.warc.gz", "2 request, 1 response, 1 revisit, 2 warcinfo", ""},
		{"resiliparse_commoncrawl.warc.gz", "16 metadata, 17 request, 16 response, 1 warcinfo", ""},
		{"sopa-wikipedia-homepage.warc.gz", "86 request, 3 resource, 74 response, 1 warcinfo", ""},
	} {
		f, err := os.Open(filepath.Join(dir, c.file))
		if err != nil {
			t.Fatal(err)
		}
		records, bad := told(t, f)
		f.Close()
		if records != c.records || strings.Join(bad, "; ") != c.bad {
			t.Errorf("%s:\n got %s; %q\nwant %s; %q", c.file, records, bad, c.records, c.bad)
		}
	}
}
