package intake

import (
	"regexp"
	"strings"
	"unicode"

	w "github.com/abadojack/whatlanggo"

	"readout/internal/record"
	"readout/internal/text"
)

// tellable is the number of letters below which no language is told.
const tellable = 40

// newsLanguages are the languages told apart. Leaving out those that hardly any
// outlet writes in makes the rest surer: a short Russian text is near to a dozen
// others.
var newsLanguages = map[w.Lang]bool{
	w.Eng: true, w.Fra: true, w.Deu: true, w.Spa: true, w.Por: true, w.Ita: true, w.Nld: true, w.Pol: true, w.Ces: true, w.Hun: true,
	w.Ron: true, w.Ell: true, w.Bul: true, w.Srp: true, w.Hrv: true, w.Slv: true, w.Mkd: true, w.Rus: true, w.Ukr: true, w.Bel: true,
	w.Kat: true, w.Tur: true, w.Azj: true, w.Uzb: true, w.Tuk: true, w.Arb: true, w.Pes: true, w.Kur: true, w.Heb: true, w.Urd: true,
	w.Hin: true, w.Ben: true, w.Pan: true, w.Guj: true, w.Mar: true, w.Tam: true, w.Tel: true, w.Kan: true, w.Mal: true, w.Sin: true,
	w.Nep: true, w.Mya: true, w.Tha: true, w.Vie: true, w.Khm: true, w.Ind: true, w.Cmn: true, w.Jpn: true, w.Kor: true, w.Swe: true,
	w.Dan: true, w.Nob: true, w.Fin: true, w.Est: true, w.Lit: true, w.Lav: true, w.Amh: true, w.Som: true, w.Hau: true, w.Yor: true,
	w.Ibo: true, w.Zul: true, w.Afr: true, w.Tgl: true,
}

// setLanguage settles the language of an article: what was said of it, unless the
// text plainly says otherwise, else what the text tells, else what its page says.
func setLanguage(a *record.Article, said, page string) {
	said = tag(said)
	told, sure := language(a)
	if said == "en" || strings.HasPrefix(said, "en-") {
		if sure && told != "en" && !looksEnglish(beginning(a)) {
			diagnose(a, "language-conflict", "this was said to be in English, and is not", text.Span{})
			said = told
		}
	}
	for _, l := range []string{said, told, tag(page)} {
		if a.Language == "" {
			a.Language = l
		}
	}
}

// tagged is the form of a language tag: "en", "pt-BR", "zh-Hans-CN".
var tagged = regexp.MustCompile(`^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$`)

// tag returns a language tag as BCP 47 spells it; "" for anything else: a name,
// "English (US)", is looked for in the text.
func tag(s string) string {
	s = strings.TrimSpace(s)
	if !tagged.MatchString(s) || strings.EqualFold(s, "und") {
		return ""
	}
	base, rest, more := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
	if base = strings.ToLower(base); base == "eng" {
		base = "en"
	}
	if more {
		return base + "-" + rest
	}
	return base
}

// plainWords are words that stand in every English text.
var plainWords = map[string]bool{"the": true, "of": true, "and": true, "to": true, "in": true, "a": true, "that": true, "for": true, "on": true, "was": true, "is": true, "by": true, "with": true, "said": true}

// looksEnglish reports whether one word in ten is such a word: in English news it
// is one in four, in German one in forty.
func looksEnglish(s string) bool {
	words, plain := 0, 0
	for _, w := range strings.Fields(strings.ToLower(s)) {
		words++
		if plainWords[w] {
			plain++
		}
	}
	return plain*10 >= words
}

// beginning returns the first letters of what is read.
func beginning(a *record.Article) string {
	var b strings.Builder
	for _, s := range a.Readable() {
		b.WriteString(a.Text.Slice(s))
		b.WriteByte('\n')
		if b.Len() > 1500 {
			break
		}
	}
	s := b.String()
	return strings.ToValidUTF8(s[:min(len(s), 1500)], "")
}

// language returns the BCP 47 code of the language the article is written in, and
// whether that is sure; "" if the text is too short or the two likeliest languages
// are close, but "und" if its script is one that English is not written in.
func language(a *record.Article) (string, bool) {
	s := beginning(a)
	letters, latin := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.Is(unicode.Latin, r) {
			latin++
		}
	}
	unknown := ""
	if letters > 2*latin {
		unknown = "und"
	}
	info := w.DetectWithOptions(s, w.Options{Whitelist: newsLanguages})
	if letters < tellable || info.Lang < 0 || !info.IsReliable() && letters < 5*tellable {
		return unknown, false
	}
	sure := info.IsReliable() && letters > 2*tellable
	if info.Lang == w.Pes {
		return "fa", sure
	}
	if code := info.Lang.Iso6391(); code != "" {
		return code, sure
	}
	return info.Lang.Iso6393(), sure
}
