package alert

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"os"
	"regexp"
	"strings"

	"readout/internal/query"
	"readout/internal/store"
)

// A Saved is an alert as a person wrote it.
type Saved struct {
	Name   string
	Way    Way
	Filter query.Filter
	Options
}

// A Way is how and where an alert tells.
type Way struct {
	Kind  string
	Where string // an address or a file
}

// The kinds of ways.
const (
	ToWebhook = "webhook"
	ToAtom    = "atom"
	ToLetters = "digest"
)

// Options are what some ways take.
type Options struct {
	SecretFile string   `json:"secret_file,omitempty"` // with which postings are signed
	MailFrom   string   `json:"mail_from,omitempty"`   // of letters
	MailTo     []string `json:"mail_to,omitempty"`     // the same
}

var name = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

var errWay = errors.New("say how it is told: --to webhook:URL, --to atom:FILE or --to digest:FILE")

// ParseWay reads "webhook:URL", "atom:FILE" or "digest:FILE".
func ParseWay(s string) (Way, error) {
	kind, where, _ := strings.Cut(s, ":")
	w := Way{kind, where}
	switch kind {
	case ToWebhook:
		if u, err := url.Parse(where); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
			return w, fmt.Errorf("%q is no address of the web: give one as in webhook:https://desk.example/readout", w.Public())
		}
	case ToAtom, ToLetters:
		if where == "" || strings.HasSuffix(where, "/") {
			return w, fmt.Errorf("%q names no file: give one as in %s:news.%s", s, kind, map[string]string{ToAtom: "atom", ToLetters: "eml"}[kind])
		}
	default:
		return w, errWay
	}
	return w, nil
}

// String writes a way as ParseWay reads it.
func (w Way) String() string { return w.Kind + ":" + w.Where }

// Public writes a way without what may be secret in it: user, password and the
// question of an address.
func (w Way) Public() string {
	u, err := url.Parse(w.Where)
	if w.Kind != ToWebhook {
		return w.String()
	}
	if err != nil {
		return w.Kind + ":…"
	}
	u.User, u.Fragment = nil, ""
	if u.RawQuery != "" {
		u.RawQuery = "…"
	}
	return w.Kind + ":" + u.String()
}

// Save returns an alert as a store keeps it, or what is wrong with it.
func (s *Saved) Save() (store.Alert, error) {
	if !name.MatchString(s.Name) {
		return store.Alert{}, fmt.Errorf("%q is no name for an alert: take up to 64 letters from a to z, digits, dots and hyphens", s.Name)
	}
	if err := s.check(); err != nil {
		return store.Alert{}, err
	}
	options, err := json.Marshal(s.Options)
	return store.Alert{Name: s.Name, Way: s.Way.String(), Question: store.List(Words(&s.Filter)), Options: string(options)}, err
}

func (s *Saved) check() error {
	if s.SecretFile != "" && s.Way.Kind != ToWebhook {
		return errors.New("only what goes to a webhook is signed with a secret")
	}
	if (s.MailFrom != "" || len(s.MailTo) > 0) && s.Way.Kind != ToLetters {
		return errors.New("only a digest is a letter that has a sender and recipients")
	}
	for _, a := range append([]string{s.MailFrom}, s.MailTo...) {
		if _, err := mail.ParseAddress(a); a != "" && err != nil {
			return fmt.Errorf("%q is no address of mail: write desk@post.example or 'News desk <desk@post.example>'", a)
		}
	}
	_, err := s.secret()
	return err
}

// Read reads an alert that a store keeps.
func Read(a store.Alert) (*Saved, error) {
	s := &Saved{Name: a.Name}
	var words []string
	var err error
	if s.Way, err = ParseWay(a.Way); err != nil {
		return nil, damaged(err)
	}
	if err := errors.Join(json.Unmarshal([]byte(a.Question), &words), json.Unmarshal([]byte(a.Options), &s.Options)); err != nil {
		return nil, damaged(err)
	}
	if s.Filter, err = Question(words); err != nil {
		return nil, damaged(err)
	}
	return s, nil
}

func damaged(err error) error {
	return fmt.Errorf("cannot be read back: %w; remove it and add it again", err)
}

// secret returns the letters with which postings are signed, nil if they are not.
func (s *Saved) secret() ([]byte, error) {
	if s.SecretFile == "" {
		return nil, nil
	}
	b, err := os.ReadFile(s.SecretFile)
	if err != nil {
		return nil, fmt.Errorf("the secret cannot be read: %w", err)
	}
	if b = bytes.TrimSpace(b); len(b) == 0 {
		return nil, fmt.Errorf("%s is empty: it should hold the secret that the webhook knows too", s.SecretFile)
	}
	return b, nil
}
