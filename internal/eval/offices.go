package eval

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"readout/internal/intake"
	"readout/internal/record"
	"readout/internal/timex"
)

// ScorePairs holds what a program reads of a folder of current events against
// the pairs of name and office in them: is somebody known to hold that office
// of that country where the pair's name stands? Each bullet is read as an
// article of its own, published on its day.
func ScorePairs(dir string, read func(*record.Article) (*record.Reading, error)) (Table, error) {
	bullets, err := Bullets(dir)
	if err != nil {
		return Table{}, err
	}
	t := Table{Tallies: []Tally{{Name: "pairs"}, {Name: "by page"}}}
	for i := range bullets {
		b := &bullets[i]
		pairs, doubtful := b.Pairs()
		for range doubtful {
			t.Tallies[0].note("left out: words and link disagree", true)
		}
		if len(pairs) == 0 {
			continue
		}
		t.Articles++
		r, err := readBullet(b, read)
		if err != nil {
			return Table{}, err
		}
		for _, p := range pairs {
			if p.Form == "page" {
				p.score(r, &t.Tallies[1])
			} else {
				p.score(r, &t.Tallies[0])
			}
		}
	}
	return t, nil
}

func readBullet(b *Bullet, read func(*record.Article) (*record.Reading, error)) (Reading, error) {
	a, err := intake.FromBytes(b.ID+".txt", []byte(b.Text))
	if err != nil {
		return Reading{}, fmt.Errorf("%s: %w", b.ID, err)
	}
	a.Published, a.Language = timex.Date(b.Day), "en"
	r, err := read(a)
	if err != nil {
		return Reading{}, fmt.Errorf("%s: %w", b.ID, err)
	}
	return Of(r), nil
}

// score counts a pair right if both country and office are, in full or with the
// same standing.
func (p *Pair) score(r Reading, t *Tally) {
	o := p.in(r)
	country := o != nil && sameLand(p.Country, o.Country)
	office := o != nil && sameOffice(p, o)
	t.note(p.Form, country && office)
	t.note("country", country)
	t.note("office", office)
	if country && office {
		t.TP++
		return
	}
	got := "nothing"
	if o != nil {
		got = strings.TrimSpace(o.Country + " " + o.Standing + " " + o.Office)
	}
	want := p.Country + " " + strings.TrimSpace(p.Standing+" "+p.Office)
	from := max(0, p.start-60)
	for from > 0 && !utf8.RuneStart(p.Bullet.Text[from]) {
		from--
	}
	t.miss(p.Bullet.ID, p.Form+" "+p.class(o), "want "+want, "got "+got, p.Name, p.Bullet.Text[from:])
}

// class names what is wrong with a miss.
func (p *Pair) class(o *Office) string {
	switch {
	case o == nil:
		return "no office read"
	case !sameLand(p.Country, o.Country) && !sameOffice(p, o):
		return "country and office"
	case !sameLand(p.Country, o.Country):
		return "country"
	case p.Office == o.Office:
		return "standing"
	}
	return "office"
}

// in returns the office that the reading gives the pair's name: the one wanted,
// if there are several.
func (p *Pair) in(r Reading) *Office {
	start := utf8.RuneCountInString(p.Bullet.Text[:p.start])
	end := start + utf8.RuneCountInString(p.Name)
	var found *Office
	for i := range r.Offices {
		o := &r.Offices[i]
		if o.Holder.Span.Start >= end || o.Holder.Span.End <= start {
			continue
		}
		if found == nil || sameOffice(p, o) {
			found = o
		}
	}
	return found
}

// sameLand reports whether two codes are of one country; bodies have one of
// several codes.
func sameLand(a, b string) bool {
	body := func(c string) bool { return c == "IGO" || c == "UNO" || c == "EUR" }
	return a == b || body(a) && body(b)
}

func sameOffice(p *Pair, o *Office) bool {
	office, standing := o.Office, o.Standing
	if rest, ok := strings.CutPrefix(office, "Interim "); ok {
		office, standing = rest, "acting"
	}
	if rest, ok := strings.CutSuffix(office, "-elect"); ok {
		office, standing = rest, "designate"
	}
	if p.Office == "Minister" && strings.HasPrefix(office, "Minister of ") {
		office = p.Office // the gold has no names for small ministries
	}
	return office == p.Office && standing == p.Standing
}
