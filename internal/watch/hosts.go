package watch

import (
	"context"
	"iter"
	"net/url"
	"sync"
)

// byHost does something for every index of hosts, so many hosts at a time, and
// for those of one host one after the other. It yields what comes out as it
// comes. Once ctx ends, or no more is wanted, it begins no more.
func byHost[T any](ctx context.Context, hosts []string, most int, do func(context.Context, int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		inner, cancel := context.WithCancel(ctx)
		defer cancel()
		queue, out := make(chan []int), make(chan T)
		var workers sync.WaitGroup
		for range min(most, len(hosts)) {
			workers.Go(func() {
				for group := range queue {
					for _, i := range group {
						if inner.Err() == nil {
							out <- do(inner, i)
						}
					}
				}
			})
		}
		go func() {
			for _, group := range groups(hosts) {
				queue <- group
			}
			close(queue)
			workers.Wait()
			close(out)
		}()
		wanted := true
		for v := range out {
			if wanted = wanted && ctx.Err() == nil && yield(v); !wanted {
				cancel()
			}
		}
	}
}

// groups returns the indexes of each host, the hosts in the order they come.
func groups(hosts []string) (out [][]int) {
	at := map[string]int{}
	for i, h := range hosts {
		n, ok := at[h]
		if !ok {
			n = len(out)
			at[h] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], i)
	}
	return out
}

// hostOf names the host of an address; files have none.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}
