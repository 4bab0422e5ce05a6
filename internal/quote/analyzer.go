package quote

import (
	"readout/internal/analysis"
	"readout/internal/mention"
)

// Analyzer finds who said what to whom. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:     "quote",
	Doc:      "who said what to whom: direct, indirect and nominal speech",
	Requires: []*analysis.Analyzer{mention.Analyzer},
	Run: func(p *analysis.Pass) (any, error) {
		return read(p, p.ResultOf[mention.Analyzer].(*mention.Table)), nil
	},
}
