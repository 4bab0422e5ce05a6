package neardup

// alike reports whether two sketches are of near-duplicates. It depends on
// nothing but the two, and not on which comes first.
func alike(sa *[hashes]uint16, a []uint32, sb *[hashes]uint16, b []uint32) bool {
	same := agree(sa, sb)
	if same < leastAgreeing {
		return false
	}
	both, wa, wb := shared(a, b)
	switch shorter, longer := min(wa, wb), max(wa, wb); {
	case both == longer:
		return both >= leastWords
	case both < leastShared:
		return false
	case 100*both >= ofShorter*shorter && 100*both >= ofLonger*longer:
		return true
	default:
		return 100*both >= ofEdited*shorter && same >= agreeing
	}
}

// shared returns the number of words in the sentences that stand in both, and
// in all sentences of each.
func shared(a, b []uint32) (both, wa, wb int) {
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch x, y := a[i], b[j]; {
		case x == y:
			both += weight(x)
			wa += weight(x)
			wb += weight(x)
			i, j = i+1, j+1
		case x < y:
			wa += weight(x)
			i++
		default:
			wb += weight(y)
			j++
		}
	}
	for _, x := range a[i:] {
		wa += weight(x)
	}
	for _, y := range b[j:] {
		wb += weight(y)
	}
	return both, wa, wb
}

// agree returns how many hashes are the same; its share of all estimates Jaccard.
func agree(a, b *[hashes]uint16) (n int) {
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return n
}

// Alike reports whether two articles are near-duplicates by themselves; in an
// Index they may also be so through others between them.
func Alike(a, b *Sketch) bool {
	return alike(&a.signature, a.pieces, &b.signature, b.pieces)
}
