package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

var update = flag.Bool("update", false, "take the screenshots of docs/desk anew")

// browser opens a tab of a headless Chromium. The test is skipped, and says so,
// where there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if at, err := exec.LookPath(name); err == nil && program == "" {
			program = at
		}
	}
	if program == "" || testing.Short() {
		t.Skip("SKIPPED, not run: needs Chromium on the PATH (Debian: apt-get install chromium), and no -short")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("hide-scrollbars", true), chromedp.UserDataDir(t.TempDir()))
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(stop)
	return ctx
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func eval[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}

// click clicks and waits for the page that it leads to.
func click(t *testing.T, ctx context.Context, selector string) {
	t.Helper()
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(selector))); err != nil {
		t.Fatalf("click on %s: %v", selector, err)
	}
}

// everyPage is one address of each kind.
func everyPage(d *desk) []string {
	return []string{"/", "/search?q=minister", "/events", "/event/" + d.told()[0], "/statements", "/positions?speaker=Fidan", "/figures",
		"/figures?place=Gaza", "/article/" + articleOf(d) + "?s=20-60#s=20-60", "/actors", "/actor/TUR/hakan-fidan", "/contacts", "/contacts?by=country", "/map",
		"/wording?name=Israel", "/compare?a=after+UPI&b=after+Vanguard", "/corrections", "/judgements", "/about", "/nowhere"}
}

// From the front page to an event, to a quotation, to its letters in the article.
func TestBrowserFrontToSpan(t *testing.T) {
	d, ctx := newDesk(t, nil), browser(t)
	for _, script := range []bool{true, false} {
		t.Run(fmt.Sprintf("script=%v", script), func(t *testing.T) {
			if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !script}); err != nil {
				t.Fatal(err)
			}
			do(t, ctx, chromedp.Navigate(d.at+"/"))
			click(t, ctx, ".lines a.tag.event")
			if h := eval[string](t, ctx, `document.querySelector("table.matrix th[scope=row]").textContent`); h != "who" {
				t.Errorf("the first slot is %q", h)
			}
			words := eval[string](t, ctx, `document.querySelector("table.matrix blockquote a").textContent`)
			click(t, ctx, "table.matrix blockquote a")
			if marked := eval[string](t, ctx, `[...document.querySelectorAll("mark")].map(m => m.textContent).join("")`); strings.Join(strings.Fields(marked), " ") != words {
				t.Errorf("the article marks %q, the event quotes %q", marked, words)
			}
			if top := eval[float64](t, ctx, `document.querySelector("mark").getBoundingClientRect().top`); top < 0 || top > 900 {
				t.Errorf("the letters stand %v pixels down, out of sight", top)
			}
		})
	}
}

func TestBrowserJudges(t *testing.T) {
	d, ctx := newDesk(t, nil), browser(t)
	id := d.told()[0]
	do(t, ctx, chromedp.Navigate(d.at+"/event/"+id))
	count := `document.querySelectorAll("table.matrix thead th").length`
	before := eval[int](t, ctx, count)
	do(t, ctx, chromedp.SendKeys(chromedp.CSS(`.pair input[name=because]`), "they met twice"))
	click(t, ctx, `.pair button[value=different]`)
	if after := eval[int](t, ctx, count); after >= before {
		t.Errorf("told by %d outlets, and still by %d after a judgement", before, after)
	}
	if words := eval[string](t, ctx, `document.querySelector("#h-judged").parentElement.textContent`); !strings.Contains(words, "they met twice") {
		t.Errorf("the page says %q of what was judged", words)
	}
	do(t, ctx, chromedp.Navigate(d.at+"/corrections"))
	left := eval[string](t, ctx, `document.querySelector("main p").textContent`)
	if _, err := chromedp.RunResponse(ctx, chromedp.KeyEvent("jkd")); err != nil {
		t.Fatal(err)
	}
	if now := eval[string](t, ctx, `document.querySelector("main p").textContent`); now == left {
		t.Errorf("the key d judged nothing: %s", now)
	}
}

// Whoever has no mouse skips the head of a page, and comes to everything in it.
func TestBrowserKeyboard(t *testing.T) {
	d, ctx := newDesk(t, nil), browser(t)
	do(t, ctx, chromedp.Navigate(d.at+"/"), chromedp.KeyEvent("\t"))
	if first := eval[string](t, ctx, `document.activeElement.className`); first != "skip" {
		t.Errorf("the first stop is %q, not the way past the head", first)
	}
	do(t, ctx, chromedp.KeyEvent("\r"), chromedp.KeyEvent("\t"))
	if !eval[bool](t, ctx, `document.activeElement.closest("main") !== null`) {
		t.Error("after the way past the head, the next stop is not in the page")
	}
	unreached := eval[int](t, ctx, `[...document.querySelectorAll("main a, main button, main input, main select")].filter(e => e.tabIndex < 0).length`)
	if unreached > 0 {
		t.Errorf("%d things cannot be reached by keys", unreached)
	}
}

