package intake

import (
	"context"
	"encoding/base64"
	"strings"
	"testing"
)

// letter is a message of that type, encoding and body.
func letter(kind, encoding, body string) string {
	return "From: =?koi8-r?B?98XT1Ng=?= <news@post.example>\nSubject: =?utf-8?Q?Talks_in_Z=C3=BCrich?=\nDate: Tue, 7 May 2024 23:15:00 -0500\n" +
		"Message-ID: <1@post.example>\nMIME-Version: 1.0\nContent-Type: " + kind + "\nContent-Transfer-Encoding: " + encoding + "\n\n" + body
}

func TestMail(t *testing.T) {
	both := "--x\nContent-Type: text/plain; charset=utf-8\n\n" + shortReport + "\n--x\nContent-Type: text/html\n\n" + aPage + "\n--x--\n"
	nested := "--y\nContent-Type: multipart/alternative; boundary=x\n\n" + both + "\n--y\nContent-Type: text/plain\nContent-Disposition: attachment\n\nNo.\n--y--\n"
	deep := strings.Repeat("Content-Type: multipart/mixed; boundary=x\n\n--x\n", 5000)
	for _, c := range []struct{ name, mail, want, words string }{
		{"plain", letter("text/plain", "7bit", shortReport), "a.eml 1@post.example utf-8 2024-05-07 metadata", "foreign ministers"},
		{"no type", "Subject: x\n\n" + shortReport, "a.eml  utf-8", "foreign ministers"},
		{"1251", letter("text/plain; charset=windows-1251", "8bit", "\xcc\xe8\xed\xe8\xf1\xf2\xf0 \xef\xf0\xe8\xe1\xfb\xeb."), "a.eml 1@post.example charset:windows-1251", "Министр прибыл."},
		{"base64", letter("text/plain; charset=utf-8", "base64", base64.StdEncoding.EncodeToString([]byte("Zürich is a city."))), "a.eml 1@post.example utf-8", "Zürich is a city."},
		{"quoted", letter("text/plain; charset=utf-8", "quoted-printable", "Z=C3=BCrich is=\n a city."), "a.eml 1@post.example utf-8", "Zürich is a city."},
		{"html", letter("text/html", "7bit", aPage), "a.eml 1@post.example html2:windows-1252 2024-05-07 metadata", "foreign ministers"},
		{"both", letter("multipart/alternative; boundary=x", "7bit", both), "a.eml 1@post.example utf-8", "foreign ministers"},
		{"nested", letter("multipart/mixed; boundary=y", "7bit", nested), "a.eml 1@post.example utf-8", "foreign ministers"},
		{"cut off", letter("multipart/mixed; boundary=y", "7bit", nested[:400]), "a.eml 1@post.example utf-8", "foreign ministers"},
		{"picture", letter("image/png", "base64", "AAAA"), "a.eml: holds no text", ""},
		{"no boundary", letter("multipart/mixed", "7bit", both), "a.eml: ", ""},
		{"deep", deep + shortReport, "a.eml: ", ""},
		{"no message", "not a message", "a.eml: is not a message", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			compare(t, from(t, "a.eml", c.mail, Options{}), []string{c.want})
			a, err := FromMail("a.eml", []byte(c.mail), 0)
			if err != nil {
				return
			}
			whole(t, a)
			if !strings.Contains(a.Text.String(), c.words) {
				t.Errorf("text %q", a.Text)
			}
			if c.name == "plain" && (a.Title != "Talks in Zürich" || a.Outlet != "Весть") {
				t.Errorf("title %q, outlet %q", a.Title, a.Outlet)
			}
		})
	}
}

func TestMailbox(t *testing.T) {
	first := "From a@b Tue May  7 10:00:00 2024\n" + letter("text/plain", "7bit", shortReport+"\n>From there they went on.\nFrom then on all was well.\n") + "\n"
	box := first + "From c@d Tue May  7 11:00:00 2024\n" + letter("text/plain", "7bit", "Second.") + "\n\nFrom x\nbad\n"
	compare(t, from(t, "a.mbox", box, Options{}), []string{"a.mbox#0 1@post.example utf-8", "a.mbox#435 1@post.example utf-8", "a.mbox#"})
	compare(t, from(t, "a.mbox", "Once upon a time.\n", Options{}), []string{"a.mbox: is no mailbox"})
	compare(t, from(t, "a.mbox", first+"From y\n"+strings.Repeat("x", 5000), Options{MaxArticle: 2000}), []string{"a.mbox#0", "a.mbox#435: has more"})
	for a := range Read(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(strings.Replace(first, "From: ", "Received: x\nFrom: ", 1))}) {
		if a == nil || !strings.Contains(a.Text.String(), "\nFrom there they went on.\nFrom then on") {
			t.Errorf("got %v", a)
		}
	}
}

func FuzzMail(f *testing.F) {
	f.Add([]byte(letter("multipart/mixed; boundary=x", "7bit", "--x\nContent-Type: text/html\n\n"+aPage+"\n--x--\n")))
	f.Add([]byte(letter("text/plain; charset=iso-2022-jp", "base64", "AAAA")))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if a, err := FromMail("x", raw, 1000); err == nil {
			whole(t, a)
		}
	})
}
