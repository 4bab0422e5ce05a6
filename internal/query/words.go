package query

// Types returns the types of events, kinds of statements or measures that there
// are, nil for what may be called anything.
func Types(kind string) []string { return words[kind] }

// Statuses returns the statuses of events.
func Statuses() []string { return statuses }
