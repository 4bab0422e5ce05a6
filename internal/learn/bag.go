package learn

// A Bag collects the hashed features of one decision. Each call of One or Two
// is a template of its own, so a caller must make the same calls every time.
type Bag struct {
	Features []uint64
	template uint64
}

// Reset empties the bag and begins with template first.
func (b *Bag) Reset(first uint64) { b.Features, b.template = b.Features[:0], first }

// One adds a feature.
func (b *Bag) One(v uint64) {
	b.template++
	b.Features = append(b.Features, Mix(v*31+b.template*0x9e3779b97f4a7c15))
}

// Two adds the conjunction of two features.
func (b *Bag) Two(v, u uint64) {
	b.template++
	b.Features = append(b.Features, Mix((v*31+b.template*0x9e3779b97f4a7c15)^Mix(u+b.template)))
}

// Best returns the index of the highest score, the first of equals.
func Best(scores []int32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}
