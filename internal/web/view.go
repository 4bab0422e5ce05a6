package web

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/alert"
)

// A view is one kind of page, with its data for programs.
type view struct {
	path   string // of the page; with .json or .csv behind it that of the data
	title  string
	does   string // what it tells, for people who write programs
	params []param
	item   string // what each item of its JSON is: a name in schemas
	answer func(*asking) (*answer, error)
}

// named reports whether the path ends in what a person asks for by name.
func (v *view) named() bool { return strings.HasSuffix(v.path, "}") && v.path != "/{$}" }

// A param is one condition in the question of an address.
type param struct {
	Name, Label, Does string
	Many              bool
	Choices           []string
	bare              bool // the command's flag has no value: true sets it
	words             bool // the command takes it without a flag
}

// An asking is one request for a view.
type asking struct {
	context.Context
	desk   *Desk
	view   *view
	name   string // what {id} in the path stands for
	values url.Values
	page   int // from 1
	per    int
	user   string
}

// An answer is what a view tells.
type answer struct {
	Title   string
	page    string // the template
	Data    any
	Command []string // the command line that asks the same; empty: there is none
	More    bool     // on the next page
	json    func(io.Writer) error
	csv     func(io.Writer) error
}

// The forms of an answer.
const (
	asHTML = ""
	asJSON = ".json"
	asCSV  = ".csv"
)

// format tells from an address in which form its answer is wanted.
func format(r *http.Request) string {
	for _, f := range []string{asJSON, asCSV} {
		if strings.HasSuffix(r.URL.Path, f) {
			return f
		}
	}
	return asHTML
}

const (
	listed   = 50    // items on a page if nothing else is asked for
	most     = 500   // that may be asked for
	deepest  = 10000 // how far one can page
	gathered = 5000  // mentions that a view sets side by side, the newest
)

// show answers requests for a view.
func (d *Desk) show(v *view) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a, err := d.ask(v, r)
		if err != nil {
			d.fail(w, r, err)
			return
		}
		x, err := v.answer(a)
		if err != nil {
			d.fail(w, r, err)
			return
		}
		x.More = x.More && (a.page+1)*a.per <= deepest
		switch format(r) {
		case asJSON:
			err = d.sendJSON(w, r, a, x)
		case asCSV:
			var b bytes.Buffer
			if err = x.csv(&b); err == nil {
				send(w, r, http.StatusOK, "text/csv; charset=utf-8", b.Bytes())
			}
		default:
			d.render(w, r, http.StatusOK, x.page, d.layout(r, a, x))
		}
		if err != nil {
			d.fail(w, r, err)
		}
	})
}

// ask reads a request. Conditions that nobody knows are refused: whoever wrote
// them believes that they hold.
func (d *Desk) ask(v *view, r *http.Request) (*asking, error) {
	a := &asking{Context: r.Context(), desk: d, view: v, values: url.Values{}, page: 1, per: listed, user: d.user(r)}
	a.name = strings.TrimSuffix(r.PathValue("id"), format(r))
	for name, values := range r.URL.Query() {
		i := slices.IndexFunc(v.params, func(p param) bool { return p.Name == name })
		if i < 0 && name != "page" && name != "per" {
			return nil, problem{http.StatusBadRequest, "there is no condition " + strconv.Quote(name) + " here; openapi.json lists those there are"}
		}
		for _, value := range values {
			if value = strings.TrimSpace(value); value != "" {
				a.values.Add(name, value)
			}
		}
	}
	var err error
	if a.page, err = number(a.values, "page", 1, deepest); err != nil {
		return nil, err
	}
	if a.per, err = number(a.values, "per", listed, most); err != nil {
		return nil, err
	}
	if a.page*a.per > deepest {
		return nil, problem{http.StatusBadRequest, "lists end after 10000 items; ask for a shorter time or with more conditions"}
	}
	return a, nil
}

func number(values url.Values, name string, otherwise, most int) (int, error) {
	s := values.Get(name)
	if s == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > most {
		return 0, problem{http.StatusBadRequest, name + " is a number from 1 to " + strconv.Itoa(most)}
	}
	return n, nil
}

func (a *asking) one(name string) string   { return a.values.Get(name) }
func (a *asking) all(name string) []string { return a.values[name] }

// unasked is the error of a question that its words do not allow.
func unasked(err error) error {
	if err == nil {
		return nil
	}
	return problem{http.StatusBadRequest, err.Error()}
}

// sendJSON sends an answer as one object: the question, and the items.
func (d *Desk) sendJSON(w http.ResponseWriter, r *http.Request, a *asking, x *answer) error {
	var b bytes.Buffer
	if err := x.json(&b); err != nil {
		return err
	}
	out := struct {
		Title   string            `json:"title"`
		Query   string            `json:"query"`
		Command *string           `json:"command"`
		Items   []json.RawMessage `json:"items"`
		Next    *string           `json:"next"`
	}{Title: x.Title, Query: here(r), Items: []json.RawMessage{}}
	if len(x.Command) > 0 {
		c := alert.CommandLine(x.Command)
		out.Command = &c
	}
	for line := range bytes.Lines(b.Bytes()) {
		out.Items = append(out.Items, bytes.TrimSpace(line))
	}
	if x.More {
		next := a.turn(r, 1)
		out.Next = &next
	}
	body, err := json.Marshal(out)
	if err != nil {
		return err
	}
	send(w, r, http.StatusOK, "application/json", append(body, '\n'))
	return nil
}

// here returns the address of a request in one spelling: its permanent link.
func here(r *http.Request) string {
	q := r.URL.Query()
	for name, values := range q {
		if values = slices.DeleteFunc(values, func(s string) bool { return strings.TrimSpace(s) == "" }); len(values) == 0 {
			delete(q, name)
			continue
		}
		q[name] = values
	}
	if len(q) == 0 {
		return r.URL.EscapedPath()
	}
	return r.URL.EscapedPath() + "?" + q.Encode()
}

// turn returns the address of the page so many further on.
func (a *asking) turn(r *http.Request, by int) string {
	q := r.URL.Query()
	q.Set("page", strconv.Itoa(a.page+by))
	return r.URL.EscapedPath() + "?" + q.Encode()
}
