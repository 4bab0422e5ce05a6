package record

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"readout/internal/text"
)

// ArticleID returns the id of an article that came as raw.
func ArticleID(raw []byte) ID {
	h := sha256.Sum256(raw)
	return ID("sha256:" + hex.EncodeToString(h[:]))
}

// Hash returns the id that an event has by what it says: its article, letters,
// type, status and sides. The same reading twice has the same id.
func (e *EventMention) Hash() ID {
	parts := []string{string(e.Type), string(e.Status)}
	parts = appendIDs(parts, "actor", e.Actors)
	parts = appendIDs(parts, "recipient", e.Recipients)
	for _, t := range e.Trigger {
		parts = append(parts, strconv.Itoa(t.Start))
	}
	return hash(e.Article, "event", e.Span, parts)
}

// Hash returns the id that a statement has by what it says: its article,
// letters, kind and speakers.
func (s *StatementMention) Hash() ID {
	return hash(s.Article, "statement", s.Span, appendIDs([]string{string(s.Kind)}, "speaker", s.Speakers))
}

// Hash returns the id that a figure has by what it says: its article, letters,
// measure and number.
func (f *FigureMention) Hash() ID {
	return hash(f.Article, "figure", f.Span, []string{
		string(f.Measure), number(f.Low), number(f.High), strconv.Itoa(f.Words.Start),
	})
}

func appendIDs(parts []string, role string, as []Actor) []string {
	for _, a := range as {
		parts = append(parts, role, a.ID, a.Name)
	}
	return parts
}

// number writes a bound of a figure, "" for none.
func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'g', -1, 64)
}

// hash names a mention by its article, kind, place and what tells it from
// others at the same place.
func hash(article ID, kind string, s text.Span, parts []string) ID {
	h := sha256.New()
	field := func(p string) {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	field(string(article))
	field(kind)
	field(strconv.Itoa(s.Start))
	field(strconv.Itoa(s.End))
	for _, p := range parts {
		field(p)
	}
	return ID(kind + ":" + hex.EncodeToString(h.Sum(nil)[:12]))
}
