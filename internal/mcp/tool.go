package mcp

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// A tool is what a program reads of a tool before it calls it.
type tool struct {
	name, title string
	does        string
	records     string // what the records of its answers are
}

var (
	no = false
)

// add gives the server a tool that takes In. ask fills in the answer.
func add[In any](s *Server, t tool, ask func(context.Context, *In, *answer) error) {
	sdk.AddTool(s.inner, &sdk.Tool{
		Name: t.name, Title: t.title, Description: t.does, InputSchema: taken[In](), OutputSchema: given(t.records),
		Annotations: &sdk.ToolAnnotations{ReadOnlyHint: true, DestructiveHint: &no, IdempotentHint: true, OpenWorldHint: &no},
	}, func(ctx context.Context, _ *sdk.CallToolRequest, in In) (*sdk.CallToolResult, any, error) {
		if s.Patience > 0 {
			var stop context.CancelFunc
			ctx, stop = context.WithTimeout(ctx, s.Patience)
			defer stop()
		}
		a, err := answered(ctx, &in, ask)
		if err != nil {
			return nil, nil, err
		}
		return &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: a.text()}}}, a, nil
	})
}

// answered asks, and turns a panic into an error: one bad answer ends no server.
func answered[In any](ctx context.Context, in *In, ask func(context.Context, *In, *answer) error) (a *answer, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("the answer failed: %v", x)
		}
	}()
	a = &answer{Note: note}
	a.Records = a.Records[:0:0]
	err = ask(ctx, in, a)
	if errors.Is(err, context.DeadlineExceeded) {
		err = errors.New("the answer took too long; ask for less: a shorter time, one country, one outlet")
	}
	return a, err
}

// taken describes what a tool takes. A list may be left out, but not be null.
func taken[In any]() *jsonschema.Schema {
	s, err := jsonschema.For[In](nil)
	if err != nil {
		panic(err) // our own types, and made by the tests
	}
	for _, p := range s.Properties {
		if slices.Contains(p.Types, "array") {
			p.Type, p.Types = "array", nil
		}
	}
	return s
}

// given describes the answers of a tool.
func given(records string) *jsonschema.Schema {
	objects := func(what string) *jsonschema.Schema {
		return &jsonschema.Schema{Type: "array", Items: &jsonschema.Schema{Type: "object"}, Description: what}
	}
	return &jsonschema.Schema{
		Type: "object", Required: []string{"records", "note"},
		Properties: map[string]*jsonschema.Schema{
			"records":  objects(records),
			"mentions": objects("what the records rest on: each with article (id, outlet, url, title, published), span {start, end, exact} and attributed"),
			"next":     {Type: "string", Description: "give it as cursor to get the next page; left out on the last one"},
			"note":     {Type: "string", Description: "what a record is, and where this answer falls short"},
		},
	}
}
