package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// site FOLDER serves a folder on this machine, its address in $SITE. In the
// files $SITE stands for it. Requests are written to the file requests.txt, with
// their status. The first lines of a file may be headers of the answer, and its
// status: "!Status: 429".
func site(ts *testscript.TestScript, _ bool, args []string) {
	dir, log := ts.MkAbs(args[0]), ts.MkAbs("requests.txt")
	ts.Check(os.WriteFile(log, nil, 0o644))
	var mu sync.Mutex
	var address string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		code := answer(w, r, dir, address)
		f, err := os.OpenFile(log, os.O_APPEND|os.O_WRONLY, 0o644)
		if err == nil {
			fmt.Fprintln(f, code, r.URL.Path, r.UserAgent())
			f.Close()
		}
	}))
	ts.Defer(s.Close)
	address = s.URL
	ts.Setenv("SITE", address)
}

// answer sends a file with its headers and an ETag; it returns the status.
func answer(w http.ResponseWriter, r *http.Request, dir, address string) int {
	b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(r.URL.Path)))
	if err != nil {
		http.NotFound(w, r)
		return http.StatusNotFound
	}
	body, code := strings.ReplaceAll(string(b), "$SITE", address), http.StatusOK
	for strings.HasPrefix(body, "!") {
		var line string
		line, body, _ = strings.Cut(body[1:], "\n")
		name, words, _ := strings.Cut(line, ": ")
		w.Header().Set(name, words)
		if name == "Status" {
			code, _ = strconv.Atoi(words)
		}
	}
	tag := fmt.Sprintf(`"%x"`, len(body))
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		code, body = http.StatusNotModified, ""
	}
	w.WriteHeader(code)
	fmt.Fprint(w, body)
	return code
}
