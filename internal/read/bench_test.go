package read_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strconv"
	"strings"
	"testing"
	"time"

	"readout/internal/intake"
	"readout/internal/read"
)

// BenchmarkRead reads one article of 1, 5 and 10 MB and tells words per second
// and the most memory that the heap held meanwhile. Time and memory must grow
// with the length, not faster.
func BenchmarkRead(b *testing.B) {
	reader, err := read.New()
	if err != nil {
		b.Fatal(err)
	}
	for _, mb := range []int{1, 5, 10} {
		raw := []byte(long(b, mb<<20))
		b.Run(fmt.Sprintf("%dMB", mb), func(b *testing.B) {
			words := len(strings.Fields(string(raw)))
			b.SetBytes(int64(len(raw)))
			runtime.GC()
			peak := watch()
			for b.Loop() {
				a, err := intake.FromBytes("long.txt", raw)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := reader.Read(a); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
			b.ReportMetric(float64(peak())/(1<<20), "MB-peak")
		})
	}
}

// BenchmarkStream reads 1, 5 and 10 MB of ordinary articles, some 3 kB each,
// from one JSON Lines file, as "readout read" does with one worker. The most
// memory that the heap holds must not grow with the input.
func BenchmarkStream(b *testing.B) {
	reader, err := read.New()
	if err != nil {
		b.Fatal(err)
	}
	for _, mb := range []int{1, 5, 10} {
		path, words := stream(b, mb<<20)
		b.Run(fmt.Sprintf("%dMB", mb), func(b *testing.B) {
			runtime.GC()
			peak := watch()
			n := 0
			for b.Loop() {
				for a, err := range intake.Read(context.Background(), []string{path}, intake.Options{}) {
					if err != nil {
						b.Fatal(err)
					}
					if _, err := reader.Read(a); err != nil {
						b.Fatal(err)
					}
					n++
				}
			}
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
			b.ReportMetric(float64(peak())/(1<<20), "MB-peak")
		})
	}
}

// stream writes a JSON Lines file of articles of size bytes in all and returns
// its path and its number of words.
func stream(b *testing.B, size int) (path string, words int) {
	b.Helper()
	var out bytes.Buffer
	paragraphs := strings.Split(strings.TrimSpace(long(b, size)), "\n\n")
	for n := 0; len(paragraphs) > 0; n++ {
		k := min(6, len(paragraphs))
		body := strings.Join(paragraphs[:k], "\n\n")
		paragraphs = paragraphs[k:]
		words += len(strings.Fields(body))
		line, err := json.Marshal(map[string]string{"id": strconv.Itoa(n), "date": "2023-11-25", "language": "en", "text": body})
		if err != nil {
			b.Fatal(err)
		}
		out.Write(append(line, '\n'))
	}
	path = filepath.Join(b.TempDir(), "articles.jsonl")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	return path, words
}

// The benchmark's article is prose told once: nothing in it is a repeat.
func TestLongIsNoRepeat(t *testing.T) {
	a, err := intake.FromBytes("long.txt", []byte(long(t, 1<<20)))
	if err != nil {
		t.Fatal(err)
	}
	prose := 0
	for _, s := range a.Readable() {
		if k := a.ZoneAt(s.Start); k == "" {
			prose += s.Len()
		}
	}
	if 10*prose < 9*a.Text.Len() {
		t.Errorf("only %d of %d bytes are prose: %d zones", prose, a.Text.Len(), len(a.Zones))
	}
}

// long makes an article of at least size bytes out of the examples: their
// sentences over and over, three to a paragraph, in an order and with numbers,
// days and states that change each time, always in the same way.
func long(t testing.TB, size int) string {
	t.Helper()
	paths, err := filepath.Glob("../../examples/*/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	var sentences []string
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for p := range strings.SplitSeq(string(b), "\n\n") {
			for s := range strings.SplitAfterSeq(strings.TrimSpace(p), ". ") {
				if s = strings.TrimSpace(s); strings.HasSuffix(s, ".") && len(s) > 60 {
					sentences = append(sentences, s)
				}
			}
		}
	}
	r := rand.New(rand.NewPCG(5, 10))
	var out strings.Builder
	for out.Len() < size {
		for range 3 {
			out.WriteString(varied(r, sentences[r.IntN(len(sentences))]) + " ")
		}
		out.WriteString("\n\n")
	}
	return out.String()
}

// swaps are words that may stand for one another.
var swaps = [][]string{
	{"Iran", "Oman", "Ghana", "Chile", "Norway", "Kenya", "Vietnam", "Mexico", "Jordan", "Poland"},
	{"Ankara", "Muscat", "Accra", "Santiago", "Oslo", "Nairobi", "Hanoi", "Amman", "Warsaw", "Doha"},
	{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
	{"said", "stated", "declared", "announced", "argued", "stressed"},
	{"war", "conflict", "fighting", "crisis", "violence", "dispute"},
	{"the", "this", "that", "another", "every", "one"},
	{"killed", "wounded", "injured", "arrested"},
	{"minister", "president", "ambassador", "envoy", "spokesman", "official"},
}

// varied replaces numbers and swaps words of a sentence.
func varied(r *rand.Rand, sentence string) string {
	words := strings.Split(sentence, " ")
	for i, w := range words {
		bare := strings.TrimRight(w, ".,;")
		if n, err := strconv.Atoi(strings.ReplaceAll(bare, ",", "")); err == nil && n > 31 && (n < 1900 || n > 2100) {
			words[i] = strconv.Itoa(32+r.IntN(1800)) + w[len(bare):]
			continue
		}
		for _, list := range swaps {
			for _, s := range list {
				if s == bare && r.IntN(3) > 0 {
					words[i] = list[r.IntN(len(list))] + w[len(bare):]
				}
			}
		}
	}
	return strings.Join(words, " ")
}

// watch samples the heap until the returned function is called, which tells
// the most it saw, in bytes.
func watch() func() uint64 {
	stop, done := make(chan bool), make(chan uint64)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		var most uint64
		for {
			metrics.Read(sample)
			most = max(most, sample[0].Value.Uint64())
			select {
			case <-stop:
				done <- most
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() uint64 { close(stop); return <-done }
}
