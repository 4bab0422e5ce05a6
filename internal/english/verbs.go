package english

import (
	_ "embed"
	"sync"

	"readout/internal/table"
)

//go:embed verbs.txt
var verbsTXT string

// verbs returns the classes of verbs.txt.
var verbs = sync.OnceValue(func() map[string]map[string]bool { return table.Classes(verbsTXT) })

// onlyVerb reports whether a form in small letters is the present of a verb and
// nothing else.
func onlyVerb(form string) bool {
	return len(form) > 3 && form[len(form)-1] == 's' && verbs()["present"][form]
}
