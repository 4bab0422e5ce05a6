package alert_test

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"readout/internal/alert"
)

// open reads a letter as a program for mail does.
func open(t *testing.T, file string) (head mail.Header, words string) {
	t.Helper()
	raw := read1(t, file)
	for line := range bytes.SplitSeq(raw, []byte("\r\n")) {
		if len(line) > 78 || bytes.ContainsAny(line, "\r\n") {
			t.Errorf("%s: the line %q is no line of mail", file, line)
		}
		for _, b := range line {
			if b > 126 {
				t.Fatalf("%s: %q is not ASCII", file, line)
			}
		}
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type")); err != nil || kind != "text/plain" || params["charset"] != "utf-8" {
		t.Errorf("%s, %v, %v", kind, params, err)
	}
	b, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil {
		t.Fatal(err)
	}
	return m.Header, strings.ReplaceAll(string(b), "\r\n", "\n")
}

// Letters tell by day and outlet, and no mention stands in two of them.
func TestLetters(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.dir, "morning.eml")
	d.add("morning", "digest:"+file, alert.Options{MailFrom: "Øystein <desk@post.example>", MailTo: []string{"a@post.example", "B <b@post.example>"}})
	d.run("morning", "nothing new")
	d.keep("The Oslo Post", "https://post.example/oslo", harbour, "2024-05-07")
	d.keep("The Nairobi Post", "", grain, "2024-05-09")
	d.run("morning", "2 new, written to "+file)
	head, words := open(t, file)
	if at, err := head.Date(); err != nil || !at.Equal(d.clock.now) {
		t.Errorf("date %v, %v", at, err)
	}
	from, err1 := head.AddressList("From")
	to, err2 := head.AddressList("To")
	if err1 != nil || err2 != nil || from[0].Name != "Øystein" || len(to) != 2 || to[1].Address != "b@post.example" || head.Get("Subject") != "Readout: morning, 2 new" {
		t.Errorf("from %v, to %v: %v, %v", from, to, err1, err2)
	}
	at := 0
	for _, want := range []string{"readout events --type consult\n", "\n2024-05-07\n", "\n  The Oslo Post\n", "\n  CONSULT ", "“", "https://post.example/oslo\n",
		"\n2024-05-08\n", "\n  The Nairobi Post\n", "\n  CONSULT "} {
		i := strings.Index(words[at:], want)
		if i < 0 {
			t.Fatalf("%q is missing, or stands elsewhere, in\n%s", want, words)
		}
		at += i + len(want)
	}
	d.keep("The Lima Post", "", other, "2024-05-09")
	d.run("morning", "1 told by others before, written to "+filepath.Join(d.dir, "morning-2.eml"))
	next, words := open(t, filepath.Join(d.dir, "morning-2.eml"))
	if strings.Contains(words, "Oslo Post") || !strings.Contains(words, "Also: CONSULT") || next.Get("Message-ID") == head.Get("Message-ID") {
		t.Errorf("the second letter:\n%s", words)
	}
	os.Remove(file) // sent
	d.keep("The Accra Post", "", "The foreign ministers of Ghana and Togo met in Accra on Friday.", "2024-05-10")
	d.run("morning", "1 new, written to "+file)
}

// Killed between writing and marking, the same letter is written again.
func TestLetterKilled(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.dir, "morning.eml")
	d.add("morning", "digest:"+file, alert.Options{})
	d.keep("The Oslo Post", "", harbour, "2024-05-07")
	d.Store = broken{d.store}
	if err := d.run("morning", "1 waiting, written to "+file); !errors.Is(err, errKilled) {
		t.Fatal(err)
	}
	before := read1(t, file)
	d.Store = d.store
	d.clock.now = d.clock.now.Add(time.Hour)
	d.keep("The Nairobi Post", "", grain, "2024-05-09")
	d.run("morning", "2 new, written to "+filepath.Join(d.dir, "morning-2.eml"))
	if !bytes.Equal(read1(t, file), before) {
		t.Error("the first letter is another")
	}
	if _, words := open(t, filepath.Join(d.dir, "morning-2.eml")); strings.Contains(words, "Oslo Post") || !strings.Contains(words, "Nairobi Post") {
		t.Errorf("the second letter:\n%s", words)
	}
}
