package main

import (
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"readout/internal/intake"
)

// A progress is a bar on standard error, drawn only if a person looks at it,
// nothing else is printed there, and the work takes long.
type progress struct {
	bar   *progressbar.ProgressBar
	begin time.Time
	done  int
}

const patience = 2 * time.Second

func newProgress(cmd *cobra.Command, f *readFlags, paths []string) *progress {
	p := &progress{begin: time.Now()}
	errs := cmd.ErrOrStderr()
	if f.quiet || !isTerminal(errs) || !f.json && isTerminal(cmd.OutOrStdout()) {
		return p
	}
	total := intake.Count(paths).Files
	p.bar = progressbar.NewOptions(total,
		progressbar.OptionSetWriter(errs), progressbar.OptionSetDescription("reading"), progressbar.OptionShowCount(),
		progressbar.OptionShowIts(), progressbar.OptionSetItsString("articles"), progressbar.OptionSetWidth(30),
		progressbar.OptionThrottle(200*time.Millisecond), progressbar.OptionClearOnFinish(), progressbar.OptionSetRenderBlankState(false))
	return p
}

// add counts one article. A JSON Lines file counts as one file but holds many
// articles: the bar grows with them.
func (p *progress) add() {
	p.done++
	if p.bar == nil || time.Since(p.begin) < patience {
		return
	}
	if p.done > p.bar.GetMax() {
		p.bar.ChangeMax(p.done + p.done/10 + 1)
	}
	p.bar.Set(p.done)
}

func (p *progress) end() {
	if p.bar != nil && time.Since(p.begin) >= patience {
		p.bar.Clear()
	}
}
