package eval

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"readout/internal/record"
	"readout/internal/table"
)

// A Fact is a figure that somebody found right for a bullet.
type Fact struct {
	Measure   string
	Low, High string // "-" for no bound
	Qualifier string
	Either    bool // can be read either way: counts neither for nor against
}

// String returns a fact as the tables write it: "killed 22 - at least".
func (f Fact) String() string {
	return strings.Join([]string{f.Measure, f.Low, f.High, f.Qualifier}, " ")
}

func factOf(f *record.FigureMention) Fact {
	return Fact{Measure: string(f.Measure), Low: written(f.Low), High: written(f.High), Qualifier: string(f.Qualifier)}
}

func written(v *float64) string {
	if v == nil {
		return "-"
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

// BulletFacts are the figures that are right for one bullet.
type BulletFacts struct {
	ID, Sum string
	Facts   []Fact
}

// ReadBulletFacts reads a table of bullets with their right figures.
func ReadBulletFacts(path string) ([]BulletFacts, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	rows, err := table.Read(path, string(b), "bullet", "sum", "figures")
	if err != nil {
		return nil, err
	}
	var out []BulletFacts
	for _, r := range rows {
		bf := BulletFacts{ID: r.Get("bullet"), Sum: r.Get("sum")}
		for _, cell := range r.List("figures") {
			if cell == "none" {
				continue
			}
			f, ok := parseFact(cell)
			if !ok {
				return nil, r.Errorf("%q is no figure; write measure, low, high and qualifier: %q", cell, "killed 22 - at least")
			}
			bf.Facts = append(bf.Facts, f)
		}
		out = append(out, bf)
	}
	return out, nil
}

func parseFact(cell string) (Fact, bool) {
	cell, either := strings.CutPrefix(cell, "?")
	p := strings.SplitN(cell, " ", 4)
	if len(p) != 4 {
		return Fact{}, false
	}
	return Fact{p[0], p[1], p[2], p[3], either}, true
}

// A FactScore compares the figures read with the right ones: by measure and
// bounds, and of those that agree by their qualifier.
type FactScore struct {
	Bullets, Right, Missed, Wrong int
	Qualifier                     int // of Right
	Misses                        []string
}

// Precision and recall, 0 to 1.
func (s *FactScore) Precision() float64 { return share(s.Right, s.Right+s.Wrong) }
func (s *FactScore) Recall() float64    { return share(s.Right, s.Right+s.Missed) }

func share(a, b int) float64 { return float64(a) / float64(max(1, b)) }

// String returns the score in one line.
func (s *FactScore) String() string {
	return fmt.Sprintf("%d bullets: precision %.3f, recall %.3f (%d right, %d wrong, %d missed); qualifier %d/%d",
		s.Bullets, s.Precision(), s.Recall(), s.Right, s.Wrong, s.Missed, s.Qualifier, s.Right)
}

// Add compares the figures of a bullet with the facts about it. An error says
// that the bullet is not the one the facts were found in.
func (s *FactScore) Add(want BulletFacts, got HarmBullet) error {
	if want.Sum != got.Sum() {
		return fmt.Errorf("%s: the text has the sum %s instead of %s; look again at what is right for it", want.ID, got.Sum(), want.Sum)
	}
	s.Bullets++
	left := slices.Clone(want.Facts)
	for i := range got.Figures {
		f := factOf(&got.Figures[i])
		k := find(left, f)
		switch {
		case k < 0:
			s.Wrong++
			s.Misses = append(s.Misses, fmt.Sprintf("wrong  %s %s | %s", want.ID, f, got.Text))
			continue
		case left[k].Either:
		default:
			s.Right++
			if left[k].Qualifier == f.Qualifier {
				s.Qualifier++
			} else {
				s.Misses = append(s.Misses, fmt.Sprintf("hedge  %s %s, right is %s | %s", want.ID, f, left[k].Qualifier, got.Text))
			}
		}
		left = slices.Delete(left, k, k+1)
	}
	for _, f := range left {
		if !f.Either {
			s.Missed++
			s.Misses = append(s.Misses, fmt.Sprintf("missed %s %s | %s", want.ID, f, got.Text))
		}
	}
	return nil
}

// find returns the fact with the measure and bounds of f, one that counts
// before one that does not; -1 for none.
func find(list []Fact, f Fact) int {
	at := -1
	for i, o := range list {
		if o.Measure == f.Measure && o.Low == f.Low && o.High == f.High && (at < 0 || list[at].Either) {
			at = i
		}
	}
	return at
}
