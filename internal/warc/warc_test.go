package warc_test

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"readout/internal/warc"
)

// record writes a WARC record of a response.
func record(url, head, page string) string {
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + "\r\n" + page
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(block), block)
}

func pack(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

// noise are letters that hardly compress.
func noise(n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(' ' + r.IntN(90))
	}
	return string(b)
}

// urls lists the records that can be read to their end, and the damages.
func urls(in string) string {
	var out []string
	r := warc.NewReader(strings.NewReader(in), nil)
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return strings.Join(out, " ")
		}
		if err == nil {
			_, err = io.Copy(io.Discard, rec.Body)
		}
		if err != nil {
			out = append(out, "!")
			continue
		}
		out = append(out, rec.URL)
	}
}

func TestDamage(t *testing.T) {
	a, b, c := record("a:", "", noise(5000)), record("b:", "", noise(5000)), record("c:", "", noise(5000))
	A, B, C := pack(a), pack(b), pack(c)
	broken := []byte(B)
	for i := 2000; i < 2100; i++ {
		broken[i] ^= 0x55
	}
	arc := func(url string, n int) string {
		return url + " 1.2.3.4 20010203040506 text/html " + fmt.Sprint(n) + "\n"
	}
	for name, v := range map[string][2]string{
		"whole":               {A + B + C, "a: b: c:"},
		"plain":               {a + b + c, "a: b: c:"},
		"one member":          {pack(a + b + c), "a: b: c:"},
		"bad letters":         {A + string(broken) + C, "a: ! c:"},
		"cut member":          {A + B[:3000] + C, "a: ! c:"},
		"cut head":            {A + B[:5] + C, "a: ! c:"},
		"rubbish between":     {A + "rubbish" + C, "a: ! c:"},
		"rubbish at the end":  {A + B + "rubbish", "a: b: !"},
		"zeros at the end":    {A + B + strings.Repeat("\x00", 9000), "a: b:"},
		"rubbish in front":    {"\x1f\x8b\x08" + noise(300) + B, "! b:"},
		"cut off":             {A + B + C[:len(C)-400], "a: b: !"},
		"cut off, plain":      {a + b + c[:len(c)-400], "a: b: !"},
		"length too short":    {a + strings.Replace(b, "Length: 5", "Length: 4", 1) + c, "a: b: ! c:"},
		"member too short":    {A + pack(b[:3000]) + C, "a: ! c:"},
		"no length":           {A + pack(strings.Replace(b, "Content-Length", "Length", 1)) + C, "a: ! c:"},
		"bad record in one":   {pack(a + "rubbish\r\n" + c), "! c:"},
		"negative length":     {strings.Replace(a, "Length: ", "Length: -", 1) + b, "! b:"},
		"huge length":         {A + pack(strings.Replace(b, "Length: ", "Length: 99999999", 1)) + C, "a: ! c:"},
		"long line":           {a + strings.Repeat("x", 1<<20) + "\r\n" + b, "a: ! b:"},
		"many lines":          {"WARC/1.0\r\n" + strings.Repeat("a: b\r\n", 5000) + "\r\n" + b, "! b:"},
		"line feeds only":     {strings.ReplaceAll(strings.Replace(a, "5044", "5041", 1), "\r\n", "\n"), "a:"},
		"folded header":       {strings.Replace(a, "Target-URI: a:", "Target-URI:\r\n  a:", 1) + b, "a: b:"},
		"arc":                 {arc("http://a/b c", 3) + "abc\n" + arc("d:", 2) + "ab\n", "http://a/b c d:"},
		"arc 2":               {"a: 1.2.3.4 20010203040506 text/html 200 X - 0 f.arc 3\nabc\n", "a:"},
		"arc damaged":         {arc("a:", 3) + "abcdef\n" + arc("d:", 2) + "ab\n", "a: ! d:"},
		"arc, gzip, damaged":  {pack(arc("a:", 3)+"abc\n") + "x" + pack(arc("d:", 2)+"ab\n"), "a: ! d:"},
		"nothing":             {"", ""},
		"no archive":          {"Once upon a time\n", "!"},
		"magic and no member": {A + "\x1f\x8b\x08\x1f\x8b\x08" + C, "a: ! c:"},
	} {
		if got := urls(v[0]); got != v[1] {
			t.Errorf("%s: %q, want %q", name, got, v[1])
		}
	}
}

