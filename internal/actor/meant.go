package actor

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed tables/meant.txt
var meant string

// Meant reports whether a problem of the built-in tables is one of the world:
// two states are called Congo, and nobody was president of Lebanon for years.
func (p Problem) Meant() bool {
	return slices.Contains(strings.Split(meant, "\n"), p.Kind+" "+p.Text)
}
