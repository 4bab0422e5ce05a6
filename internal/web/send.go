package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"path"
	"strings"

	"readout/internal/across"
	"readout/internal/alert"
	"readout/internal/record"
	"readout/internal/report"
	"readout/internal/series"
	"readout/internal/store"
)

//go:embed asset
var assets embed.FS

// A layout is what every page has around its own data.
type layout struct {
	Title    string
	Data     any
	Here     string // the page's own address
	JSON     string
	CSV      string
	Atom     string // empty: it is no feed
	Command  string
	Previous string
	Next     string
	Search   string
	Writable bool
	Nav      []link
}

type link struct {
	Href, Words string
	Here        bool
}

// nav are the pages that every page leads to.
var nav = []link{
	{Href: "/", Words: "Record"}, {Href: "/events", Words: "Events"}, {Href: "/statements", Words: "Statements"},
	{Href: "/figures", Words: "Figures"}, {Href: "/actors", Words: "Actors"}, {Href: "/contacts", Words: "Contacts"},
	{Href: "/map", Words: "Map"}, {Href: "/wording", Words: "Wording"}, {Href: "/compare", Words: "Compare"},
	{Href: "/corrections", Words: "Corrections"}, {Href: "/about", Words: "About the data"},
}

func (d *Desk) layout(r *http.Request, a *asking, x *answer) *layout {
	l := &layout{Title: x.Title, Data: x.Data, Here: here(r), Writable: d.Writable, Search: a.one("q")}
	at, query, _ := strings.Cut(l.Here, "?")
	if query != "" {
		query = "?" + query
	}
	if at == "/" {
		at = "/index"
	}
	l.JSON, l.CSV = at+asJSON+query, at+asCSV+query
	if followed[at] != "" {
		l.Atom = at + asAtom + query
	}
	if len(x.Command) > 0 {
		l.Command = alert.CommandLine(x.Command)
	}
	if a.page > 1 {
		l.Previous = a.turn(r, -1)
	}
	if x.More {
		l.Next = a.turn(r, 1)
	}
	return l
}

var pages = template.Must(template.New("").Funcs(template.FuncMap{
	"short":   short,
	"article": articleLink,
	"mention": mentionLink,
	"named":   namedLink,
	"actor":   actorLink,
	"join":    func(list []string) string { return strings.Join(list, ", ") },
	"class":   func(s across.Stand) string { return "is-" + string(s) },
	"add":     func(a, b int) int { return a + b },
	"row":     describeRow,
	"form":    newForm,
	"party":   partyOf,
}).ParseFS(assets, "asset/page/*.html"))

func actorLink(id string) string { return "/actor/" + (&url.URL{Path: id}).EscapedPath() }

// A Form judges a pair.
type Form struct {
	Pair
	Sign string
	Only string // the one verdict that it offers; empty: both
	Back string // where to go from there
}

func newForm(p Pair, sign, only, back string) Form { return Form{p, sign, only, back} }

// articleLink opens an article, at the code points from start to end if there
// are such.
func articleLink(id record.ID, span ...int) string {
	at := "/article/" + url.PathEscape(string(id))
	if len(span) == 2 && span[0] < span[1] {
		s := fmt.Sprintf("%d-%d", span[0], span[1])
		at += "?s=" + s + "#s=" + s
	}
	return at
}

// short returns the first letters of the hash in the id of a mention or a
// cluster; of an actor the whole id.
func short(id record.ID) string {
	name := strings.Replace(string(id), "/", ":", 1)
	switch kind, _, _ := strings.Cut(name, ":"); kind {
	case store.KindEvent, store.KindStatement, store.KindFigure, store.KindOffice:
		return report.ShortID(record.ID(name))
	}
	return string(id)
}

// mentionLink leads to what all tell of that which a mention, or a cluster, tells.
func mentionLink(id record.ID) string {
	return "/event/" + url.PathEscape(strings.Replace(string(id), "/", ":", 1))
}

// namedLink leads to what one side of a judgement is: an actor or a mention.
func namedLink(id record.ID) string {
	if strings.Contains(string(id), ":") {
		return mentionLink(id)
	}
	return actorLink(string(id))
}

func titleOf(s *series.Series) string { return report.Title(s) }

// render sends a page.
func (d *Desk) render(w http.ResponseWriter, r *http.Request, status int, page string, l *layout) {
	l.Nav = make([]link, len(nav))
	for i, n := range nav {
		n.Here = n.Href == r.URL.Path
		l.Nav[i] = n
	}
	var b bytes.Buffer
	err := pages.ExecuteTemplate(&b, "head", l)
	if err == nil {
		err = pages.ExecuteTemplate(&b, page, l)
	}
	if err == nil {
		err = pages.ExecuteTemplate(&b, "foot", l)
	}
	if err != nil {
		d.Log(err)
		http.Error(w, "the page cannot be drawn; the log of 'readout serve' tells why", http.StatusInternalServerError)
		return
	}
	send(w, r, status, "text/html; charset=utf-8", b.Bytes())
}

// send sends a body under a tag made of it, or tells that it has not changed.
func send(w http.ResponseWriter, r *http.Request, status int, kind string, body []byte) {
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	w.Header().Set("Content-Type", kind)
	w.Header().Set("ETag", tag)
	if status == http.StatusOK && strings.Contains(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.WriteHeader(status)
	w.Write(body)
}

var kinds = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

// asset sends the style, the script and the icon.
func (d *Desk) asset() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.PathValue("name")
		b, err := assets.ReadFile("asset/" + path.Base(name))
		if err != nil || kinds[path.Ext(name)] == "" {
			d.fail(w, r, problem{http.StatusNotFound, "there is nothing at this address"})
			return
		}
		send(w, r, http.StatusOK, kinds[path.Ext(name)], b)
	})
}
