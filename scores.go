// Package readout holds what the program tells about itself. The program is
// cmd/readout; this package must never know how anything is read.
package readout

import _ "embed"

// Scores is what readings score on held-out text: the lines that the tests of
// internal/eval keep.
//
//go:embed testdata/scores.golden
var Scores string
