package alert_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"readout/internal/alert"
	"readout/internal/query"
	"readout/internal/store"
)

func TestQuestion(t *testing.T) {
	for _, f := range []query.Filter{
		{Kind: store.KindEvent},
		{Kind: store.KindEvent, Types: []string{"CONSULT", "AID"}, Statuses: []string{"actual"}, Actors: []string{"Ada Ek"}, Recipients: []string{"B"},
			Parties: []string{"--party"}, Places: []string{"Gaza"}, Countries: []string{"TUR"}, Outlets: []string{"The Post"}, Attributed: []string{"UN"},
			Since: "2023", Until: "2024", Text: "call for"},
		{Kind: store.KindStatement, Types: []string{"demand"}, Speakers: []string{"A"}, Addressees: []string{"B"}, About: []string{"C"}},
		{Kind: store.KindFigure, Types: []string{"killed"}},
	} {
		words := alert.Words(&f)
		if got, err := alert.Question(words); err != nil || !reflect.DeepEqual(got, f) {
			t.Errorf("%q\ngives %+v, %v\nwant  %+v", words, got, err, f)
		}
	}
	for _, bad := range []string{"", "events --party", "event", "events --hue red", "figures --type CONSULT"} {
		if _, err := alert.Question(strings.Fields(bad)); err == nil {
			t.Errorf("%q is a question", bad)
		}
	}
}

func TestWay(t *testing.T) {
	for s, public := range map[string]string{
		"webhook:https://ada:pw@desk.example/in?token=1#x": "webhook:https://desk.example/in?…",
		"atom:news.xml":    "atom:news.xml",
		"digest:a b/c.eml": "digest:a b/c.eml",
	} {
		if w, err := alert.ParseWay(s); err != nil || w.String() != s || w.Public() != public {
			t.Errorf("%s: %v, %s, %v", s, w, w.Public(), err)
		}
	}
	for s, says := range map[string]string{
		"": "--to webhook:URL", "mail:x": "--to webhook:URL", "atom:": "names no file", "digest:in/": "news.eml",
		"webhook:desk.example": "webhook:https://", "webhook:file:///etc/passwd": "no address of the web", "webhook:http://": "no address",
	} {
		if _, err := alert.ParseWay(s); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", s, err, says)
		}
	}
}

func TestSaveErrors(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty")
	os.WriteFile(empty, []byte("\n"), 0o600)
	hook, letters := alert.Way{Kind: alert.ToWebhook, Where: "https://desk.example/"}, alert.Way{Kind: alert.ToLetters, Where: "a.eml"}
	for _, c := range []struct {
		s    alert.Saved
		says string
	}{
		{alert.Saved{Name: "a b", Way: hook}, "no name for an alert"},
		{alert.Saved{Name: "a\r\nX: y", Way: hook}, "no name for an alert"},
		{alert.Saved{Name: "a", Way: hook, Options: alert.Options{SecretFile: empty}}, "is empty"},
		{alert.Saved{Name: "a", Way: hook, Options: alert.Options{SecretFile: empty + "-not"}}, "secret cannot be read"},
		{alert.Saved{Name: "a", Way: letters, Options: alert.Options{SecretFile: empty}}, "only what goes to a webhook"},
		{alert.Saved{Name: "a", Way: hook, Options: alert.Options{MailTo: []string{"a@b.example"}}}, "only a digest"},
		{alert.Saved{Name: "a", Way: letters, Options: alert.Options{MailTo: []string{"desk"}}}, "no address of mail"},
		{alert.Saved{Name: "a", Way: letters, Options: alert.Options{MailFrom: "a@b.example\r\nBcc: c@d.example"}}, "no address of mail"},
	} {
		c.s.Filter.Kind = store.KindEvent
		if _, err := c.s.Save(); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: %v, want %q", c.s, err, c.says)
		}
	}
	if _, err := alert.Read(store.Alert{Way: "atom:x", Question: "[", Options: "{}"}); err == nil || !strings.Contains(err.Error(), "remove it") {
		t.Errorf("a damaged alert: %v", err)
	}
}
