package reconcile

import "readout/internal/record"

// some is what but few mentions have.
type some struct {
	parties []party // if they are more than room is for
	numbers []number
	digits  []uint32 // of a statement: the numbers in it, as words
	figure
}

// nothing is what most mentions have of it.
var nothing some

// A number is one that an article tells of an event.
type number struct {
	measure record.Measure
	low     float64
}

// A figure is what a figure is compared by beside the rest.
type figure struct {
	low, high  float64 // -1: none
	hedge      record.Qualifier
	unit       string
	group      string
	country    uint64
	cumulative bool
}

// own returns the room for what few mentions have.
func (f *facts) own() *some {
	if f.some == &nothing {
		f.some = &some{}
	}
	return f.some
}
