package run

import (
	"context"
	"iter"
)

// A task is something to be done by one of many goroutines.
type task[T any] struct {
	do   func() T
	out  T
	done chan struct{}
}

// inOrder does the work by so many goroutines and yields what came out in the
// order it came in. Only few are in memory at a time. Once ctx is cancelled it
// begins no more and waits for no more: the input may be a pipe in which
// nothing comes. What was begun is finished and yielded.
func inOrder[T any](ctx context.Context, workers int, work iter.Seq[func() T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		inner, cancel := context.WithCancel(ctx)
		workers := max(workers, 1)
		queue := make(chan *task[T], 2*workers) // in order; bounds what is in memory
		hand := make(chan *task[T])
		for range workers {
			go func() {
				for j := range hand {
					j.out = j.do()
					close(j.done)
				}
			}()
		}
		go func() {
			defer close(queue)
			defer close(hand)
			feed(inner, work, queue, hand)
		}()
		for j := range until(ctx, queue) {
			<-j.done
			if !yield(j.out) {
				cancel()
				for j := range queue { // let the goroutines end
					<-j.done
				}
				return
			}
		}
		cancel()
	}
}

func feed[T any](ctx context.Context, work iter.Seq[func() T], queue, hand chan<- *task[T]) {
	for do := range work {
		if ctx.Err() != nil {
			return
		}
		j := &task[T]{do: do, done: make(chan struct{})}
		select {
		case queue <- j:
			hand <- j
		case <-ctx.Done():
			return
		}
	}
}

// until yields what comes out of the queue; once ctx is cancelled, only what
// is in it already.
func until[T any](ctx context.Context, queue <-chan T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for ctx.Err() == nil {
			select {
			case j, ok := <-queue:
				if !ok || !yield(j) {
					return
				}
			case <-ctx.Done():
			}
		}
		for {
			select {
			case j, ok := <-queue:
				if !ok || !yield(j) {
					return
				}
			default:
				return
			}
		}
	}
}
