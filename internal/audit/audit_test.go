package audit_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/audit"
	"readout/internal/export"
	"readout/internal/intake"
	"readout/internal/read"
)

// desk holds the articles in examples.
func desk(t *testing.T) *audit.Desk {
	t.Helper()
	reader, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	d := audit.NewDesk()
	for a, err := range intake.Read(t.Context(), []string{filepath.Join("..", "..", "examples")}, intake.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		r, err := reader.Read(a)
		if err != nil {
			t.Fatal(err)
		}
		d.Add(r)
	}
	return d
}

// laid writes rows as "column=value; column=value" under the columns of a layout.
func laid(layout []string, header bool, rows ...string) string {
	var b strings.Builder
	if header {
		b.WriteString(strings.Join(layout, "\t") + "\n")
	}
	for _, row := range rows {
		cells := map[string]string{}
		for _, c := range strings.Split(row, "; ") {
			name, value, _ := strings.Cut(c, "=")
			cells[name] = value
		}
		for i, name := range layout {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(cells[name])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func check(t *testing.T, d *audit.Desk, format, file string) (out []audit.Finding) {
	t.Helper()
	for row, err := range audit.Rows(format, strings.NewReader(file)) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d.Check(row))
	}
	return out
}

// Rows of our own making about what the examples tell. Each is wrong in one
// thing, or in none.
func TestExamples(t *testing.T) {
	d := desk(t)
	const visit = "SQLDATE=20231101; EventCode=042; Actor1CountryCode=IRN; Actor1Name=IRAN; Actor2CountryCode=TUR; Actor2Name=TURKEY"
	const talks = "SQLDATE=20231101; EventCode=040; Actor1CountryCode=TUR; Actor2CountryCode=IRN"
	const strike = "SQLDATE=20231017; EventCode=195; Actor1CountryCode=ISR; Actor1Name=ISRAEL; Actor2CountryCode=PSE; Actor2Name=HOSPITAL"
	for _, c := range []struct {
		row     string
		verdict audit.Verdict
		says    string // letters of the span, or of why not
	}{
		{visit, audit.Supported, "greets Hossein"},
		{talks, audit.Supported, "greets Hossein"}, // talks have no direction
		{visit + "; ActionGeo_FullName=Ankara, Ankara, Turkey; ActionGeo_CountryCode=TU", audit.Supported, "Ankara"},
		{strike + "; ActionGeo_FullName=Rafah, Southern Governorate, Gaza Strip; ActionGeo_CountryCode=EG", audit.Partly, "place: the row has Rafah"},
		{strings.Replace(strike, "20231017", "20231018", 1), audit.Partly, "day: the row has 2023-10-18, the article 2023-10-17"},
		{strings.Replace(visit, "20231101", "20200101", 1), audit.Unsupported, "none of the articles is of 2020-01-01"},
		{strings.Replace(visit, "=042", "=195", 1), audit.Unsupported, "no ASSAULT between them"},
		{strings.Replace(visit, "=IRN; Actor1Name=IRAN", "=BRA; Actor1Name=BRAZIL", 1), audit.Unsupported, "nobody of BRAZIL (BRA) has a part"},
		{strings.NewReplacer("=IRN; Actor1Name=IRAN", "=BRA; Actor1Name=BRAZIL", "=TUR; Actor2Name=TURKEY", "=PER; Actor2Name=PERU").Replace(visit), audit.Unsupported, "nobody of BRAZIL (BRA) has a part"},
		{strike, audit.Supported, "hit a hospital"},
		{strike + "; SOURCEURL=https://news.example/not-here", audit.Unsupported, "none of the articles has its URL"},
		{"SQLDATE=20231017; EventCode=195; Actor1CountryCode=PSE; Actor2CountryCode=ISR", audit.Partly, "direction"},
		// a row that names its article may be wrong about one side
		{"SOURCEURL=after-lokmat-times; EventCode=120; Actor1CountryCode=IND; Actor2CountryCode=CHN", audit.Partly, "recipient: the row has CHN, the article"},
		{"SQLDATE=20231017; EventCode=195", audit.Unsupported, "names nobody"},
	} {
		f := check(t, d, "gdelt", laid(export.Layout(export.GDELTEvents), false, "GLOBALEVENTID=1; "+c.row))[0]
		told := f.Because
		if f.Verdict == audit.Supported {
			told = f.Best.Span.Exact
		}
		if f.Verdict != c.verdict || !strings.Contains(told, c.says) {
			t.Errorf("%s\nis %s: %s; want %s: …%s…", c.row, f.Verdict, told, c.verdict, c.says)
		}
		if f.Best != nil {
			anchored(t, &f)
		}
	}
}

// anchored checks that a span cuts its letters out of the article, in code points.
func anchored(t *testing.T, f *audit.Finding) {
	t.Helper()
	if !strings.HasSuffix(f.Best.Path, ".txt") {
		return
	}
	b, err := os.ReadFile(f.Best.Path)
	if err != nil {
		t.Fatal(err)
	}
	if s := f.Best.Span; string([]rune(string(b))[s.Start:s.End]) != s.Exact {
		t.Errorf("%s: %d to %d is not %q", f.Best.Path, s.Start, s.End, s.Exact)
	}
}

// The other two layouts say the same in their own words.
func TestOtherLayouts(t *testing.T) {
	d := desk(t)
	polecat := laid(export.Layout(export.POLECAT), true,
		"Event ID=a; Event Date=2023-10-17; Event Type=ASSAULT; Event Mode=aerial; Actor Name=Israel; Actor Country=ISR; Recipient Name=None; Recipient Country=PSE; Publication Date=2023-10-18",
		"Event ID=b; Event Date=2023-10-17; Event Type=ASSAULT; Event Mode=beat; Actor Name=Israel; Actor Country=ISR; Recipient Name=None; Recipient Country=PSE; Publication Date=2023-10-18",
		"Event ID=c; Event Date=None; Event Type=CONSULT; Actor Name=Israel; Actor Country=ISR; Recipient Country=NZL; Publication Date=2023-10-18")
	icews := laid(export.Layout(export.ICEWS), true,
		"Event ID=a; Event Date=2023-10-17; CAMEO Code=195; Source Name=Israel; Source Country=Israel; Target Name=Hospital (Palestinian Territory); Target Country=Palestine",
		"Event ID=b; Event Date=10/17/2023; CAMEO Code=010; Source Name=Spokesperson; Source Country=Israel; Country=Israel",
		"Event ID=c; Event Date=2023-10-17; CAMEO Code=040; Source Name=Israel; Source Country=Israel; Target Name=Wellington; Target Country=New Zealand")
	for format, file := range map[string]string{"polecat": polecat, "icews": icews} {
		var got []string
		for _, f := range check(t, d, format, file) {
			got = append(got, string(f.Verdict))
		}
		want := "supported partly unsupported"
		if format == "icews" {
			want = "supported supported unsupported"
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", format, got, want)
		}
	}
}

// A row that cannot be read is named with its line and the way out.
func TestBadRows(t *testing.T) {
	for _, c := range []struct{ format, file, want string }{
		{"gdelt", strings.Repeat("\t", 57), "GDELT 1.0"},
		{"gdelt", "1\t2", "2 cells, 61 columns"},
		{"gdelt", laid(export.Layout(export.GDELTEvents), false, "GLOBALEVENTID=1; EventCode=999"), "no code of CAMEO"},
		{"gdelt", laid(export.Layout(export.GDELTEvents), false, "GLOBALEVENTID=1; EventCode=010; SQLDATE=20231399"), "no date"},
		{"polecat", "a\tb\n", "no column \"Event ID\""},
		{"polecat", laid(export.Layout(export.POLECAT), true, "Event ID=1; Event Type=FIGHT"), "none of PLOVER's"},
		{"icews", "Event ID\n", "no column \"Event Date\""},
		{"acled", "", "there are gdelt, icews, polecat"},
	} {
		var got error
		for _, err := range audit.Rows(c.format, strings.NewReader(c.file)) {
			got = errors.Join(got, err)
		}
		if got == nil || !strings.Contains(got.Error(), c.want) {
			t.Errorf("%s: %v, want …%s…", c.format, got, c.want)
		}
	}
}

// Files that were written as Latin-1, with a byte order mark, with line ends of
// another system or with surplus empty cells are read.
func TestOddFiles(t *testing.T) {
	file := "\ufeff" + laid(export.Layout(export.POLECAT), true, "Event ID=1; Event Type=CONSULT; Actor Name=Jos\xe9")
	file = strings.ReplaceAll(file, "\n", "\t\t\r\n")
	file = strings.Replace(file, "\t\t\r\n", "\r\n", 1)
	n := 0
	for row, err := range audit.Rows("polecat", strings.NewReader(file)) {
		if n++; err != nil || row.Actor.Names[0] != "José" || row.ID != "1" || row.Line != 2 {
			t.Errorf("%+v %v", row, err)
		}
	}
	if n != 1 {
		t.Errorf("%d rows", n)
	}
}

func TestMentions(t *testing.T) {
	m, err := audit.Mentions(strings.NewReader(laid(export.Layout(export.GDELTMentions), false,
		"GLOBALEVENTID=7; MentionIdentifier=https://a.example/1", "GLOBALEVENTID=7; MentionIdentifier=https://b.example/2")))
	if err != nil || len(m["7"]) != 2 {
		t.Errorf("%v %v", m, err)
	}
	if _, err := audit.Mentions(strings.NewReader("7\t8\n")); err == nil {
		t.Error("two cells were read")
	}
}

func FuzzRows(f *testing.F) {
	f.Add("gdelt", laid(export.Layout(export.GDELTEvents), false, "EventCode=010; SQLDATE=2023"))
	f.Add("polecat", laid(export.Layout(export.POLECAT), true, "Event Type=AID; Event Date=None"))
	f.Add("icews", laid(export.Layout(export.ICEWS), true, "CAMEO Code=10; Event Date=1/2/2017"))
	d := audit.NewDesk()
	f.Fuzz(func(t *testing.T, format, file string) {
		for row, err := range audit.Rows(format, strings.NewReader(file)) {
			if err == nil {
				d.Check(row)
			}
		}
	})
}
