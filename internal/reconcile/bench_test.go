package reconcile_test

import (
	"fmt"
	"testing"
	"time"

	"readout/internal/reconcile"
	"readout/internal/record"
)

// BenchmarkCluster clusters invented mentions and tells the processor time that
// it took, without that of inventing them:
//
//	go test ./internal/reconcile -run none -bench Cluster/1000000 -benchtime 1x -cpu 1
func BenchmarkCluster(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > 100_000 && testing.Short() {
				b.Skip("SKIPPED, not run: -short")
			}
			var took time.Duration
			for b.Loop() {
				w, x := newWorld(1, n), reconcile.New()
				for x.Len() < n {
					var some []*record.Reading
					for range 2000 {
						some = append(some, w.article())
					}
					at := spent()
					for _, r := range some {
						x.Add(r, "")
					}
					took += spent() - at
				}
				at := spent()
				clusters := len(x.Clusters("event"))
				took += spent() - at
				b.ReportMetric(float64(clusters), "clusters")
				b.ReportMetric(float64(x.Compared)/float64(n), "pairs/mention")
			}
			b.ReportMetric(took.Seconds()/float64(b.N), "s")
			b.ReportMetric(float64(resident())/1e6, "MB")
			b.ReportMetric(0, "ns/op")
		})
	}
}
