package web_test

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/plover"
	"readout/internal/record"
	"readout/internal/store"
	"readout/internal/store/sqlite"
	"readout/internal/text"
	"readout/internal/timex"
	"readout/internal/web"
)

var (
	loadArticles = flag.Int("load", 0, "measure the desk on a record of so many invented articles, ten mentions each")
	loadStore    = flag.String("load-store", "", "keep the invented record in this file, or take the one that is there")
	loadAsk      = flag.String("load-ask", "", "measure these pages only: event,search,actor")
)

// Twenty clients ask at once; see docs/decisions/0018 for what came of it.
func TestLoad(t *testing.T) {
	if *loadArticles == 0 {
		t.Skip("SKIPPED, not run: say how large the record is to be, as in -args -load 10000")
	}
	file := cmp.Or(*loadStore, filepath.Join(t.TempDir(), "load.db"))
	_, missing := os.Stat(file)
	s, err := sqlite.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	began := time.Now()
	if missing != nil {
		invent(t, s, *loadArticles)
		t.Logf("kept in %.0f s", time.Since(began).Seconds())
	}
	began, spent := time.Now(), cpu()
	d := serve(t, s, func(o *web.Options) { o.Writable = false })
	for _, stage := range []struct{ name, page string }{{"lists", "/actors"}, {"all pages", "/about"}, {"pairs in doubt", "/corrections"}} {
		for resp, _ := d.send("GET", stage.page, ""); resp.StatusCode != http.StatusOK; resp, _ = d.send("GET", stage.page, "") {
			time.Sleep(100 * time.Millisecond)
		}
		t.Logf("%s after %.0f s, %.0f s of a processor", stage.name, time.Since(began).Seconds(), (cpu() - spent).Seconds())
	}
	t.Logf("%s", d.get("/index.csv"))
	x := rand.New(rand.NewPCG(3, 4))
	var events []string
	for range 100 {
		var f struct{ Event struct{ ID string } }
		p := d.items(fmt.Sprintf("/events.json?per=1&since=%s", dayOf(x.IntN(700))))
		if len(p.Items) > 0 && json.Unmarshal(p.Items[0], &f) == nil {
			events = append(events, "/event/"+f.Event.ID)
		}
	}
	var words, actors, lists []string
	for range 100 {
		words = append(words, "/search?q="+word(x.IntN(vocabulary)))
		a := party(x.IntN(parties))
		actors = append(actors, "/actor/"+a.ID)
		lists = append(lists, "/events?party="+strings.ReplaceAll(a.ID, "/", "%2F"))
	}
	var figures, contacts []string // each asks something else
	for n := range 23 {
		month := dayOf(31 * n).Trim(timex.Month)
		figures = append(figures, fmt.Sprintf("/figures?since=%s&until=%s", month, month))
		contacts = append(contacts, fmt.Sprintf("/contacts?by=country&until=%s", month), fmt.Sprintf("/contacts?since=%s&until=%s", month, month))
	}
	for _, m := range []struct {
		name string
		urls []string
	}{{"event", events}, {"search", words}, {"search for a name", []string{"/search?q=" + strings.ReplaceAll(party(7).Name, " ", "+")}}, {"actor", actors}, {"list by actor", lists}, {"front", []string{"/"}},
		{"figures", figures}, {"contacts", contacts}} {
		if *loadAsk != "" && !slices.Contains(strings.Split(*loadAsk, ","), m.name) {
			continue
		}
		const asked = 200
		before := cpu()
		median, p95 := d.measure(m.urls, 20, asked)
		t.Logf("%-18s median %4d ms, p95 %4d ms, 20 clients; %.1f ms of a processor each", m.name, median.Milliseconds(), p95.Milliseconds(),
			float64((cpu()-before).Microseconds())/1000/asked)
	}
}

