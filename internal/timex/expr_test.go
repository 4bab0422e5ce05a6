package timex

import (
	"strings"
	"testing"

	"readout/internal/text"
)

// expressions were written on Saturday 25 November 2023. An expression stands
// in brackets; want is its value, "a..b" for a range, "-" for none, and behind
// it the kind where that matters.
var expressions = []struct{ in, want string }{
	{"They met on [25 November 2023] in Doha", "2023-11-25 absolute"},
	{"They met on [November 25, 2023], in Doha", "2023-11-25"},
	{"They met on [Nov. 25, 2023] in Doha", "2023-11-25"},
	{"They met on [Nov 25 2023]", "2023-11-25"},
	{"They met on [the 25th of November 2023]", "2023-11-25"},
	{"They met on [25th November, 2023]", "2023-11-25"},
	{"Dated [2023-11-25].", "2023-11-25"},
	{"Dated [2023/11/25].", "2023-11-25"},
	{"Dated [25/11/2023].", "2023-11-25"},
	{"Dated [11/25/2023].", "2023-11-25"},
	{"Dated [25.11.2023].", "2023-11-25"},
	{"Dated 3/4/2023, which may be two days", ""},
	{"Dated [4/4/2023]", "2023-04-04"},
	{"On [Saturday, November 25, 2023], they met", "2023-11-25"},
	{"On [Saturday 25 November] they met", "2023-11-25"},
	{"[this Thursday, November 30], at noon", "2023-11-30"},
	{"On [Friday (Nov. 24)] they met", "2023-11-24"},
	{"They met on [November 21]", "2023-11-21 yearless"},
	{"They met on [21 November]", "2023-11-21"},
	{"They met on [Nov. 1]", "2023-11-01"},
	{"since [October 7]", "2023-10-07"},
	{"since [the 7th of October] attack", "2023-10-07"},
	{"They will meet on [December 5]", "2023-12-05"},
	{"He was born on [December 5, 1960]", "1960-12-05"},
	{"on [February 29]", "2020-02-29"},
	{"In [March] he left", "2023-03 yearless"},
	{"since [December] talks", "2023-12"},
	{"in [November 2022], he left", "2022-11"},
	{"in [October 2021] and [May 2022]", "2021-10 2022-05"},
	{"in [May of last year]", "2022-05"},
	{"on [October 7 last year]", "2022-10-07"},
	{"on [Saturday]", "2023-11-25 weekday"},
	{"on [Friday]", "2023-11-24"},
	{"on [Sunday]", "2023-11-19"},
	{"[Monday]'s talks", "2023-11-20"},
	{"[early Tuesday]", "2023-11-21"},
	{"[Monday night]", "2023-11-20"},
	{"on [Wednesday morning]", "2023-11-22"},
	{"[last Saturday]", "2023-11-18"},
	{"[last Thursday]", "2023-11-23"},
	{"[next Saturday]", "2023-12-02"},
	{"[this Saturday]", "2023-11-25"},
	{"[next Monday]", "2023-11-27"},
	{"on [Monday of last week]", "2023-11-13"},
	{"on [Tuesday last week]", "2023-11-14"},
	{"[today]", "2023-11-25 relative"},
	{"[yesterday]", "2023-11-24"},
	{"[tomorrow]", "2023-11-26"},
	{"[tonight]", "2023-11-25"},
	{"[earlier today]", "2023-11-25"},
	{"[Yesterday evening] they met", "2023-11-24"},
	{"[last night]", "2023-11-24"},
	{"[this morning]", "2023-11-25"},
	{"[the day before yesterday]", "2023-11-23"},
	{"[last week]", "2023-11-13..2023-11-19"},
	{"[this week]", "2023-11-20..2023-11-26"},
	{"[next week]", "2023-11-27..2023-12-03"},
	{"[earlier this week]", "2023-11-20..2023-11-26"},
	{"[last month]", "2023-10"},
	{"[earlier this month]", "2023-11"},
	{"[next month]", "2023-12"},
	{"[last year]", "2022"},
	{"[this year]", "2023"},
	{"[next year]", "2024"},
	{"[last November]", "2022-11"},
	{"[last March]", "2023-03"},
	{"[next January]", "2024-01"},
	{"[three days ago]", "2023-11-22"},
	{"[3 days ago]", "2023-11-22"},
	{"[about two days ago]", "2023-11-23"},
	{"[a week ago]", "2023-11-13..2023-11-19"},
	{"[two months ago]", "2023-09"},
	{"[ten years ago]", "2013"},
	{"[a few days ago]", "- vague"},
	{"[several weeks ago]", "- vague"},
	{"[a couple of days ago]", "- vague"},
	{"[two hours ago]", "2023-11-25"},
	{"[a fortnight ago]", "2023-11-06..2023-11-12"},
	{"in [the past 24 hours]", "2023-11-24..2023-11-25"},
	{"over [the last three days]", "2023-11-22..2023-11-25"},
	{"in [the past week]", "2023-11-18..2023-11-25"},
	{"in [2015]", "2015"},
	{"the [2015] agreement", "2015"},
	{"the war ([2006]) ended", "2006"},
	{"In [early 2022] it began", "2022"},
	{"in [mid-November]", "2023-11"},
	{"in [late October]", "2023-10"},
	{"from [2011 to 2015]", "2011..2015"},
	{"the [2014-16] talks", "2014..2016"},
	{"from [3 to 5 May]", "2023-05-03..2023-05-05"},
	{"between [1 and 3 June]", "2023-06-01..2023-06-03"},
	{"on [May 3-5, 2022]", "2022-05-03..2022-05-05"},
	{"from [3 May to 5 June 2022]", "2022-05-03..2022-06-05"},
	{"between [October 7 and November 2]", "2023-10-07..2023-11-02"},
	{"from [Monday to Wednesday]", "2023-11-20..2023-11-22"},
	{"on [12 Aban 1402]", "- foreign"},
	{"on [Aban 12]", "- foreign"},
	{"on [15 Ramadan]", "- foreign"},
	{"in the [1990s]", "- vague"},
	{"in the [20th century]", "- vague"},
	{"in the [summer of 2014]", "2014"},
	{"[the next day]", "- shifted"},
	{"[two days later]", "- shifted"},
	{"[three weeks earlier]", "- shifted"},
	{"[a few weeks later]", "- vague"},
	{"[the following year]", "- shifted"},
	{"[later that month]", "- shifted"},
	{"[the same day]", "- shifted"},
	{"They may march on", ""},
	{"The March on Rome", ""},
	{"April Jones and August Wilson", ""},
	{"Theresa May said", ""},
	{"nearly 2000 people were killed", ""},
	{"a total of 2015 soldiers", ""},
	{"on Good Friday", ""},
	{"at the Friday prayers", ""},
	{"for three days", ""},
	{"the sun sat there", ""},
	{"his second term", ""},
	{"fighters of the March 23 Movement", ""},
	{"as India Today reports", ""},
	{"He said: “[Today] we won”", "2023-11-25"},
	{"Mehr News", ""},
	{"18,205 killed and 49,645 hurt", ""},
	{"Resolution 2728", ""},
	{"They spoke\u00a0on [Nov.\u00a021]", "2023-11-21"},
	{"[MONDAY] TALKS", "2023-11-20"},
}

