package alert

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"readout/internal/report"
	"readout/internal/store"
)

// letter writes one letter about all that waits, and marks it as told. It is the
// same letter, under the same Message-ID, if the program is killed in between
// and writes it again.
func (r *round) letter(ctx context.Context, marks []store.Mark) error {
	list, err := r.items(ctx, marks)
	if err != nil {
		return err
	}
	b, err := newLetter(r.saved, list)
	if err != nil {
		return err
	}
	if r.sum.File, err = leave(r.saved.Way.Where, b); err != nil {
		return err
	}
	return r.told(ctx, marks...)
}

// leave writes a letter beside those that nobody has taken away yet, and returns
// where: news.eml, news-2.eml …
func leave(path string, b []byte) (string, error) {
	ext := filepath.Ext(path)
	for n := 1; ; n++ {
		at := path
		if n > 1 {
			at = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, ext), n, ext)
		}
		same, there, err := holds(at, b)
		switch {
		case err != nil || same:
			return at, err
		case !there:
			return at, write(at, b)
		}
	}
}

// newLetter returns a letter as RFC 5322 and MIME have it.
func newLetter(s *Saved, list []Item) ([]byte, error) {
	var b bytes.Buffer
	at, ids := time.Time{}, []string{"letter", s.Name}
	for _, i := range list {
		ids = append(ids, string(i.Mark.Mention))
		if i.Mark.At.After(at) {
			at = i.Mark.At
		}
	}
	subject := fmt.Sprintf("Readout: %s, %d new", s.Name, len(list))
	head := func(name, words string) { fmt.Fprintf(&b, "%s: %s\r\n", name, words) }
	head("From", address(cmp.Or(s.MailFrom, "Readout <readout@localhost>")))
	head("To", recipients(s.MailTo))
	head("Subject", mime.QEncoding.Encode("utf-8", subject))
	head("Date", at.UTC().Format(time.RFC1123Z))
	head("Message-ID", "<"+strings.TrimPrefix(uuid(ids...), "urn:uuid:")+"@readout.invalid>")
	head("MIME-Version", "1.0")
	head("Content-Type", "text/plain; charset=utf-8")
	head("Content-Transfer-Encoding", "quoted-printable")
	b.WriteString("\r\n")
	q := quotedprintable.NewWriter(&b)
	if _, err := q.Write([]byte(letterText(s, list))); err != nil {
		return nil, err
	}
	err := q.Close()
	return b.Bytes(), err
}

func address(s string) string {
	a, err := mail.ParseAddress(s)
	if err != nil {
		return "undisclosed-recipients:;" // cannot be: checked when it was saved
	}
	return a.String()
}

func recipients(list []string) string {
	if len(list) == 0 {
		return "undisclosed-recipients:;"
	}
	var out []string
	for _, s := range list {
		out = append(out, address(s))
	}
	return strings.Join(out, ",\r\n ")
}

// letterText tells mentions by day and outlet.
func letterText(s *Saved, list []Item) string {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Item) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Article.By(), b.Article.By()))
	})
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", CommandLine(append([]string{"readout"}, Words(&s.Filter)...)))
	day, by := "-", ""
	for _, i := range list {
		if d := cmp.Or(string(i.Day), "no day"); d != day {
			day, by = d, ""
			fmt.Fprintf(&b, "\n%s\n", day)
		}
		if by != i.Article.By() {
			by = i.Article.By()
			fmt.Fprintf(&b, "\n  %s\n", by)
		}
		title := report.Headline(i.Found)
		if i.Mark.Kind == store.MarkAlso {
			title = "Also: " + title
		}
		fmt.Fprintf(&b, "\n  %s\n    %s\n", title, strings.ReplaceAll(words(i), "\n", "\n    "))
		if i.Article.URL != "" {
			fmt.Fprintf(&b, "    %s\n", i.Article.URL)
		}
	}
	return b.String()
}
