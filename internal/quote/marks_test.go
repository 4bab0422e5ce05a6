package quote

import (
	"slices"
	"testing"
	"unicode/utf8"

	"readout/internal/text"
)

func inner(src string) []string {
	var out []string
	for _, q := range Quotations(src, []text.Span{{Start: 0, End: len(src)}}) {
		s := src[q.Inner.Start:q.Inner.End]
		if q.Open {
			s += "|open"
		}
		out = append(out, s)
	}
	return out
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		src  string
		want []string
	}{
		{`“We are ready,” he said.`, []string{"We are ready,"}},
		{`"We are ready," he said. "We wait."`, []string{"We are ready,", "We wait."}},
		{`‘We aren’t ready,’ he said.`, []string{"We aren’t ready,"}},
		{`'We aren't ready,' he said.`, []string{"We aren't ready,"}},
		{`‘The workers’ demands are just,’ he said.`, []string{"The workers’ demands are just,"}},
		{`The ministers’ talks and the envoys’ visit`, nil},
		{`the minister's car and Kan’ani's visit`, nil},
		{`He is 5'10" tall.`, nil},
		{`„Wir sind bereit“, sagte er.`, []string{"Wir sind bereit"}},
		{`«We are ready», he said.`, []string{"We are ready"}},
		{`»We are ready«, he said.`, []string{"We are ready"}},
		{`“He called it ‘a crime’ yesterday,” she said.`, []string{"He called it ‘a crime’ yesterday,"}},
		{`‘He called it “a crime” yesterday,’ she said.`, []string{"He called it “a crime” yesterday,"}},
		{"“One.\n\n“Two.\n\n“Three,” he said.", []string{"One.\n\n“Two.\n\n“Three,"}},
		{"\"One.\n\n\"Two,\" he said.", []string{"One.\n\n\"Two,"}},
		{"\"One.\nTwo.\nThree\", he said.", []string{"One.\nTwo.\nThree"}},
		{"\"One.\nTwo. He said \"three\".", []string{"One.|open", "three"}},
		{"“One.\n\nThe talks went on.", []string{"One.|open"}},
		{"“One.\n\n“Two.\n\nThe talks went on.", []string{"One.|open", "Two.|open"}},
		{"said:\u00a0“\u00a0We wait.\u00a0”\u00a0he", []string{"We wait."}},
		{`said "All were taken to hospital."`, []string{"All were taken to hospital."}},
		{`“One. “Two,” he said.`, []string{"One.|open", "Two,"}},
		{`“”`, nil},
		{`the ("first") and the “second”-best`, []string{"first", "second"}},
		{"“mixed\" marks” here", []string{"mixed"}},
	} {
		if got := inner(c.src); !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.src, got, c.want)
		}
	}
}

func FuzzQuotations(f *testing.F) {
	f.Add("“One.\n\n“Two,” he said. 'A' ‘b’ \"c\" «d» »e« „f“")
	f.Add("\"'‘“\n“\"")
	f.Fuzz(func(t *testing.T, src string) {
		if !utf8.ValidString(src) {
			return
		}
		end := 0
		for _, q := range Quotations(src, []text.Span{{Start: 0, End: len(src)}}) {
			s := q.Inner
			if s.Start < end || s.Empty() || s.End > len(src) {
				t.Fatalf("%v after %d in %q", s, end, src)
			}
			if !utf8.ValidString(src[s.Start:s.End]) {
				t.Fatalf("%v cuts a letter of %q", s, src)
			}
			end = s.End
		}
	})
}