func TestFind(t *testing.T) {
	for _, c := range expressions {
		plain := strings.NewReplacer("[", "", "]", "").Replace(c.in)
		spans, values, kinds := read(t, plain, "2023-11-25")
		if got := mark(plain, spans); got != c.in {
			t.Errorf("%s: found %s", c.in, got)
			continue
		}
		want := c.want
		if got := strings.Join(values, " "); got != want && got+" "+strings.Join(kinds, " ") != want {
			t.Errorf("%s: %s %s, want %s", c.in, got, kinds, want)
		}
	}
	t.Logf("%d expressions", len(expressions))
}

func read(t *testing.T, in string, published Date) (spans []text.Span, values, kinds []string) {
	x, err := text.New(in)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range Find(x, text.Span{Start: 0, End: x.Len()}, published) {
		spans = append(spans, e.Span)
		v := string(e.Value)
		if v == "" {
			v = "-"
		}
		if e.End != "" {
			v += ".." + string(e.End)
		}
		values, kinds = append(values, v), append(kinds, string(e.Kind))
	}
	return spans, values, kinds
}

func mark(s string, spans []text.Span) string {
	for i := len(spans) - 1; i >= 0; i-- {
		s = s[:spans[i].Start] + "[" + s[spans[i].Start:spans[i].End] + "]" + s[spans[i].End:]
	}
	return s
}

// Without a published date only what stands in the words has a value.
func TestFindUnpublished(t *testing.T) {
	for _, c := range expressions {
		plain := strings.NewReplacer("[", "", "]", "").Replace(c.in)
		_, values, kinds := read(t, plain, "")
		for i, k := range kinds {
			if Kind(k) != Absolute && values[i] != "-" && !strings.Contains(values[i], "..") {
				t.Errorf("%s: %s without a published date", c.in, values[i])
			}
		}
		if _, again, _ := read(t, plain, "2023-11"); len(again) != len(values) {
			t.Errorf("%s: the published month changes what is found", c.in)
		}
	}
}

func TestLeadAndAhead(t *testing.T) {
	const in = "They will meet on Thursday, and have met since October 7."
	x, _ := text.New(in)
	es := Find(x, text.Span{Start: 0, End: x.Len()}, "2023-11-25")
	if len(es) != 2 || x.Slice(es[0].Lead) != "on Thursday" || x.Slice(es[1].Lead) != "since October 7" {
		t.Fatalf("found %+v", es)
	}
	if es[0].Value != "2023-11-23" || es[0].Ahead != "2023-11-30" || es[1].Ahead != "2024-10-07" {
		t.Errorf("ahead: %+v", es)
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range expressions {
		f.Add(c.in, "2023-11-25")
	}
	f.Add("on 99 November 0000, 29 February", "2023-02-29")
	f.Add("the past week", "0")
	f.Fuzz(func(t *testing.T, in, published string) {
		x, err := text.New(in)
		if err != nil {
			return
		}
		end := 0
		for _, e := range Find(x, text.Span{Start: 0, End: x.Len()}, Date(published)) {
			if e.Span.Start < end || e.Span.End > x.Len() || e.Span.Empty() || !e.Lead.Contains(e.Span) {
				t.Fatalf("%q: span %v", in, e.Span)
			}
			end = e.Span.End
			if e.Value != "" && !e.Value.Valid() || e.End != "" && !e.End.Valid() || e.End != "" && e.Value == "" {
				t.Fatalf("%q: value %q, end %q", in, e.Value, e.End)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	const in = "On Saturday, November 25, 2023, they met in Doha, three days after talks in March had failed. "
	x, _ := text.New(strings.Repeat(in, 100))
	b.SetBytes(int64(x.Len()))
	for b.Loop() {
		Find(x, text.Span{Start: 0, End: x.Len()}, "2023-11-25")
	}
}
