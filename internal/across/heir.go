package across

import (
	"slices"
	"strings"

	"readout/internal/record"
)

func sortIDs(ids []record.ID) {
	slices.SortFunc(ids, func(a, b record.ID) int { return strings.Compare(string(a), string(b)) })
}
