package mcp

import (
	"context"
	"errors"
	"io"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// A patient transport tells the end of its input only when all that was asked is
// answered: a file of questions is answered to its end.
type patient struct{ sdk.Transport }

func (p patient) Connect(ctx context.Context) (sdk.Connection, error) {
	c, err := p.Transport.Connect(ctx)
	return &owing{Connection: c}, err
}

// An owing connection counts the questions that are not answered yet.
type owing struct {
	sdk.Connection
	asked sync.Map // ids of questions
	open  sync.WaitGroup
}

func (c *owing) Read(ctx context.Context) (jsonrpc.Message, error) {
	m, err := c.Connection.Read(ctx)
	if errors.Is(err, io.EOF) {
		c.settle(ctx)
	}
	if q, ok := m.(*jsonrpc.Request); ok && q.IsCall() {
		if _, again := c.asked.LoadOrStore(q.ID, true); !again {
			c.open.Add(1)
		}
	}
	return m, err
}

func (c *owing) Write(ctx context.Context, m jsonrpc.Message) error {
	err := c.Connection.Write(ctx, m)
	if a, ok := m.(*jsonrpc.Response); ok {
		if _, was := c.asked.LoadAndDelete(a.ID); was {
			c.open.Done()
		}
	}
	return err
}

// settle waits until nothing is owed, or ctx ends.
func (c *owing) settle(ctx context.Context) {
	done := make(chan struct{})
	go func() { c.open.Wait(); close(done) }()
	select {
	case <-done:
	case <-ctx.Done():
	}
}
