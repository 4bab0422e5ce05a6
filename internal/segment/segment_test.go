package segment

import (
	"strings"
	"testing"

	"readout/internal/text"
	"readout/internal/ud"
)

// show writes the words of d with a space between two, "|" before one that is
// joined, and "/" between two sentences.
func show(d *ud.Doc) string {
	var b strings.Builder
	for k, s := range d.Sentences {
		if k > 0 {
			b.WriteString(" /")
		}
		for i := s.First; i < s.Last; i++ {
			switch {
			case d.Words[i].Joined:
				b.WriteByte('|')
			case i > 0:
				b.WriteByte(' ')
			}
			b.WriteString(d.Words[i].Form)
		}
	}
	return b.String()
}

func split(t *testing.T, src string) *ud.Doc {
	t.Helper()
	x, err := text.New(src)
	if err != nil {
		t.Fatal(err)
	}
	return Split(x, []text.Span{{Start: 0, End: x.Len()}})
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"Iran's envoy won't stay; they're leaving.", "Iran|'s envoy wo|n't stay ; they|'re leaving ."},
		{"Iran’s envoy can’t, and cannot, stay.", "Iran|’s envoy ca|n’t , and can|not , stay ."},
		{"We're gonna talk.", "We|'re gon|na talk ."},
		{"The ministers' talks in Sana'a with Kan’ani and O'Brien", "The ministers|' talks in Sana'a with Kan’ani and O'Brien"},
		{"The U.N.'s aide met the U.S.’s envoy", "The U.N.|'s aide met the U.S.|’s envoy"},
		{"Amir-Abdollahian, a well-known al-Qaeda-linked man", "Amir - Abdollahian , a well - known al - Qaeda - linked man"},
		{"anti-aircraft fire in mid-August near the ex-minister's home", "anti-aircraft fire in mid-August near the ex-minister|'s home"},
		{"the D-8 meeting on Oct. 7 at 10:30 a.m. in Ankara", "the D - 8 meeting on Oct. 7 at 10:30 a.m. in Ankara"},
		{"Mr. Karimi and Gen. J. K. Smith flew", "Mr. Karimi and Gen. J. K. Smith flew"},
		{"at least 18,205\u00a0people, 49.5% of them,\u200bdied", "at least 18,205 people , 49.5 % of them , died"},
		{"$1.5m, US$4bn, €20, £4b and USD200", "$ 1.5 m , US$ 4 bn , € 20 , £ 4 b and USD 200"},
		{"the 20th day, the 1990s, the '90s, 5km, 5p.m., 9/11", "the 20th day , the 1990s , the '90s , 5 km , 5 p.m. , 9/11"},
		{"from 2010-2014, on 2023-11-02, 20-30 died", "from 2010 - 2014 , on 2023-11-02 , 20 - 30 died"},
		{"see https://www.mfa.gov.tr/a-b?c=1, or write to desk@mfa.gov.tr.", "see https://www.mfa.gov.tr/a-b?c=1 , or write to desk@mfa.gov.tr ."},
		{"hurriyet.com.tr reported", "hurriyet.com.tr reported"},
		{"He called it ``mad'' and ''sad''", "He called it `` mad '' and '' sad ''"},
		{"He called it 'their friends' war'", "He called it ' their friends ' war '"},
		{"(Reuters) - [the] {war}—so...", "( Reuters ) - [ the ] { war } — so ..."},
		{"AT&T and/or R&D", "AT&T and / or R&D"},
		{"Resolution No. 242", "Resolution No. 242"},
		{"the .38 bullet", "the .38 bullet"},
		{"Erdog\u0306an’s cafe\u0301", "Erdog\u0306an|’s cafe\u0301"},
		{"its site’s “Times”’s man", "its site|’s “ Times ”|’s man"},
		{"@StateDept and #Gaza2023 and #1", "@StateDept and # Gaza2023 and # 1"},
		{"'", "'"},
		{"don't", "do|n't"},
		{"", ""},
	} {
		if got := show(split(t, c.src)); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"two", "He left. She stayed.", "He left . / She stayed ."},
		{"title", "He met Gen. Karimi. Mr. Smith left.", "He met Gen. Karimi . / Mr. Smith left ."},
		{"state", "He left the U.S. The U.S. Embassy closed.", "He left the U.S. / The U.S. Embassy closed ."},
		{"firm", "It was sold to Acme Inc. for $ 5. Acme Inc. President Lee resigned.", "It was sold to Acme Inc. for $ 5 . / Acme Inc. President Lee resigned ."},
		{"no", "His answer was no. He left.", "His answer was no . / He left ."},
		{"vitamin", "They ran out of vitamin C. The ship came.", "They ran out of vitamin C . / The ship came ."},
		{"inside quotes", "“We want no war.” He left. 'Go.' She went.", "“ We want no war . ” / He left . / ' Go . ' / She went ."},
		{"asked", "\"Who fired?\" he asked. \"Stop!\" Karimi said. \"Why?\" The room was silent.", "\" Who fired ? \" he asked . / \" Stop ! \" Karimi said . / \" Why ? \" / The room was silent ."},
		{"glued", "They fear war.The minister left.", "They fear war . / The minister left ."},
		{"dateline", "ANKARA, Nov 1 (Reuters) - Turkey spoke.", "ANKARA , Nov 1 ( Reuters ) - Turkey spoke ."},
		{"dots", "They fired ... and left... Nobody spoke", "They fired ... and left ... / Nobody spoke"},
		{"list", "1. Withdraw. 2. Talk.", "1 . Withdraw . / 2 . Talk ."},
		{"footnote", "The talks failed. [7] [12] They go on.", "The talks failed . [ 7 ] [ 12 ] / They go on ."},
		{"careless", "the talks failed. they go on.", "the talks failed . / they go on ."},
		{"blank line", "Talks fail in Doha\n\nthe war goes on", "Talks fail in Doha / the war goes on"},
		{"blank line, CRLF", "Talks fail in Doha\r\n\r\nThe war goes on", "Talks fail in Doha / The war goes on"},
		{"line per paragraph", "Talks fail in Doha\nThe envoys of both sides left the city on Friday without a word to the press.\nThey will be back.", "Talks fail in Doha / The envoys of both sides left the city on Friday without a word to the press . / They will be back ."},
		{"hard wrap", "The envoys left the city on Friday without a word to the\nSpanish press that had waited for them since Tuesday. The\nMinister of State did not comment.", "The envoys left the city on Friday without a word to the Spanish press that had waited for them since Tuesday . / The Minister of State did not comment ."},
		{"hard wrap, CRLF", "The envoys left the city on Friday without a word to the\r\nSpanish press that had waited.", "The envoys left the city on Friday without a word to the Spanish press that had waited ."},
		{"bullets", "They agreed on\n- a truce\n- a swap", "They agreed on / - a truce / - a swap"},
	} {
		if got := show(split(t, c.src)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestStretchesAreKeptApart(t *testing.T) {
	x, _ := text.New("Talks fail menu in Doha")
	d := Split(x, []text.Span{{Start: 0, End: 10}, {Start: 15, End: 23}})
	if got, want := show(d), "Talks fail / in Doha"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// verify checks what holds of every Doc that Split makes.
func verify(t *testing.T, src string, readable []text.Span) {
	x, err := text.New(src)
	if err != nil {
		return
	}
	d := Split(x, readable)
	at, next := 0, 0
	for i, w := range d.Words {
		for next < len(readable) && readable[next].End <= w.Span.Start {
			next++
		}
		if next == len(readable) || !readable[next].Contains(w.Span) || w.Span.Empty() || w.Span.Start < at || w.Form != src[w.Span.Start:w.Span.End] {
			t.Fatalf("word %d, %q at %v, is out of place", i, w.Form, w.Span)
		}
		if w.Joined && (i == 0 || w.Span.Start != at) {
			t.Fatalf("word %d, %q, is joined to nothing", i, w.Form)
		}
		at = w.Span.End
	}
	left := []rune{}
	at = 0
	for _, r := range readable {
		for _, w := range d.Words {
			if r.Contains(w.Span) {
				left = append(left, []rune(src[max(at, r.Start):w.Span.Start])...)
				at = w.Span.End
			}
		}
		left = append(left, []rune(src[max(at, r.Start):r.End])...)
	}
	for _, r := range left {
		if !text.IsSpace(r) {
			t.Fatalf("%q lies between words of %q", r, src)
		}
	}
	at = 0
	for _, s := range d.Sentences {
		if s.First != at || s.Last <= s.First {
			t.Fatalf("sentence %v does not follow word %d", s, at)
		}
		at = s.Last
		inside := false
		for _, r := range readable {
			inside = inside || r.Contains(d.Span(s))
		}
		if !inside {
			t.Fatalf("sentence %v crosses the edge of a stretch", s)
		}
	}
	if at != len(d.Words) {
		t.Fatalf("%d words in sentences, %d in all", at, len(d.Words))
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("“They’re gonna talk,” the U.S.'s envoy said.\r\nNo. 5: $1.5m...", 12)
	f.Add("'90s'' ``x\u0301 a.b@c.d http://x.y/?\u200b Ph.D. [7] 2023-11-02's", 3)
	f.Add("He left.The\u00a0war\n\n.\n'’‘`´", 5)
	f.Fuzz(func(t *testing.T, src string, cut int) {
		cut = min(max(cut, 0), len(src))
		for cut > 0 && cut < len(src) && src[cut]&0xc0 == 0x80 {
			cut--
		}
		verify(t, src, []text.Span{{Start: 0, End: len(src)}})
		verify(t, src, []text.Span{{Start: 0, End: cut}, {Start: cut, End: len(src)}})
	})
}

// TestLinear reads long runs of letters that tempt a reader to look ahead.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"a-", "a.", "a.b@", "'a", "1-", "no. ", "[7] ", "\n", "\"", "non-", "A. ", "aé\u0301", "word\n", "(", "x' "} {
		src := strings.Repeat(unit, 400_000/len(unit))
		split(t, src)
	}
}

func BenchmarkSplit(b *testing.B) {
	src := strings.Repeat("Iran's envoy won't stay in the U.S., Gen. Karimi said on Oct. 7 (Reuters). ", 1000)
	x, _ := text.New(src)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		Split(x, []text.Span{{Start: 0, End: x.Len()}})
	}
}
