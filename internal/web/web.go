// Package web shows the record in a browser, and gives it to programs.
//
// Pages are made on the server and work without script. Every page has its data
// at its own address with .json or .csv behind it; openapi.json describes these.
// What is shown is what other rooms answer: the package must never know how a
// mention was read or where it is kept, and never decides what is the same.
package web

import (
	"context"
	"crypto/rand"
	"net/http"
	"time"

	"readout/internal/actor"
	"readout/internal/store"
)

// Options say what to show and to whom.
type Options struct {
	Store    store.Store
	Known    *actor.Base // the tables in which names are looked up
	Version  string      // of the program
	Scores   string      // what readings score on held-out text, as lines
	Writable bool        // whether persons may judge
	By       string      // who judges where nobody says who it is
	MadeAt   func() (time.Time, error)
	Now      func() time.Time
	Log      func(error) // told what failed on our side; answers do not tell
	Guard    Guard
}

// A Desk shows one record.
type Desk struct {
	Options
	live  *live
	views []*view
	sign  string // that a form of ours brings back
	bare  bool   // it has no pages: it tells of problems as to programs
}

// New returns a desk. It begins to reconcile the record and looks every now and
// then whether it has grown, until ctx ends.
func New(ctx context.Context, o Options) *Desk {
	d := &Desk{Options: o, live: newLive(o.Store), views: views(), sign: rand.Text()}
	go d.live.follow(ctx, o.Now, o.Log)
	return d
}

// Handler answers all requests, behind the guard.
func (d *Desk) Handler() http.Handler {
	mux := http.NewServeMux()
	for _, v := range d.views {
		mux.Handle("GET "+v.path, d.show(v))
		if !v.named() && v.path != "/{$}" {
			mux.Handle("GET "+v.path+".json", d.show(v))
			mux.Handle("GET "+v.path+".csv", d.show(v))
		}
	}
	mux.Handle("GET /index.json", d.show(d.views[0]))
	mux.Handle("GET /index.csv", d.show(d.views[0]))
	d.follow(mux)
	mux.Handle("GET /openapi.json", d.describe())
	mux.Handle("GET /asset/{name}", d.asset())
	mux.Handle("POST /judgements", d.judging())
	mux.Handle("POST /judgements.json", d.judging())
	mux.Handle("/", d.nothing())
	return d.Guard.wrap(mux, d)
}