func TestResponse(t *testing.T) {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	w.Write([]byte("<p>deflated"))
	w.Close()
	chunked := "Transfer-Encoding: chunked\r\n"
	for _, c := range []struct{ head, page, want string }{
		{"", "<p>plain", "<p>plain"},
		{chunked, "5\r\n<p>ab\r\n3;x=y\r\ncde\r\n0\r\n\r\n", "<p>abcde"},
		{chunked, "<p>unchunked by the crawler", "<p>unchunked by the crawler"},
		{chunked, "face of the matter", "face of the matter"},
		{chunked, "5\r\n<p>ab\r\n5\r\ncd", "!unexpected EOF"},
		{"Content-Encoding: gzip\r\n", pack("<p>packed"), "<p>packed"},
		{"Content-Encoding: gzip\r\n", "<p>unpacked", "<p>unpacked"},
		{chunked + "Content-Encoding: gzip\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(pack("<p>both")), pack("<p>both")), "<p>both"},
		{"Content-Encoding: gzip\r\n", pack("<p>cut")[:12], "!unexpected EOF"},
		{"Content-Encoding: deflate\r\n", z.String(), "<p>deflated"},
		{"Content-Encoding: br\r\n", "\x0b\x02", `!the page is compressed with "br"`},
		{"Content-Encoding: br\r\n", "<p>unpacked", "<p>unpacked"},
		{"a line without a colon\r\n", "<p>x", "<p>x"},
	} {
		rec, err := warc.NewReader(strings.NewReader(record("a:", c.head, c.page)), nil).Next()
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		res, err := rec.Response()
		if err == nil {
			var b []byte
			b, err = io.ReadAll(res.Body)
			got = string(b)
			if res.Status != 200 || res.MIME != "text/html" {
				t.Errorf("%+v", res)
			}
		}
		if want, bad := strings.CutPrefix(c.want, "!"); bad && (err == nil || !strings.Contains(err.Error(), want)) || !bad && (err != nil || got != want) {
			t.Errorf("%q %.20q: got %q, %v, want %q", c.head, c.page, got, err, c.want)
		}
	}
}

// again reads the same bytes so many times.
type again struct {
	s    string
	n    int
	left *strings.Reader
}

func (a *again) Read(p []byte) (int, error) {
	if a.left == nil || a.left.Len() == 0 {
		if a.n == 0 {
			return 0, io.EOF
		}
		a.n--
		a.left = strings.NewReader(a.s)
	}
	return a.left.Read(p)
}

// An archive of a gigabyte takes a few megabytes of memory.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED, not run: unpacks a gigabyte")
	}
	var members strings.Builder
	unpacked := 0
	for i := range 20 {
		s := record(fmt.Sprint("a:", i), "", strings.Repeat(noise(200), 250+i))
		unpacked += len(s)
		members.WriteString(pack(s))
	}
	n := (1 << 30) / unpacked
	total, start := 0, time.Now()
	r := warc.NewReader(&again{s: members.String(), n: n}, func(n int) error { total += n; return nil })
	var before, m runtime.MemStats
	runtime.ReadMemStats(&before)
	records := 0
	for {
		_, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if records++; records%4000 == 0 {
			runtime.ReadMemStats(&m)
			if m.HeapAlloc > before.HeapAlloc+32<<20 {
				t.Fatalf("%d bytes in use after %d records", m.HeapAlloc-before.HeapAlloc, records)
			}
		}
	}
	took := time.Since(start)
	if records != 20*n || total != unpacked*n || took > 2*time.Minute {
		t.Errorf("%d records of %d, %d bytes in %v", records, 20*n, total, took)
	}
	t.Logf("%d records, %d MB unpacked in %v, %d kB in use", records, total>>20, took, (m.HeapAlloc-before.HeapAlloc)>>10)
}

func TestSpend(t *testing.T) {
	over := errors.New("enough")
	spent := 0
	r := warc.NewReader(strings.NewReader(pack(record("a:", "", strings.Repeat("x", 10<<20)))+pack(record("b:", "", ""))), func(n int) error {
		if spent += n; spent > 1<<20 {
			return over
		}
		return nil
	})
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := r.Next(); err != over {
			t.Errorf("got %v", err)
		}
	}
}

// A failing file is an error, not a damage.
func TestFailingFile(t *testing.T) {
	bad := errors.New("the disk is gone")
	for _, s := range []string{record("a:", "", noise(5000)), pack(record("a:", "", noise(5000)))} {
		r := warc.NewReader(io.MultiReader(strings.NewReader(s[:2000]), failing{bad}), nil)
		_, err := r.Next()
		for range 3 {
			if err == nil {
				_, err = r.Next()
			}
		}
		if err != bad {
			t.Errorf("got %v", err)
		}
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func FuzzReader(f *testing.F) {
	a, b := record("a:", "", "<p>x"), record("b:", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", "3\r\n\x1f\x8b\x08\r\n0\r\n")
	f.Add([]byte(a + b))
	f.Add([]byte(pack(a) + pack(b)))
	f.Add([]byte(pack(a+b) + "x" + pack(a)[:40] + pack(b)))
	f.Add([]byte("a: 1.2.3.4 20010203040506 text/html 3\nabc\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		last := int64(-1)
		r := warc.NewReader(bytes.NewReader(raw), nil)
		for n := 0; ; n++ {
			rec, err := r.Next()
			if err == io.EOF {
				return
			}
			if n > 2*len(raw)+10 {
				t.Fatal("it does not end")
			}
			if err != nil {
				continue
			}
			if rec.Offset < last || rec.Offset >= int64(len(raw)) {
				t.Fatalf("a record at %d after %d of %d", rec.Offset, last, len(raw))
			}
			last = rec.Offset
			if res, err := rec.Response(); err == nil {
				io.Copy(io.Discard, io.LimitReader(res.Body, 1<<20))
			}
		}
	})
}
