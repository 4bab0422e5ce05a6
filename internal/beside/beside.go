// Package beside finds data that lies beside the checkout and is not part of
// it: gold annotations, treebanks, archives. Only tests and measuring commands
// use it; the program itself needs nothing beside it.
package beside

import (
	"os"
	"path/filepath"
	"testing"
)

// Env names the environment variable that says where the data lies.
const Env = "READOUT_SHARED"

// Dir returns the folder of the data: $READOUT_SHARED, or "shared" beside the
// checkout that holds the working directory.
func Dir() string {
	if d := os.Getenv(Env); d != "" {
		return d
	}
	return filepath.Join(root(), "..", "shared")
}

// root walks up to the folder of go.mod; "." if there is none.
func root() string {
	d, err := os.Getwd()
	for err == nil {
		if _, e := os.Stat(filepath.Join(d, "go.mod")); e == nil {
			return d
		}
		up := filepath.Dir(d)
		if up == d {
			break
		}
		d = up
	}
	return "."
}

// Path returns the path of a file or folder of the data. A test that wants it
// is skipped, and says so, where it does not exist.
func Path(t testing.TB, elem ...string) string {
	t.Helper()
	p := filepath.Join(append([]string{Dir()}, elem...)...)
	if _, err := os.Stat(p); err != nil {
		t.Skipf("SKIPPED, not run: %s is missing; set %s to the folder that holds it", p, Env)
	}
	return p
}
