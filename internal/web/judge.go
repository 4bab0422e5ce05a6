package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"readout/internal/across"
	"readout/internal/export"
	"readout/internal/record"
)

// A verdict is what somebody sends: a judgement on two mentions, or to undo one.
type verdict struct {
	A       string `json:"a"`
	B       string `json:"b"`
	Verdict string `json:"verdict"` // same, different
	Because string `json:"because"`
	Undo    string `json:"undo"` // a judgement's id; then only because is read
}

// judging takes judgements, from the forms of pages and as JSON.
func (d *Desk) judging() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, back, err := d.verdict(r)
		var j *record.Judgement
		holds := true
		if err == nil {
			j, holds, err = d.decide(r.Context(), v, d.user(r))
		}
		switch {
		case err != nil:
			d.fail(w, r, err)
		case format(r) == asJSON:
			d.sendJudgement(w, r, j, holds)
		default:
			w.Header().Set("Location", back)
			w.WriteHeader(http.StatusSeeOther)
		}
	})
}

// verdict reads what was sent, and where the browser goes from here.
func (d *Desk) verdict(r *http.Request) (v verdict, back string, err error) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if format(r) == asJSON {
		if kind != "application/json" {
			return v, "", problem{http.StatusUnsupportedMediaType, "send a judgement as application/json"}
		}
		x := json.NewDecoder(r.Body)
		x.DisallowUnknownFields()
		err = x.Decode(&v)
	} else {
		err = r.ParseForm()
		f := r.PostForm
		v = verdict{f.Get("a"), f.Get("b"), f.Get("verdict"), f.Get("because"), f.Get("undo")}
		if err == nil && !equal(f.Get("sign"), d.sign) {
			err = problem{http.StatusForbidden, "this form is from before the desk was started again; go back and reload the page"}
		}
		if back = "/event/" + url.PathEscape(strings.Replace(v.A, "/", ":", 1)); f.Get("back") == "corrections" || v.A == "" {
			back = "/corrections"
		}
	}
	var tooLarge *http.MaxBytesError
	var p problem
	if err != nil && !errors.As(err, &tooLarge) && !errors.As(err, &p) {
		err = problem{http.StatusBadRequest, "what was sent cannot be read: " + err.Error()}
	}
	return v, back, err
}

// decide keeps a judgement or withdraws one.
func (d *Desk) decide(ctx context.Context, v verdict, user string) (j *record.Judgement, holds bool, err error) {
	v.Because = strings.TrimSpace(v.Because)
	switch {
	case !d.Writable:
		return nil, false, problem{http.StatusForbidden, "this desk only shows the record; it was started with --read-only"}
	case v.Undo == "" && v.Verdict != string(record.Same) && v.Verdict != string(record.Different):
		return nil, false, problem{http.StatusUnprocessableEntity, "the verdict is same or different"}
	case v.Because == "":
		return nil, false, problem{http.StatusUnprocessableEntity, "say why: others will want to know"}
	case !utf8.ValidString(v.Because + v.A + v.B + v.Undo):
		return nil, false, problem{http.StatusBadRequest, "what was sent is not in UTF-8"}
	}
	err = d.live.with(ctx, func(r *across.Record, _ *facts) (err error) {
		if v.Undo != "" {
			holds = true
			j, err = d.undo(ctx, r, v, user)
			return err
		}
		j, holds, err = d.keep(ctx, r, v, user)
		return err
	})
	return j, holds, err
}

func (d *Desk) keep(ctx context.Context, r *across.Record, v verdict, user string) (*record.Judgement, bool, error) {
	j := &record.Judgement{Verdict: record.Verdict(v.Verdict), By: user, At: d.Now().UTC(), Because: []record.Reason{{Words: v.Because}}}
	var err error
	if j.A, j.B, err = r.Pair(v.A, v.B); err != nil {
		return nil, false, problem{http.StatusUnprocessableEntity, err.Error()}
	}
	j.ID = j.Hash()
	holds, err := r.Keep(ctx, *j)
	return j, holds, err
}

func (d *Desk) undo(ctx context.Context, r *across.Record, v verdict, user string) (*record.Judgement, error) {
	w := record.Withdrawal{By: user, At: d.Now().UTC(), Because: v.Because}
	j, err := across.Undo(ctx, d.Store, v.Undo, w)
	if err != nil {
		return nil, problem{http.StatusUnprocessableEntity, err.Error()}
	}
	j.Withdrawn = &w
	return &j, r.Renew(ctx)
}

// sendJudgement tells a program what was kept.
func (d *Desk) sendJudgement(w http.ResponseWriter, r *http.Request, j *record.Judgement, holds bool) {
	var b bytes.Buffer
	if err := export.Judgement(&b, j); err != nil {
		d.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusCreated)
	io.WriteString(w, `{"judgement":`+strings.TrimSpace(b.String())+`,"holds":`+map[bool]string{true: "true", false: "false"}[holds]+"}\n")
}
