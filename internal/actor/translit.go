package actor

// sounds are spellings of one sound in names brought over from other scripts,
// longest first where one begins another. A capital stands for a sound that
// Latin writes with two letters; "A" and "O" for the light and dark vowels,
// which transcriptions of Arabic and Persian do not keep apart any further:
// Mikdad and Mekdad, Mohammed and Muhammad, but not Khamenei and Khomeini.
var sounds = newRules(
	"abdoul", "AbdAl", "abdul", "AbdAl", "abdol", "AbdAl", "abdel", "AbdAl", "abdal", "AbdAl",
	"shch", "S", "tsch", "C", "tch", "C", "sch", "S",
	"kh", "X", "sh", "S", "ch", "C", "zh", "Z", "gh", "g", "dh", "d", "th", "t", "ph", "f", "dj", "j", "dzh", "j",
	"ck", "k", "ct", "kt", "ks", "x", "tz", "ts", "gui", "gA", "gue", "gA",
	"ou", "O", "oo", "O", "o", "O", "u", "O",
	"a", "A", "e", "A", "i", "A", "y", "A",
	"w", "v",
)

// endings are spellings of the end of a word: Lukashenka, Gorbachyov, Romanoff,
// Ishaque.
var endings = []rule{{"enka", "enko"}, {"yov", "ev"}, {"off", "ov"}, {"que", "q"}, {"h", ""}}

// loose maps further sounds that some transcriptions write alike: Qaddafi,
// Gaddafi and Kadhafi, Ramadan and Ramazan.
var loose = [256]byte{'q': 'k', 'g': 'k', 'c': 'k', 'z': 's', 'Z': 'j'}

// inside maps what is alike only behind the first sound: Shmyhal and Shmygal,
// Rahmon and Rakhmon, Ghannouchi and Ghannushi.
var inside = [256]byte{'h': 'k', 'X': 'k', 'C': 'S'}

// A rule writes a sound in another way.
type rule struct{ old, new string }

// rules are by the first letter of what they look for.
type rules ['z' + 1][]rule

func newRules(pairs ...string) *rules {
	var r rules
	for i := 0; i < len(pairs); i += 2 {
		c := pairs[i][0]
		r[c] = append(r[c], rule{pairs[i], pairs[i+1]})
	}
	return &r
}

// at returns how the beginning of s is written, and how many letters it takes.
func (r *rules) at(s string) (string, int) {
	if s[0] <= 'z' {
		for _, x := range r[s[0]] {
			if len(s) >= len(x.old) && s[:len(x.old)] == x.old {
				return x.new, len(x.old)
			}
		}
	}
	return s[:1], 1
}

// sound returns how a folded word sounds, roughly: spellings of one name in
// different transcriptions have one sound. Words of up to three letters stay
// as they are but for a final y.
func sound(word string) string {
	var stack [64]byte
	return string(appendSound(stack[:0], word))
}

// appendSound appends sound(word) to dst. Of letters that repeat only one
// stays: Abdollahian and Abdolahian, Kanaani and Kanani.
func appendSound(dst []byte, word string) []byte {
	if len(word) <= 3 {
		for i := range len(word) {
			dst = append(dst, word[i])
			if word[i] == 'y' {
				dst[len(dst)-1] = 'i'
			}
		}
		return dst
	}
	start := len(dst)
	word, end := cutEnding(word)
	for _, part := range [...]string{word, end} {
		for len(part) > 0 {
			letters, n := sounds.at(part)
			part = part[n:]
			for i := range len(letters) {
				if len(dst) == start || dst[len(dst)-1] != letters[i] {
					dst = append(dst, letters[i])
				}
			}
		}
	}
	return dst
}

// cutEnding parts a word from its ending, as endings spells it.
func cutEnding(word string) (string, string) {
	for _, e := range endings {
		if len(word) > len(e.old)+2 && word[len(word)-len(e.old):] == e.old {
			return word[:len(word)-len(e.old)], e.new
		}
	}
	return word, ""
}

// sameLoose reports whether two sounds are alike but for what loose maps.
func sameLoose(x, y []byte) bool {
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		a, b := looseOf(x[i]), looseOf(y[i])
		if a != b && (i == 0 || insideOf(a) != insideOf(b)) {
			return false
		}
	}
	return true
}

func looseOf(c byte) byte {
	if loose[c] != 0 {
		return loose[c]
	}
	return c
}

func insideOf(c byte) byte {
	if inside[c] != 0 {
		return inside[c]
	}
	return c
}

// skeleton appends the consonants of a sound, loosely, to dst: what is left
// where one spelling drops a vowel, as in Maliki and Malki.
func skeleton(dst, sound []byte) []byte {
	for _, c := range sound {
		if c != 'A' && c != 'O' {
			dst = append(dst, looseOf(c))
		}
	}
	return dst
}

// firstSound returns how a folded word begins, in the loosest way.
func firstSound(word string) byte {
	letters, _ := sounds.at(word)
	return looseOf(letters[0])
}