// measure asks n times, so many clients at once, and returns the median and the
// 95th percentile of how long an answer took.
func (d *desk) measure(urls []string, clients, n int) (median, p95 time.Duration) {
	var mu sync.Mutex
	var took []time.Duration
	var wg sync.WaitGroup
	for c := range clients {
		wg.Go(func() {
			for i := c; i < n; i += clients {
				began := time.Now()
				resp, err := http.Get(d.at + urls[i%len(urls)])
				if err != nil {
					d.Error(err)
					return
				}
				resp.Body.Close()
				if resp.StatusCode >= 500 {
					d.Errorf("%s: %s", urls[i%len(urls)], resp.Status)
				}
				mu.Lock()
				took = append(took, time.Since(began))
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	slices.Sort(took)
	return took[len(took)/2], took[len(took)*95/100]
}

// What is invented: so many parties and outlets, and words to tell of them.
const (
	parties    = 2000
	outlets    = 200
	vocabulary = 5000
)

func word(n int) string {
	const on, vowels, off = "bdfgklmnprstvz", "aeiou", "lmnrst"
	return string([]byte{on[n%14], vowels[n/14%5], off[n/70%6], on[n/420%14], vowels[n/5880%5], off[n%6]})
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func party(n int) record.Actor {
	country := []string{"CHL", "PER", "NOR", "KEN", "JPN", "FJI", "LVA", "MLI", "OMN", "ECU"}[n%10]
	name := capital(word(n*7%vocabulary)) + " " + capital(word(n*13%vocabulary+1))
	return record.Actor{ID: country + "/" + strings.ToLower(strings.ReplaceAll(name, " ", "-")) + fmt.Sprint(n), Name: name, Country: country,
		Sectors: []string{"GOV"}, Kind: record.KindPerson}
}

func dayOf(n int) timex.Date { return timex.NewDate(2023, 1, 1).AddDays(n) }

// invent keeps articles about happenings, each told by four outlets on average.
func invent(t *testing.T, s store.Store, articles int) {
	for n := range articles {
		x := rand.New(rand.NewPCG(5, uint64(n)))
		happening := n * 7919 % articles / 4
		if _, err := s.Keep(t.Context(), report(n, happening, articles, x)); err != nil {
			t.Fatal(err)
		}
	}
}

// A scribe writes a text and remembers where it wrote what.
type scribe struct{ strings.Builder }

func (w *scribe) put(words string) text.Span {
	start := w.Len()
	w.WriteString(words)
	return text.Span{Start: start, End: w.Len()}
}

func report(n, happening, articles int, x *rand.Rand) *record.Reading {
	h := rand.New(rand.NewPCG(6, uint64(happening))) // the same for all that tell of it
	day := dayOf(happening * 2800 / articles)
	w := &scribe{}
	r := &record.Reading{Version: "test-1"}
	types := plover.Types()
	for i := range 4 {
		a, b := party(h.IntN(parties)), party(h.IntN(parties))
		start := w.Len()
		a.Span = w.put(a.Name)
		w.put(" ")
		trigger := w.put(word(h.IntN(vocabulary)))
		w.put(" ")
		b.Span = w.put(b.Name)
		e := record.EventMention{Type: types[h.IntN(len(types))], Status: record.Actual, Actors: []record.Actor{a}, Recipients: []record.Actor{b}, When: record.When{Date: day}}
		e.Span, e.Trigger, e.Rule = text.Span{Start: start, End: w.Len()}, []text.Span{trigger}, "invented/1"
		r.Events = append(r.Events, e)
		w.put(". ")
		if i < 3 {
			say(w, r, a, b, day, h, x)
		}
	}
	for range 60 {
		w.put(word(x.IntN(vocabulary)) + " ")
	}
	return finish(r, w.String()+fmt.Sprintf("No. %d.\n", n), n, day)
}

// say writes a statement and a figure.
func say(w *scribe, r *record.Reading, a, b record.Actor, day timex.Date, h, x *rand.Rand) {
	start := w.Len()
	a.Span = w.put(a.Name)
	w.put(" ")
	cue := w.put("said")
	w.put(" ")
	words := w.put(word(h.IntN(vocabulary)) + " " + word(h.IntN(vocabulary)) + " " + word(x.IntN(vocabulary)))
	b.Span = text.Span{}
	s := record.StatementMention{Speakers: []record.Actor{a}, About: []record.Actor{b}, Kind: record.Claim, Content: words, Cue: cue}
	s.Span, s.Rule = text.Span{Start: start, End: w.Len()}, "invented/2"
	r.Statements = append(r.Statements, s)
	w.put(". ")
	count := float64(10 + h.IntN(500) + x.IntN(2))
	start = w.Len()
	f := record.FigureMention{Measure: record.Killed, Low: &count, Qualifier: record.AtLeast, AsOf: day, Attributed: []record.Actor{a}}
	f.Words = w.put(fmt.Sprintf("at least %.0f", count))
	w.put(" were killed")
	f.Span, f.Rule = text.Span{Start: start, End: w.Len()}, "invented/3"
	r.Figures = append(r.Figures, f)
	w.put(". ")
}

func finish(r *record.Reading, words string, n int, day timex.Date) *record.Reading {
	t, err := text.New(words)
	if err != nil {
		panic(err)
	}
	r.Article = &record.Article{ID: record.ArticleID([]byte(words)), Path: fmt.Sprintf("in/%06d.txt", n), Outlet: fmt.Sprintf("The %s", capital(word(n%outlets))),
		Published: day, PublishedFrom: "header", Language: "en", Raw: []byte(words), Encoding: "utf-8", Text: t}
	for i := range r.Events {
		r.Events[i].Article, r.Events[i].Version = r.Article.ID, r.Version
		r.Events[i].ID = r.Events[i].Hash()
	}
	for i := range r.Statements {
		r.Statements[i].Article, r.Statements[i].Version = r.Article.ID, r.Version
		r.Statements[i].ID = r.Statements[i].Hash()
	}
	for i := range r.Figures {
		r.Figures[i].Article, r.Figures[i].Version = r.Article.ID, r.Version
		r.Figures[i].ID = r.Figures[i].Hash()
	}
	return r
}
