package audit

import (
	"bufio"
	"fmt"
	"io"

	"readout/internal/export"
)

// Mentions reads a table of GDELT Mentions: for the id of an event where it is
// told. An error names the line.
func Mentions(r io.Reader) (map[string][]string, error) {
	columns := export.Layout(export.GDELTMentions)
	out := map[string][]string{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 16<<20)
	for n := 1; lines.Scan(); n++ {
		values := split(lines.Text())
		if len(values) != len(columns) {
			return nil, &RowError{n, fmt.Errorf("%w: %d cells instead of %d; GDELT Mentions have no header and are parted by tabs", errColumns, len(values), len(columns))}
		}
		out[values[0]] = append(out[values[0]], values[5]) // MentionIdentifier
	}
	return out, lines.Err()
}
