// Package neardup finds articles that carry the same wording: wire copies,
// updates and reprints, whatever their headlines, cuts and additions.
//
// An article is reduced to a Sketch of some 300 bytes: a MinHash signature,
// which finds who may be alike, and a print of each sentence, which decides. An
// Index takes sketches one at a time, in bounded memory per article, and gives
// the same clusters in any order of arrival. Compare tells which paragraphs of
// an article were added or dropped.
//
// Wording is all it knows. It must never know what a text means, whether two
// articles tell of the same event in other words, or where articles are kept.
//
// Method: A. Broder, On the resemblance and containment of documents (1997);
// bands and rows after Leskovec, Rajaraman, Ullman, Mining of Massive Datasets,
// chapter 3; short signatures after Li and König, b-bit minwise hashing (2010).
// Parameters and figures: docs/decisions/0010-near-duplicates.md.
package neardup

// The shape of a signature. Two articles that share the part s of their
// shingles (Jaccard) meet in at least one band with the chance 1-(1-s³)³²:
// 23 % at s = 0.2, 88 % at 0.4, 98.6 % at 0.5, and 1 in 30,000 at 0.01.
const (
	bands   = 32
	rows    = 3
	hashes  = bands * rows
	shingle = 6 // words; most runs of six in a bulletin hold a figure or name
)

// What makes two articles near-duplicates. Either all their sentences are the
// same, but for case, accents and marks. Or they share sentences of 44 words at
// least, more than what pages put around short bulletins, and these hold half
// of the words of the shorter and 30 % of the longer (a round-up of four stories
// is a copy of none), or a quarter of the shorter while the signatures agree in
// so many hashes that much else is the same but for a word here and there. Where
// hardly any hashes agree, sentences are not compared at all. A word here is
// five letters.
const (
	leastWords    = 30
	leastShared   = 44
	ofShorter     = 50 // per cent
	ofLonger      = 30
	ofEdited      = 25
	agreeing      = 34 // of 96: Jaccard near 0.35
	leastAgreeing = 12
)

// A band in which more forms agree than crowded is that of a template: "The
// price of … was … on …", a hundred thousand times. Each of them is compared
// with a few, the same whatever came first, and not with all others.
const (
	crowded   = 64
	spokesmen = 8
)

// How sentences are kept.
const (
	shortPiece  = 6 // a sentence ends at its mark once it has so many words: "Mr." ends none
	mostPieces  = 4096
	weightBits  = 6
	weightLimit = 1<<weightBits - 1
)
