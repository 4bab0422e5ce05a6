package intake

import (
	"strings"
	"unicode"

	w "github.com/abadojack/whatlanggo"

	"readout/internal/record"
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

// language returns the BCP 47 code of the language the article is written in,
// "" if the text is too short or the two likeliest languages are close.
func language(a *record.Article) string {
	var b strings.Builder
	for _, s := range a.Readable() {
		b.WriteString(a.Text.Slice(s))
		b.WriteByte('\n')
		if b.Len() > 1500 {
			break
		}
	}
	s := b.String()
	s = strings.ToValidUTF8(s[:min(len(s), 1500)], "")
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	info := w.DetectWithOptions(s, w.Options{Whitelist: newsLanguages})
	if letters < tellable || info.Lang < 0 || !info.IsReliable() && letters < 5*tellable {
		return ""
	}
	if info.Lang == w.Pes {
		return "fa"
	}
	if code := info.Lang.Iso6391(); code != "" {
		return code
	}
	return info.Lang.Iso6393()
}
