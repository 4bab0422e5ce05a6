package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"readout/internal/record"
	"readout/internal/series"
)

const (
	svgWide   = 760
	svgHigh   = 260 // of one chart
	svgLeft   = 80
	svgRight  = 20
	svgTop    = 46
	svgBottom = 40
)

// hues are the colours of sources in a picture, after Okabe and Ito, Color
// Universal Design (2008): told apart by people who are colour-blind.
var hues = []string{"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"}

// SeriesSVG writes the plots of series as one picture (SVG), one below the
// other; text stays text. It reports how many there are: a series whose figures
// are of fewer than two days has none.
func SeriesSVG(w io.Writer, all []series.Series) (int, error) {
	var b strings.Builder
	y := 0
	n := 0
	for i := range all {
		c := newChart(&all[i])
		if len(c.dots) == 0 {
			continue
		}
		v := voicesOf(&all[i])
		fmt.Fprintf(&b, "<g transform=\"translate(0 %d)\">\n", y)
		drawChart(&b, &all[i], c, v)
		b.WriteString("</g>\n")
		y += svgHigh + 18*len(v.names)
		n++
	}
	_, err := fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
<rect width="100%%" height="100%%" fill="white"/>
%s</svg>
`, svgWide, y, svgWide, y, b.String())
	return n, err
}

func drawChart(b *strings.Builder, s *series.Series, c chart, v *voices) {
	write := func(x, y float64, anchor, fill, words string) {
		fmt.Fprintf(b, "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n", x, y, anchor, fill, escape(words))
	}
	fmt.Fprintf(b, "<text x=\"%d\" y=\"22\" font-weight=\"bold\">%s</text>\n", svgLeft, escape(Title(s)))
	plotWide, plotHigh := float64(svgWide-svgLeft-svgRight), float64(svgHigh-svgTop-svgBottom)
	bottom := float64(svgHigh - svgBottom)
	for _, tick := range []float64{0, .5, 1} {
		y := bottom - tick*plotHigh
		fmt.Fprintf(b, "<line x1=\"%d\" y1=\"%.0f\" x2=\"%d\" y2=\"%.0f\" stroke=\"#cccccc\"/>\n", svgLeft, y, svgWide-svgRight, y)
		write(svgLeft-8, y+4, "end", "#555555", number(float64(int(c.top*tick))))
	}
	write(svgLeft, bottom+18, "start", "#555555", string(c.since))
	write(svgWide-svgRight, bottom+18, "end", "#555555", string(c.end))
	hue := map[string]string{}
	for i := range s.Rows {
		id := s.Rows[i].Who.ID
		if hue[id] == "" {
			hue[id] = hues[len(hue)%len(hues)]
		}
	}
	for _, d := range c.dots {
		drawDot(b, d, svgLeft+d.x*plotWide, bottom-d.y*plotHigh, bottom-d.first/c.top*plotHigh, hue[d.row.Who.ID])
	}
	for i, name := range v.names {
		y := bottom + 36 + 18*float64(i)
		fmt.Fprintf(b, "<circle cx=\"%d\" cy=\"%.0f\" r=\"4\" fill=\"%s\"/>\n", svgLeft+4, y-4, hue[idOf(s, i)])
		write(svgLeft+14, y, "start", "#222222", name)
	}
}

// drawDot draws one row: full for an exact number, hollow for a hedged one with
// its mark beside, a bar for a range. Its words appear when pointed at.
func drawDot(b *strings.Builder, d dot, x, y, low float64, hue string) {
	fill := hue
	if d.row.Qualifier != record.Exact && d.row.Qualifier != "" {
		fill = "white"
	}
	title := fmt.Sprintf("%s, %s, %s", dayOf(d.row), amountOf(d.row), whose(&d.row.Who))
	if low != y {
		fmt.Fprintf(b, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"3\"/>\n", x, y, x, low, hue)
	}
	fmt.Fprintf(b, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"><title>%s</title></circle>\n", x, y, fill, hue, escape(title))
	if m := marks[d.row.Qualifier]; m != "" {
		fmt.Fprintf(b, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\" fill=\"%s\">%s</text>\n", x-7, y+4, hue, escape(m))
	}
}

// idOf returns the id of the i-th source of a series.
func idOf(s *series.Series, i int) string {
	seen := map[string]bool{}
	for j := range s.Rows {
		id := s.Rows[j].Who.ID
		if !seen[id] {
			if len(seen) == i {
				return id
			}
			seen[id] = true
		}
	}
	return ""
}

func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(clean(s))) // a strings.Builder takes everything
	return b.String()
}
