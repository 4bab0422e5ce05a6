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

// MentionID returns the id of a mention: a hash of its article, kind, place
// and what tells it from others at the same place. The same reading twice has
// the same id.
func MentionID(article ID, kind string, s text.Span, parts ...string) ID {
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
