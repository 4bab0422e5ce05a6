// Command basemap makes internal/web/land.path, the coastline of the desk's map,
// of the file land-110m.json of the npm package world-atlas 2.0.2: Natural
// Earth's land at 1:110 million, in the public domain, as TopoJSON.
//
//	go run ./tools/basemap < land-110m.json > internal/web/land.path
//
// Coordinates are rounded to a tenth of a degree, and points that then fall on
// the one before are left out.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
)

// A topology is as much of TopoJSON as land-110m.json uses.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]float64
	Objects   struct {
		Land struct {
			Geometries []struct{ Arcs [][][]int }
		}
	}
}

func main() {
	log.SetFlags(0)
	var t topology
	if err := json.NewDecoder(os.Stdin).Decode(&t); err != nil {
		log.Fatalf("basemap: standard input is no TopoJSON: %v", err)
	}
	out := bufio.NewWriter(os.Stdout)
	for _, g := range t.Objects.Land.Geometries {
		for _, polygon := range g.Arcs {
			for _, ring := range polygon {
				t.draw(out, ring)
			}
		}
	}
	if err := out.Flush(); err != nil {
		log.Fatal(err)
	}
}

// draw writes a ring as relative steps in tenths of a degree, scaled to degrees.
func (t *topology) draw(out *bufio.Writer, ring []int) {
	begun := false
	lastX, lastY := 0, 0
	for _, i := range ring {
		for _, p := range t.arc(i) {
			x, y := int(math.Round(p[0]*10)), int(math.Round(-p[1]*10))
			switch {
			case !begun:
				fmt.Fprintf(out, "M%s %s", tenth(x), tenth(y))
				begun = true
			case x == lastX && y == lastY:
				continue
			default:
				fmt.Fprintf(out, "l%s %s", tenth(x-lastX), tenth(y-lastY))
			}
			lastX, lastY = x, y
		}
	}
	fmt.Fprint(out, "z")
}

// arc returns the points of an arc in degrees, turned round if its number is
// negative.
func (t *topology) arc(i int) (out [][2]float64) {
	turned := i < 0
	if turned {
		i = ^i
	}
	x, y := 0.0, 0.0
	for _, p := range t.Arcs[i] {
		x, y = x+p[0], y+p[1]
		out = append(out, [2]float64{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]})
	}
	if turned {
		for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
			out[a], out[b] = out[b], out[a]
		}
	}
	return out
}

func tenth(n int) string { return fmt.Sprintf("%g", float64(n)/10) }
