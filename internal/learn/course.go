package learn

import (
	"context"
	"math/rand/v2"
	"sync"
)

// A Course is the way a net is trained: Adam over batches of examples, the rate
// rising in the first steps and then falling to zero, at the end the average
// of the numbers over the last steps. Every batch is divided into the same
// parts for any number of threads, so that the result is the same.
type Course struct {
	Epochs  int
	Rate    float64 // the highest
	Seed    uint64
	Threads int // 1 or 2
}

// A Learner adds the gradients of examples to its own Gradient. There is one
// for each part of a batch.
type Learner interface {
	// Learn learns example i, all that is left to chance drawn from rng.
	Learn(i int, rng *rand.Rand, epoch int)
	// Take returns the Gradient and the loss and the number of decisions since
	// the last call.
	Take() (g *Gradient, loss float64, decisions int)
}

// Shards is the number of parts of a batch, and so of Learners.
const Shards = 2

const (
	batch        = 16  // examples between two steps
	warm         = 200 // steps in which the rate rises
	averageEvery = 20  // steps between two additions to the average
)

// A course is a Course on its way.
type course struct {
	Course
	net      *Trainee
	learners [Shards]Learner
	step     int
}

// Train takes the net through the course; n is the number of examples. refresh
// is called before every batch; progress, if not nil, after every epoch with
// the mean loss of a decision.
func (c Course) Train(ctx context.Context, net *Trainee, n int, learners [Shards]Learner, refresh func(), progress func(epoch int, loss float64)) error {
	t := course{Course: c, net: net, learners: learners}
	rng := rand.New(rand.NewPCG(c.Seed, 3))
	for epoch := range c.Epochs {
		loss, err := t.epoch(ctx, epoch, rng.Perm(n), refresh)
		if err != nil {
			return err
		}
		if progress != nil {
			progress(epoch, loss)
		}
	}
	net.SwapAverage()
	return nil
}

func (t *course) epoch(ctx context.Context, epoch int, order []int, refresh func()) (loss float64, err error) {
	total := (len(order) + batch - 1) / batch * t.Epochs
	sum, n := 0.0, 0
	for from := 0; from < len(order); from += batch {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		refresh()
		part := order[from:min(from+batch, len(order))]
		t.run(epoch, part)
		var grads [Shards]*Gradient
		for i, l := range t.learners {
			g, x, k := l.Take()
			grads[i], sum, n = g, sum+x, n+k
		}
		rate := t.Rate * (1 - float64(t.step)/float64(total)) * min(1, float64(t.step+1)/warm)
		t.net.Step(grads[:], rate, len(part))
		t.step++
		if t.step%averageEvery == 0 || t.step == total {
			t.net.Average(averageShare(t.step, total))
		}
	}
	return sum / float64(max(n, 1)), nil
}

// averageShare is the weight of the newest numbers in their running average,
// which spans about the last twentieth of the training.
func averageShare(step, total int) float32 {
	span := min(float64(step), float64(total)/20)
	return float32(min(1, averageEvery/max(span, 1)))
}

// run gives each part of a batch to its learner.
func (t *course) run(epoch int, part []int) {
	work := func(i int) {
		for k := i; k < len(part); k += Shards {
			t.learners[i].Learn(part[k], rand.New(rand.NewPCG(t.Seed<<20+uint64(epoch), uint64(part[k]))), epoch)
		}
	}
	if t.Threads < 2 {
		for i := range t.learners {
			work(i)
		}
		return
	}
	var wg sync.WaitGroup
	for i := range t.learners {
		wg.Go(func() { work(i) })
	}
	wg.Wait()
}