// On paper there are no menus, no forms and no frames that hide a part.
func TestBrowserPrints(t *testing.T) {
	d, ctx := newDesk(t, nil), browser(t)
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.Navigate(d.at+everyPage(d)[3]))
	if shown := eval[int](t, ctx, `[...document.querySelectorAll("header, form")].filter(e => e.offsetParent !== null).length`); shown > 0 {
		t.Errorf("%d menus or forms are printed", shown)
	}
}

// On a narrow screen nothing but a table's own frame scrolls sideways; in the
// dark the ground is dark; no page fails to load what it asks for.
func TestBrowserNarrowAndDark(t *testing.T) {
	d, ctx := newDesk(t, nil), browser(t)
	do(t, ctx, chromedp.EmulateViewport(360, 740))
	dark := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, dark); err != nil {
		t.Fatal(err)
	}
	for _, at := range everyPage(d) {
		do(t, ctx, chromedp.Navigate(d.at+at))
		if wide := eval[int](t, ctx, `document.documentElement.scrollWidth`); wide > 360 {
			t.Errorf("%s is %d pixels wide on a screen of 360", at, wide)
		}
		if ground := eval[string](t, ctx, `getComputedStyle(document.body).backgroundColor`); ground != "rgb(22, 24, 26)" {
			t.Errorf("%s: the ground is %s in the dark", at, ground)
		}
		if n := eval[int](t, ctx, `performance.getEntriesByType("resource").filter(r => !r.name.startsWith(location.origin)).length`); n > 0 {
			t.Errorf("%s loads %d things from elsewhere", at, n)
		}
	}
}

// axe-core finds nothing serious, in light and in dark. READOUT_AXE names its
// file axe.min.js; .ci/run fetches it.
func TestBrowserAccessible(t *testing.T) {
	file := os.Getenv("READOUT_AXE")
	if file == "" {
		t.Skip("SKIPPED, not run: needs axe-core (npm install axe-core@4.10.3) with $READOUT_AXE naming its axe.min.js")
	}
	axe, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, ctx := newDesk(t, nil), browser(t)
	d.send("POST", "/judgements.json", `{"a":"TUR/hakan-fidan","b":"IRN/hossein-amir-abdollahian","verdict":"different","because":"two ministers"}`, "Content-Type", "application/json")
	for _, scheme := range []string{"light", "dark"} {
		media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, media); err != nil {
			t.Fatal(err)
		}
		for _, at := range everyPage(d) {
			do(t, ctx, chromedp.Navigate(d.at+at), chromedp.Evaluate[chromedp.Void](string(axe)))
			found, err := chromedp.Run(ctx, chromedp.Evaluate[string](`axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(
				r.violations.map(v => ({id: v.id, impact: v.impact, at: v.nodes.slice(0, 3).map(n => n.html)}))))`, chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatal(err)
			}
			var all []struct {
				ID, Impact string
				At         []string
			}
			if err := json.Unmarshal([]byte(found), &all); err != nil {
				t.Fatal(err)
			}
			for _, v := range all {
				if v.Impact == "serious" || v.Impact == "critical" {
					t.Errorf("%s, %s: %s (%s): %q", at, scheme, v.ID, v.Impact, v.At)
				} else {
					t.Logf("%s, %s: %s (%s): %q", at, scheme, v.ID, v.Impact, v.At)
				}
			}
		}
	}
}

// The screenshots in docs/desk look as the pages do: not letter for letter, as
// reading gets better from day to day, but in shape and colour.
func TestBrowserScreenshots(t *testing.T) {
	d, ctx := newDesk(t, nil), browser(t)
	do(t, ctx, chromedp.EmulateViewport(1100, 900))
	pages := everyPage(d)
	for name, at := range map[string]string{"front": pages[0], "event": pages[3], "article": pages[8], "figures": "/figures?place=Derna", "map": "/map", "corrections": "/corrections"} {
		do(t, ctx, chromedp.Navigate(d.at+at))
		shot, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("..", "..", "docs", "desk", name+".png")
		if *update {
			if err := os.WriteFile(file, shot, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		kept, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("%v; run this test with -update", err)
			continue
		}
		if far := distance(t, kept, shot); far > 0.1 {
			t.Errorf("%s is %.0f %% off; look at the page, and run this test with -update", file, 100*far)
		}
	}
}

// distance is how far apart two pictures are on average, from 0 to 1.
func distance(t *testing.T, a, b []byte) float64 {
	t.Helper()
	x, y := picture(t, a), picture(t, b)
	if x.Bounds() != y.Bounds() {
		return 1
	}
	sum, n := 0.0, 0
	for i := x.Bounds().Min.Y; i < x.Bounds().Max.Y; i += 2 {
		for j := x.Bounds().Min.X; j < x.Bounds().Max.X; j += 2 {
			r1, g1, b1, _ := x.At(j, i).RGBA()
			r2, g2, b2, _ := y.At(j, i).RGBA()
			for _, d := range []int{int(r1) - int(r2), int(g1) - int(g2), int(b1) - int(b2)} {
				sum += float64(max(d, -d)) / 0xffff / 3
			}
			n++
		}
	}
	return sum / float64(n)
}

func picture(t *testing.T, b []byte) image.Image {
	t.Helper()
	p, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return p
}
