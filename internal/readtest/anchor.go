package readtest

import (
	"fmt"
	"strconv"
	"strings"

	"readout/internal/text"
)

// anchor finds the place of a quotation such as "a ceasefire" or, for one that
// occurs several times, "a ceasefire"#2.
func anchor(t *text.Text, quoted string) (text.Span, error) {
	q, err := strconv.QuotedPrefix(quoted)
	if err != nil {
		return text.Span{}, fmt.Errorf("anchor %s: want a quotation", quoted)
	}
	nth := 0
	if after := quoted[len(q):]; after != "" {
		if nth, err = strconv.Atoi(strings.TrimPrefix(after, "#")); err != nil || nth < 1 {
			return text.Span{}, fmt.Errorf("anchor %s: want #1, #2 … after the quotation", quoted)
		}
	}
	return find(t, unquote(q), nth)
}

func find(t *text.Text, words string, nth int) (text.Span, error) {
	var found []int
	for from := 0; ; {
		i := strings.Index(t.String()[from:], words)
		if i < 0 {
			break
		}
		found = append(found, from+i)
		from += i + 1
	}
	switch {
	case len(found) == 0:
		return text.Span{}, fmt.Errorf("%q does not occur", words)
	case nth == 0 && len(found) > 1:
		return text.Span{}, fmt.Errorf("%q occurs %d times: write #1 to #%d after it", words, len(found), len(found))
	case nth > len(found):
		return text.Span{}, fmt.Errorf("%q occurs %d times, not %d", words, len(found), nth)
	}
	at := found[max(nth, 1)-1]
	return text.Span{Start: at, End: at + len(words)}, nil
}
