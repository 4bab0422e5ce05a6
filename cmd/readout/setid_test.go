package main

import (
	"regexp"

	"github.com/rogpeppe/go-internal/testscript"
)

// setid NAME PATTERN FILE puts what the first group of a pattern takes of a file
// into an environment variable. Ids follow from readings and change with them.
func setID(ts *testscript.TestScript, _ bool, args []string) {
	m := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile(args[2]))
	if m == nil {
		ts.Fatalf("%s does not hold %s", args[2], args[1])
	}
	ts.Setenv(args[0], m[1])
}
