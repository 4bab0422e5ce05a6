package pdf

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/encoding/charmap"
)

var (
	//go:embed data/glyphs.txt
	glyphsFile string
	//go:embed data/standard.txt
	standardFile string
	//go:embed data/widths.txt
	widthsFile string
)

// rows calls do with the words of each line of a table.
func rows(file string, do func([]string)) {
	for line := range strings.Lines(file) {
		if f := strings.Fields(line); len(f) > 1 && f[0] != "#" {
			do(f)
		}
	}
}

// glyphs are the letters of the names of glyphs.
var glyphs = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	rows(glyphsFile, func(f []string) {
		n, err := strconv.ParseUint(f[0], 16, 32)
		for _, name := range f[1:] {
			if err == nil {
				out[name] = string(rune(n))
			}
		}
	})
	return out
})

// widths are those of the fonts that need not lie in a file, from the blank on.
var widths = sync.OnceValue(func() map[string][]float64 {
	out := map[string][]float64{}
	rows(widthsFile, func(f []string) {
		for _, w := range f[1:] {
			n, _ := strconv.ParseFloat(w, 64)
			out[f[0]] = append(out[f[0]], n)
		}
	})
	return out
})

// letters returns what a glyph's name stands for: "fi", "f_i", "uni0441",
// "u1F600", "a.alt"; "" if that is not known.
func letters(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if s := glyphs()[name]; s != "" {
		return s
	}
	if parts := strings.Split(name, "_"); len(parts) > 1 {
		all := ""
		for _, p := range parts {
			all += letters(p)
		}
		return all
	}
	hex, ok := strings.CutPrefix(name, "uni")
	if !ok {
		hex, ok = strings.CutPrefix(name, "u")
	}
	if n, err := strconv.ParseUint(hex, 16, 21); ok && err == nil && len(hex) >= 4 && n >= ' ' {
		return string(rune(n))
	}
	return ""
}

// encodings are the tables of letters by their names; "" is the standard one.
var encodings = sync.OnceValue(func() map[name][256]string {
	latin := table(charmap.Windows1252)
	out := map[name][256]string{"WinAnsiEncoding": latin, "MacRomanEncoding": table(charmap.Macintosh)}
	standard := [256]string{}
	copy(standard[:0x7f], latin[:0x7f])
	rows(standardFile, func(f []string) {
		if n, err := strconv.ParseUint(f[0], 16, 8); err == nil {
			standard[n] = letters(f[1])
		}
	})
	out[""] = standard
	return out
})

func table(c *charmap.Charmap) (out [256]string) {
	for i := ' '; i < 256; i++ {
		if r := c.DecodeByte(byte(i)); r != '\ufffd' {
			out[i] = string(r)
		}
	}
	return out
}
