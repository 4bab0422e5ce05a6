package train

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/learn"
	"readout/internal/tag"
	"readout/internal/ud"
)

// changes are ways in which headlines and careless pages write a sentence. The
// treebanks have few of them, so one sentence in changeEvery is learnt a second
// time in each way.
var changes = []func([]ud.Word) []ud.Word{
	reform(strings.ToUpper), // "TALKS RESUME IN GENEVA."
	reform(strings.ToLower), // "talks resume in geneva."
	headline,                // "Talks Resume In Geneva"
	unstopped,               // "Talks resume in Geneva"
}

const changeEvery = 32

// augment returns the samples with the changed copies behind them, and for each
// the index of the sample it was made from.
func augment(samples []tag.Sample) (all []tag.Sample, origin []int) {
	for i := range samples {
		origin = append(origin, i)
	}
	all = slices.Clone(samples)
	var f learn.Former
	for k, change := range changes {
		for i := k * changeEvery / len(changes); i < len(samples); i += changeEvery {
			ws := change(slices.Clone(samples[i].Words))
			fs := make([]learn.Form, len(ws))
			for j := range ws {
				fs[j] = f.Form(ws[j].Form)
			}
			all, origin = append(all, tag.Sample{Words: ws, Forms: fs}), append(origin, i)
		}
	}
	return all, origin
}

// reform returns a change of every word's letters.
func reform(f func(string) string) func([]ud.Word) []ud.Word {
	return func(ws []ud.Word) []ud.Word {
		for i := range ws {
			ws[i].Form = f(ws[i].Form)
		}
		return ws
	}
}

// headline gives every word a capital and drops the final full stop.
func headline(ws []ud.Word) []ud.Word {
	for i := range ws {
		if r, n := utf8.DecodeRuneInString(ws[i].Form); !ws[i].Joined {
			ws[i].Form = string(unicode.ToUpper(r)) + ws[i].Form[n:]
		}
	}
	return unstopped(ws)
}

// unstopped drops the final full stop.
func unstopped(ws []ud.Word) []ud.Word {
	last := len(ws) - 1
	if last < 1 || ws[last].Form != "." || ws[last].Head < 0 {
		return ws
	}
	return ws[:last]
}
