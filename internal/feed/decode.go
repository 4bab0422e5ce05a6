package feed

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"readout/internal/webpage"
)

// declaration is what XML says of its own charset. After decoding it would be
// wrong, so it goes.
var declaration = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}\?>`)

var declared = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']`)

const blank = "\ufeff \t\r\n"

// decode turns the bytes of a feed into letters that XML allows.
func decode(raw []byte, contentType string) (string, error) {
	s, err := webpage.Decode(raw, charset(raw, contentType))
	if err != nil {
		return "", err
	}
	s = declaration.ReplaceAllString(strings.TrimLeft(s, blank), "")
	s = references.ReplaceAllStringFunc(strings.Map(allowed, s), allowedReference)
	if s = strings.TrimLeft(s, blank); s == "" {
		return "", errors.New("is empty")
	}
	return s, nil
}

// charset is that of a byte order mark, the XML declaration or the header of
// the response, else UTF-8, else Windows-1252.
func charset(raw []byte, contentType string) string {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return "utf-16le"
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return "utf-16be"
	case utf8.Valid(raw):
		return "utf-8"
	}
	if m := declared.FindSubmatch(raw[:min(len(raw), 300)]); m != nil {
		return string(m[1])
	}
	if _, p, err := mime.ParseMediaType(contentType); err == nil && p["charset"] != "" {
		return p["charset"]
	}
	return "windows-1252"
}

// allowed drops the control characters that XML forbids and that scripts leave
// in feeds all the same.
func allowed(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
		return -1
	}
	return r
}

var references = regexp.MustCompile(`&#([xX][0-9a-fA-F]{1,8}|[0-9]{1,9});`)

// allowedReference drops a character written as "&#11;" or "&#x0b;" if it is
// one of those.
func allowedReference(ref string) string {
	digits, base := ref[2:len(ref)-1], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseInt(digits, base, 32)
	if err != nil || !utf8.ValidRune(rune(n)) || allowed(rune(n)) < 0 {
		return ""
	}
	return ref
}

// deepest is how many elements of a feed may lie in each other. HTML inside it
// is text, or XHTML, whose pages the limit lets pass.
const deepest = 512

// measure refuses XML that is nested too deep to be a feed, or that begins more
// entries than a feed may have, before anybody makes a tree of it.
func measure(s string, entries int) error {
	if s[0] == '{' {
		return nil // JSON, whose depth its own reader bounds
	}
	depth, items := 0, 0
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			return nil
		}
		var tag string
		tag, s = cutTag(s[i:])
		switch {
		case tag == "":
		case tag[0] == '/':
			depth--
		case !strings.HasSuffix(tag, "/"):
			depth++
		}
		if strings.HasPrefix(tag, "item") || strings.HasPrefix(tag, "entry") {
			items++
		}
		if depth > deepest {
			return fmt.Errorf("is XML nested deeper than %d elements, as no feed is", deepest)
		}
		if entries > 0 && items > 2*entries {
			return tooMany(entries)
		}
	}
}

// cutTag returns what stands between the angle brackets at the beginning of s,
// and the rest; "" for comments, CDATA, declarations and what is no tag.
func cutTag(s string) (tag, rest string) {
	for _, q := range []struct{ begin, end string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
		if strings.HasPrefix(s, q.begin) {
			_, rest, _ = strings.Cut(s, q.end)
			return "", rest
		}
	}
	if len(s) < 2 || s[1] == '!' || s[1] <= ' ' {
		return "", s[1:]
	}
	for i, quote := 1, byte(0); i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
		case c == '>':
			return s[1:i], s[i+1:]
		case c == '"' || c == '\'':
			quote = c
		}
	}
	return s[1:], ""
}
