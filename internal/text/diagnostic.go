package text

// A Diagnostic tells that something about an article is odd; reading goes on.
type Diagnostic struct {
	ID   string // which kind, a fixed word as in "no-date"
	Text string // for a person, without the position
	Span Span   // bytes; empty if the whole article is meant
}
