package reconcile

// A sheet holds the features of one pair and their sum.
type sheet struct {
	x     *Index
	score int
	floor int             // a score up to here need not be exact
	ample int             // nor one from here on: less may be told
	times [features]int16 // how often a feature applies, or by how many per cent
}

func (s *sheet) add(f feature) {
	s.times[f]++
	s.score += s.x.weight[f]
}

// scaled adds a feature by how much of it there is.
func (s *sheet) scaled(f feature, percent int) {
	if percent = min(percent, 100); percent > 0 {
		s.times[f] = int16(percent)
		s.score += s.x.weight[f] * percent / 100
	}
}

// score compares two mentions of one kind. It depends on nothing but the two. A
// score that is not above floor need not be exact; of one that is at least ample
// less may be told, though not less than that.
func (x *Index) score(a, b *facts, floor, ample int) int {
	s := sheet{x: x, floor: floor, ample: ample}
	s.compare(a, b)
	return s.score
}

// hopeless reports whether what a pair may still get cannot bring it above the
// floor.
func (s *sheet) hopeless(rest int) bool { return s.score+rest <= s.floor }

// certain reports whether the score is ample even with what a pair may still
// lose, which it then loses: it is no more than the exact one.
func (s *sheet) certain(loss int) bool {
	if s.score+loss < s.ample {
		return false
	}
	s.score += loss
	return true
}

func (s *sheet) compare(a, b *facts) {
	if b.before(a) {
		a, b = b, a
	}
	switch a.kind {
	case anEvent:
		s.event(a, b)
	case aStatement:
		s.statement(a, b)
	case aFigure:
		s.figure(a, b)
	}
}

// letters compares the very words of two spans. Of two days they are two events:
// who meets every month is told of in the same words every month.
func (s *sheet) letters(a, b *facts) {
	if a.long && a.letters == b.letters && s.times[dayApart]+s.times[dayNear]+s.times[toldApart] == 0 {
		s.add(lettersSame)
	}
}

// articles compares the articles in which two mentions stand.
func (s *sheet) articles(a, b *facts) {
	switch {
	case a.article == b.article && a.kind == anEvent && s.times[verbal] == 0:
		s.add(articleSame)
		return
	case a.article == b.article:
		s.add(articleClaim)
		return
	}
	percent, _ := shared(&a.article.topic, &b.article.topic)
	s.scaled(articleAlike, (percent-8)*5)
}

// articlesAtLeast returns what the articles may take away.
func (s *sheet) articlesAtLeast(a, b *facts) int {
	if a.article == b.article {
		return min(s.x.weight[articleSame], s.x.weight[articleClaim])
	}
	return min(0, s.x.weight[articleAlike])
}

// places compares where two mentions tell that something was.
func (s *sheet) places(a, b *spot) {
	switch {
	case a.mark == 0 || b.mark == 0:
	case a.mark == b.mark, a.geonames != 0 && a.geonames == b.geonames:
		s.add(placeSame)
	case a.country != b.country && a.country != 0 && b.country != 0:
		s.add(placeAbroad)
	case a.state || b.state:
		s.add(placeWithin)
	case a.meets(b):
		s.add(placeWithin)
	case a.country != 0 && b.country != 0:
		s.add(placeApart)
	}
}
