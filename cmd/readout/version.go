package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"readout/internal/export"
)

// version names the program and its models, which are part of it. A released
// build has its module's version; any other is named by a hash of the program
// itself, so that what an altered program reads is not taken for kept already.
var version = sync.OnceValue(func() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := info.Main.Version; v != "" && v != "(devel)" && !strings.Contains(v, "+dirty") {
			return v
		}
	}
	return "devel-" + ownHash()
})

func ownHash() string {
	path, err := os.Executable()
	if err != nil {
		return "unknown"
	}
	f, err := os.Open(path)
	if err != nil {
		return "unknown"
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "unknown"
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version that stands in every record",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), "readout", version())
			return err
		},
	}
}

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema [export]",
		Short: "Print the JSON Schema of 'readout read --json', or of 'readout export'",
		Example: `  readout schema > readout.schema.json
  readout schema export > record.schema.json`,
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		ValidArgs: []string{"export"},
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			schema := export.Schema
			if len(args) == 1 {
				schema, err = export.RecordSchema()
			}
			if err == nil {
				_, err = fmt.Fprint(cmd.OutOrStdout(), schema)
			}
			return err
		},
	}
}
