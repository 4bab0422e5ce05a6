package intake

import (
	"encoding/json"
	"testing"
)

func TestLanguage(t *testing.T) {
	const (
		english = "The foreign ministers of Austria and Hungary met in Vienna on Tuesday to talk about the river, and agreed to meet again in June."
		german  = "Die Außenminister Österreichs und Ungarns trafen sich am Dienstag in Wien, um über den Fluss zu sprechen, und wollen sich im Juni wieder treffen."
		russian = "Министры иностранных дел Австрии и Венгрии во вторник встретились в Вене, чтобы обсудить раздел речной воды, и договорились встретиться снова в июне."
	)
	for _, c := range []struct{ said, text, want string }{
		{"", english, "en"}, {"", german, "de"}, {"", russian, "ru"},
		{"", "اجتمع وزيرا خارجية النمسا والمجر في فيينا يوم الثلاثاء لبحث تقاسم مياه النهر، واتفقا على عقد اجتماع آخر في يونيو المقبل.", "ar"},
		{"", "وزیران خارجه اتریش و مجارستان روز سه‌شنبه در وین درباره تقسیم آب رودخانه گفت‌وگو کردند و توافق کردند که در ماه ژوئن دوباره دیدار کنند.", "fa"},
		{"", "Avusturya ve Macaristan dışişleri bakanları salı günü Viyana'da bir araya gelerek nehir suyunun paylaşımını görüştü ve haziranda yeniden buluşmak üzere anlaştı.", "tr"},
		{"", "Los ministros de Exteriores de Austria y Hungría se reunieron el martes en Viena para hablar del reparto del agua del río y acordaron volver a verse en junio.", "es"},
		{"", "Envoys met.", ""}, // too short to tell, and read as English
		{"", "Послы встретились.", "und"},
		{"", "اجتمع المبعوثون.", "und"},
		{"", english + "\n\n" + russian + "\n\n" + russian, "ru"},
		{"de", english, "de"},
		{"en-GB", english, "en-GB"}, {"en_US", english, "en-US"}, {"EN", english, "en"}, {"eng", english, "en"}, {"English (US)", english, "en"},
		{"en", german, "de"}, {"en", russian, "ru"}, {"en", "Envoys met.", "en"}, {"und", german, "de"},
	} {
		raw, _ := json.Marshal(map[string]string{"language": c.said, "text": c.text})
		a, _, err := FromJSON("a.json", raw)
		if err != nil || a.Language != c.want {
			t.Errorf("%q %.30q: %q, %v, want %q", c.said, c.text, a.Language, err, c.want)
		}
	}
}
