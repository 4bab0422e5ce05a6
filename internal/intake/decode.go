package intake

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"readout/internal/docx"
	"readout/internal/pdf"
	"readout/internal/webpage"
)

var (
	bomUTF8  = []byte("\xef\xbb\xbf")
	bomLE    = []byte("\xff\xfe")
	bomBE    = []byte("\xfe\xff")
	bomUTF32 = []byte("\xff\xfe\x00\x00")
)

// Decode turns the raw bytes of an article into its text. Encoding is what
// Article.Encoding holds: "utf-8", "utf-8-bom", "utf-16le", "utf-16be" (both
// with their byte order mark), "windows-1252", "charset:" and the
// name of any other, "json:" and a key of a JSON object, "csv:" with what parts the
// cells, the number of the cell from 0 and an encoding, as in "csv:comma:2:utf-8",
// "html2:" and the charset of a page, "pdf1" or "docx1". The same bytes and encoding give the same text for ever.
func Decode(raw []byte, encoding string) (string, error) {
	if key, ok := strings.CutPrefix(encoding, "json:"); ok {
		o, err := object(raw)
		if err != nil {
			return "", err
		}
		_, text, err := word(o, key)
		return text, err
	}
	if how, ok := strings.CutPrefix(encoding, "csv:"); ok {
		return decodeRow(raw, how)
	}
	if name, ok := strings.CutPrefix(encoding, "charset:"); ok {
		return webpage.Decode(raw, name)
	}
	if charset, ok := strings.CutPrefix(encoding, webpage.Version+":"); ok {
		p, err := webpage.Read(raw, charset, 0)
		if err != nil {
			return "", err
		}
		return p.Text, nil
	}
	switch encoding {
	case "utf-8":
		return valid(raw)
	case pdf.Version:
		return decodePDF(raw)
	case docx.Version:
		return decodeDocx(raw)
	case "utf-8-bom":
		return valid(bytes.TrimPrefix(raw, bomUTF8))
	case "utf-16le":
		return wide(bytes.TrimPrefix(raw, bomLE), func(a, b byte) uint16 { return uint16(b)<<8 | uint16(a) })
	case "utf-16be":
		return wide(bytes.TrimPrefix(raw, bomBE), func(a, b byte) uint16 { return uint16(a)<<8 | uint16(b) })
	case "windows-1252":
		out, err := charmap.Windows1252.NewDecoder().Bytes(raw)
		return string(out), err
	}
	return "", fmt.Errorf("its text came about as %q, which this version cannot do again: read the article anew", encoding)
}

func valid(raw []byte) (string, error) {
	if i := invalidAt(raw); i >= 0 {
		return "", fmt.Errorf("is not UTF-8 at byte %d", i)
	}
	return string(raw), nil
}

// wide decodes UTF-16; join makes a unit of two bytes.
func wide(raw []byte, join func(a, b byte) uint16) (string, error) {
	if len(raw)%2 != 0 {
		return "", errors.New("is UTF-16 with half a letter at its end")
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = join(raw[2*i], raw[2*i+1])
	}
	runes := utf16.Decode(units)
	for i, n := 0, 0; i < len(runes); i++ {
		if runes[i] == utf8.RuneError && units[n] != utf8.RuneError {
			return "", fmt.Errorf("is UTF-16 with half a pair at byte %d", 2*n+2)
		}
		n += utf16.RuneLen(runes[i])
	}
	return string(runes), nil
}

// encodingOf says how the bytes of a text file are to be decoded.
func encodingOf(raw []byte) (string, error) {
	switch {
	case bytes.HasPrefix(raw, bomUTF8):
		return "utf-8-bom", nil
	case bytes.HasPrefix(raw, bomUTF32):
		return "", errors.New("is UTF-32: save it as UTF-8")
	case bytes.HasPrefix(raw, bomLE):
		return "utf-16le", nil
	case bytes.HasPrefix(raw, bomBE):
		return "utf-16be", nil
	case bytes.IndexByte(raw, 0) >= 0:
		return "", fmt.Errorf("holds a NUL at byte %d: it is not a text, or UTF-16 without a byte order mark", bytes.IndexByte(raw, 0))
	}
	if i := control(raw); i >= 0 {
		return "", fmt.Errorf("holds the control byte 0x%02x at byte %d: it is not a text", raw[i], i)
	}
	bad := invalidAt(raw)
	if bad < 0 {
		return "utf-8", nil
	}
	return "windows-1252", western(raw, bad)
}

// control returns the offset of the first control byte that no text holds, -1
// if there is none.
func control(raw []byte) int {
	return bytes.IndexFunc(raw, func(r rune) bool {
		return r < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1a\x1b\x1e\x1f", r) || r == 0x7f
	})
}

// western reports why raw, which is not UTF-8 at byte bad, cannot be read as
// Windows-1252 either.
func western(raw []byte, bad int) error {
	high, letters, pairs := 0, 0, 0
	for i := 0; i < len(raw); {
		r, w := utf8.DecodeRune(raw[i:])
		switch {
		case r == utf8.RuneError && w == 1:
			if strings.IndexByte("\x81\x8d\x8f\x90\x9d", raw[i]) >= 0 {
				return fmt.Errorf("holds 0x%02x at byte %d, which is neither UTF-8 nor Windows-1252: save it as UTF-8", raw[i], i)
			}
			high++
		case w > 1:
			pairs++
		case r >= 'A':
			letters++
		}
		i += w
	}
	switch {
	case pairs > high:
		return fmt.Errorf("is UTF-8 but broken at byte %d: repair it, or save it again as UTF-8", bad)
	case high > letters/2+1:
		return fmt.Errorf("is not UTF-8 (byte %d), and too many letters are not Latin for Windows-1252: save it as UTF-8", bad)
	}
	return nil
}

// invalidAt returns the offset of the first byte that is not UTF-8, -1 if all
// are.
func invalidAt(raw []byte) int {
	if utf8.Valid(raw) {
		return -1
	}
	for i := 0; ; {
		r, w := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && w <= 1 {
			return i
		}
		i += w
	}
}
