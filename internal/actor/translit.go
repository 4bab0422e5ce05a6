package actor

import "strings"

// sounds are spellings of one sound in names brought over from other scripts,
// longest first where one begins another. A capital stands for a sound that
// Latin writes with two letters; "A" and "O" for the light and dark vowels,
// which transcriptions of Arabic and Persian do not keep apart any further:
// Mikdad and Mekdad, Mohammed and Muhammad, but not Khamenei and Khomeini.
var sounds = strings.NewReplacer(
	"abdoul", "AbdAl", "abdul", "AbdAl", "abdol", "AbdAl", "abdel", "AbdAl", "abdal", "AbdAl",
	"shch", "S", "tch", "C", "sch", "S",
	"kh", "X", "sh", "S", "ch", "C", "zh", "Z", "gh", "g", "dh", "d", "th", "t", "ph", "f", "dj", "j", "dzh", "j",
	"ck", "k", "ks", "x",
	"ou", "O", "oo", "O", "o", "O", "u", "O",
	"a", "A", "e", "A", "i", "A", "y", "A",
	"w", "v",
)

// loose are further sounds that some transcriptions write alike: Qaddafi,
// Gaddafi and Kadhafi, Ramadan and Ramazan.
var loose = strings.NewReplacer("q", "k", "g", "k", "c", "k", "z", "s", "Z", "j")

// sound returns how a folded word sounds, roughly: spellings of one name in
// different transcriptions have one sound. Words of up to three letters stay
// as they are but for a final y.
func sound(word string) string {
	if len(word) <= 3 {
		return strings.ReplaceAll(word, "y", "i")
	}
	word = strings.TrimSuffix(word, "h")
	return squeeze(sounds.Replace(word))
}

// squeeze drops every letter that repeats the one before: Abdollahian and
// Abdolahian, Kanaani and Kanani.
func squeeze(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if i == 0 || s[i] != s[i-1] {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
