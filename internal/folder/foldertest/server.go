// Package foldertest is a small server that speaks as S3 does, on this machine and
// in memory: PUT, GET, HEAD, DELETE of an object and the listing of a bucket.
// Only tests use it. It must never be reached from elsewhere.
package foldertest

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// The key that the server takes, and the bucket that it has.
const (
	Key    = "READER"
	Secret = "not-to-be-told" // by any message; tests look for it
	Bucket = "news"
)

// A Server holds one bucket.
type Server struct {
	URL string

	mu      sync.Mutex
	objects map[string][]byte
	puts    map[string]int
}

// Start starts a server that ends with the test, and sets the variables by which
// programs find the key.
func Start(t *testing.T) *Server {
	t.Helper()
	s := &Server{objects: map[string][]byte{}, puts: map[string]int{}}
	h := httptest.NewServer(s)
	t.Cleanup(h.Close)
	s.URL = h.URL
	t.Setenv("AWS_ACCESS_KEY_ID", Key)
	t.Setenv("AWS_SECRET_ACCESS_KEY", Secret)
	return s
}

// Puts returns how often an object was written.
func (s *Server) Puts(key string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.puts[key]
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	name, key, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	switch {
	case !strings.Contains(r.Header.Get("Authorization"), "Credential="+Key+"/"):
		refuse(w, http.StatusForbidden, "AccessDenied")
	case name != Bucket:
		refuse(w, http.StatusNotFound, "NoSuchBucket")
	case key == "" && r.Method == http.MethodGet:
		s.list(w, r.URL.Query().Get("prefix"), r.URL.Query().Get("delimiter"))
	case r.Method == http.MethodPut:
		s.put(w, r, key)
	case r.Method == http.MethodDelete:
		delete(s.objects, key)
		w.WriteHeader(http.StatusNoContent)
	case s.objects[key] == nil:
		refuse(w, http.StatusNotFound, "NoSuchKey")
	default:
		w.Header().Set("ETag", `"0"`)
		w.Header().Set("Last-Modified", time.Unix(0, 0).UTC().Format(http.TimeFormat))
		http.ServeContent(w, r, "", time.Unix(0, 0), strings.NewReader(string(s.objects[key])))
	}
}

func refuse(w http.ResponseWriter, status int, code string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	fmt.Fprintf(w, "<Error><Code>%s</Code><Message>%s</Message></Error>", code, code)
}

func (s *Server) put(w http.ResponseWriter, r *http.Request, key string) {
	read := io.ReadAll
	if strings.HasPrefix(r.Header.Get("X-Amz-Content-Sha256"), "STREAMING-") {
		read = readChunks
	}
	b, err := read(r.Body)
	if err != nil {
		refuse(w, http.StatusBadRequest, "IncompleteBody")
		return
	}
	s.objects[key] = append([]byte{}, b...)
	s.puts[key]++
	w.Header().Set("ETag", `"0"`)
}

// readChunks reads a body of chunks, each after a line with its size in hex.
func readChunks(body io.Reader) (out []byte, err error) {
	for in := bufio.NewReader(body); ; {
		line, err := in.ReadString('\n')
		if err != nil {
			return nil, err
		}
		size, _, _ := strings.Cut(strings.TrimSpace(line), ";")
		n, err := strconv.ParseInt(size, 16, 64)
		if err != nil || n == 0 {
			return out, err
		}
		chunk := make([]byte, n+2)
		if _, err := io.ReadFull(in, chunk); err != nil {
			return nil, err
		}
		out = append(out, chunk[:n]...)
	}
}

type listing struct {
	XMLName  xml.Name `xml:"ListBucketResult"`
	Contents []object
}

type object struct {
	Key  string
	Size int
}

func (s *Server) list(w http.ResponseWriter, prefix, delimiter string) {
	var out listing
	for key, b := range s.objects {
		rest, ok := strings.CutPrefix(key, prefix)
		if ok && (delimiter == "" || !strings.Contains(rest, delimiter)) {
			out.Contents = append(out.Contents, object{key, len(b)})
		}
	}
	slices.SortFunc(out.Contents, func(a, b object) int { return strings.Compare(a.Key, b.Key) })
	w.Header().Set("Content-Type", "application/xml")
	xml.NewEncoder(w).Encode(out)
}
