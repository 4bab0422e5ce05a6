package partition_test

import (
	"testing"

	"readout/internal/folder"
	"readout/internal/partition"
)

// Whatever stands where a manifest should, nothing panics, and no file is named
// outside the folders of days.
func FuzzManifest(f *testing.F) {
	for _, s := range []string{"", "{}", `{"job":"a","files":[{"name":"day=2023-11-01/events-a.parquet","rows":3}]}`, `{"job":"a","files":[{"name":"../x"}]}`,
		`{"job":"a","files":[{"name":"day=__HIVE_DEFAULT_PARTITION__/articles-b.parquet","rows":-1}]}`, `{"job":"a","files":[{"name":"day=2023/late_articles-"}]}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		in, err := folder.Open(t.TempDir(), folder.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := in.Put(t.Context(), "_manifest/a.json", b); err != nil {
			t.Fatal(err)
		}
		a, err := partition.Open(t.Context(), in)
		if err != nil {
			return
		}
		for _, d := range append(a.Days(), a.Months()...) {
			if d != "" && !d.Valid() {
				t.Errorf("%q is no day", d)
			}
			for _, err := range a.Articles(t.Context(), d) {
				if err == nil {
					t.Error("an article from nowhere")
				}
			}
		}
	})
}
