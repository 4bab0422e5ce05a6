package web

import (
	"cmp"
	"fmt"
	"math"
	"net/url"
	"slices"

	"readout/internal/contact"
)

// A Network is the contacts of the parties that have the most, drawn on a ring:
// people of one country stand side by side. The table of pairs says the same.
type Network struct {
	Knots []Knot
	Arcs  []Arc
}

// A Knot is a party on the ring.
type Knot struct {
	contact.Party
	Label string // the name, as far as there is room
	Href  string
	X, Y  string
	Turn  string // of its label, in degrees
	Left  bool   // its label ends at the ring
}

// An Arc is the contacts of two.
type Arc struct {
	Path, Width, Words string
}

const (
	ring   = 36  // parties on it
	radius = 200 // of it, in the drawing's own measure
	room   = 26  // letters of a label
)

// networkOf draws the parties with the most contacts.
func networkOf(t *contact.Table, countries bool) *Network {
	list := make([]int, min(ring, len(t.Parties)))
	for i := range list {
		list[i] = i
	}
	slices.SortFunc(list, func(a, b int) int {
		p, q := &t.Parties[a], &t.Parties[b]
		return cmp.Or(cmp.Compare(p.Country, q.Country), cmp.Compare(p.Name, q.Name), cmp.Compare(p.ID, q.ID))
	})
	n := &Network{}
	angle := map[int]float64{} // by party
	for i, p := range list {
		angle[p] = 360 * float64(i) / float64(len(list))
		n.Knots = append(n.Knots, knot(t.Parties[p], angle[p], countries))
	}
	for i := range t.Pairs {
		p := &t.Pairs[i]
		a, inA := angle[p.A]
		b, inB := angle[p.B]
		if inA && inB {
			n.Arcs = append(n.Arcs, Arc{arc(a, b), fmt.Sprintf("%.1f", min(12, math.Sqrt(float64(p.All())))),
				fmt.Sprintf("%s, %s: %d", t.Parties[p.A].Name, t.Parties[p.B].Name, p.All())})
		}
	}
	return n
}

func knot(p contact.Party, angle float64, country bool) Knot {
	k := Knot{Party: p, Label: p.Name, Turn: fmt.Sprintf("%.1f", angle)}
	if k.X, k.Y = at(angle, radius); angle > 90 && angle < 270 {
		k.Left, k.Turn = true, fmt.Sprintf("%.1f", angle-180) // no name stands on its head
	}
	if letters := []rune(p.Name); len(letters) > room {
		k.Label = string(letters[:room-1]) + "…"
	}
	switch {
	case country:
		k.Href = "/actors?country=" + url.QueryEscape(p.ID)
	case p.ID != "":
		k.Href = actorLink(p.ID)
	}
	return k
}

// at is a place in the drawing, so far from its middle.
func at(angle, far float64) (x, y string) {
	sin, cos := math.Sincos(angle * math.Pi / 180)
	return fmt.Sprintf("%.1f", far*cos), fmt.Sprintf("%.1f", far*sin)
}

// arc bends between two places on the ring, towards its middle.
func arc(a, b float64) string {
	ax, ay := at(a, radius)
	bx, by := at(b, radius)
	return "M" + ax + " " + ay + "Q0 0 " + bx + " " + by
}

// monthly returns the addresses of the same question for each month, the latest
// first.
func (a *asking) monthly(t *contact.Table) (out []link) {
	for _, m := range slices.Backward(t.Months) {
		q := url.Values{}
		for name, values := range a.values {
			q[name] = values
		}
		q.Del("page")
		q.Set("since", string(m))
		q.Set("until", string(m))
		out = append(out, link{Href: "/contacts?" + q.Encode(), Words: string(m), Here: a.one("since") == string(m) && a.one("until") == string(m)})
	}
	return out
}
