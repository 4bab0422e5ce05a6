package eval

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"

	"readout/internal/read"
	"readout/internal/record"
	"readout/internal/text"
)

// A HarmBullet is a bullet that tells of harm with a digit, and the figures
// that are read off it.
type HarmBullet struct {
	Bullet
	Figures []record.FigureMention // of people harmed, in the order of the text
}

var (
	hasDigit = regexp.MustCompile(`[0-9]`)
	hasHarm  = regexp.MustCompile(`(?i)\b(kill|wound|injur)`)
)

// HarmBullets keeps the bullets that hold a digit and a form of kill, wound or
// injure.
func HarmBullets(all []Bullet) []Bullet {
	var out []Bullet
	for _, b := range all {
		if hasDigit.MatchString(b.Text) && hasHarm.MatchString(b.Text) {
			out = append(out, b)
		}
	}
	return out
}

// Sum names the letters of a bullet: the first eight hexadecimal digits of
// their SHA-256.
func (b *Bullet) Sum() string {
	h := sha256.Sum256([]byte(b.Text))
	return hex.EncodeToString(h[:4])
}

// ReadHarm reads the figures of people harmed off a bullet. Numbers of anything
// else are left out.
func ReadHarm(b Bullet, reader *read.Reader) (HarmBullet, error) {
	x, err := text.New(b.Text)
	if err != nil {
		return HarmBullet{}, fmt.Errorf("%s: %w", b.ID, err)
	}
	a := &record.Article{ID: record.ArticleID([]byte(b.Text)), Path: b.ID, Text: x, Language: "en"}
	got, err := reader.Read(a)
	if err != nil {
		return HarmBullet{}, err
	}
	out := HarmBullet{Bullet: b}
	for _, f := range got.Figures {
		if f.Measure != record.OtherUnit {
			out.Figures = append(out.Figures, f)
		}
	}
	return out, nil
}

// String returns the bullet with its figures in one line.
//
//	2025-01-09:17  killed 22 - at least | The strikes kill at least 22 people.
func (h HarmBullet) String() string {
	var facts []string
	for i := range h.Figures {
		facts = append(facts, factOf(&h.Figures[i]).String())
	}
	if len(facts) == 0 {
		facts = []string{"none"}
	}
	return fmt.Sprintf("%s  %s | %s", h.ID, strings.Join(facts, "; "), h.Text)
}

// A HarmCount says in how many bullets figures are read.
type HarmCount struct{ Bullets, Told, Figures int }

// Add counts a bullet.
func (c *HarmCount) Add(h HarmBullet) {
	c.Bullets++
	c.Figures += len(h.Figures)
	if len(h.Figures) > 0 {
		c.Told++
	}
}

// String returns the count in one line.
func (c HarmCount) String() string {
	return fmt.Sprintf("%d bullets with a digit and kill, wound or injure: %d with a figure, %d with none; %d figures",
		c.Bullets, c.Told, c.Bullets-c.Told, c.Figures)
}
