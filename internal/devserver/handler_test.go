package devserver

import (
	"net/http"
	"strings"
	"testing"
)

func TestWhoMayAsk(t *testing.T) {
	b := serve(t, map[string]string{"index.html": "x"})
	next[Rebuilt](b)
	port := b.url[strings.LastIndexByte(b.url, ':'):]
	for host, want := range map[string]int{
		"127.0.0.1" + port: 200, "localhost" + port: 200, "LocalHost" + port: 200, "[::1]" + port: 200,
		"127.0.0.1": 421, "localhost:1": 421, "evil.example" + port: 421, "evil.example": 421,
		"127.0.0.1.evil.example" + port: 421, "192.168.1.5" + port: 421, "127.0.0.2" + port: 421,
	} {
		for _, path := range []string{"/", "/nowhere", base + "reload.js"} {
			res, body := b.do(http.MethodGet, path, func(r *http.Request) { r.Host = host })
			if want == 421 && res.StatusCode != want || want == 200 && res.StatusCode == 421 {
				t.Errorf("host %s %s: %s: %s", host, path, res.Status, body)
			}
		}
	}
	for origin, want := range map[string]int{"http://127.0.0.1" + port: 200, "http://evil.example": 403, "https://localhost" + port: 403, "null": 403} {
		res, _ := b.do(http.MethodGet, "/", func(r *http.Request) { r.Header.Set("Origin", origin) })
		if res.StatusCode != want {
			t.Errorf("origin %s: %s", origin, res.Status)
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "TRACE"} {
		if res, _ := b.do(method, "/", nil); res.StatusCode != 405 || res.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %s", method, res.Status)
		}
	}
}

func TestAddresses(t *testing.T) {
	b := serve(t, map[string]string{
		"index.html": "<title>front</title>", "en/index.html": "<title>en</title>", "404.html": "<title>lost</title>",
		"筆記/index.html": "<title>notes</title>", "a.css": "p{}", "data.json": "{}", "photo.jpg": "jpeg", "odd.xyz": "?",
	})
	next[Rebuilt](b)
	b.save("../secret", "secret")
	for _, tt := range []struct {
		path, body, kind string
		status           int
	}{
		{"/", "<title>front", "text/html; charset=utf-8", 200},
		{"/index.html", "<title>front", "text/html; charset=utf-8", 200},
		{"/?view=zh", "<title>front", "text/html; charset=utf-8", 200},
		{"/en/", "<title>en", "text/html; charset=utf-8", 200},
		{"/%E7%AD%86%E8%A8%98/", "<title>notes", "text/html; charset=utf-8", 200},
		{"/a.css", "p{}", "text/css; charset=utf-8", 200},
		{"/data.json", "{}", "application/json", 200},
		{"/photo.jpg", "jpeg", "image/jpeg", 200},
		{"/odd.xyz", "?", "application/octet-stream", 200},
		{"/nowhere", "<title>lost", "text/html; charset=utf-8", 404},
		{"/en/nowhere/", "<title>lost", "text/html; charset=utf-8", 404},
		{"/a.css/", "<title>lost", "text/html; charset=utf-8", 404},
		{"//en/", "<title>lost", "text/html; charset=utf-8", 404},
		{"//evil.example/en", "<title>lost", "text/html; charset=utf-8", 404},
		{"/../secret", "<title>lost", "text/html; charset=utf-8", 404},
		{"/en/../../secret", "<title>lost", "text/html; charset=utf-8", 404},
		{"/%2e%2e/secret", "<title>lost", "text/html; charset=utf-8", 404},
		{"/..%2fsecret", "<title>lost", "text/html; charset=utf-8", 404},
		{"/..%5csecret", "<title>lost", "text/html; charset=utf-8", 404},
		{base + "reload.js", "// Keeps", "text/javascript; charset=utf-8", 200},
		{base + "error.css", "/* The overlay", "text/css; charset=utf-8", 200},
		{base + "handler.go", "404", "text/plain; charset=utf-8", 404},
	} {
		res, body := b.get(tt.path)
		if res.StatusCode != tt.status || res.Header.Get("Content-Type") != tt.kind || !strings.HasPrefix(body, tt.body) {
			t.Errorf("%s: %s, %s: %s", tt.path, res.Status, res.Header.Get("Content-Type"), body)
		}
		if h := res.Header; h.Get("Cache-Control") != "no-store" || h.Get("X-Content-Type-Options") != "nosniff" ||
			h.Get("Cross-Origin-Resource-Policy") != "same-origin" {
			t.Errorf("%s: headers %v", tt.path, h)
		}
		head, body := b.do(http.MethodHead, tt.path, nil)
		if head.StatusCode != tt.status || body != "" || head.Header.Get("Content-Type") != tt.kind {
			t.Errorf("HEAD %s: %s, %q", tt.path, head.Status, body)
		}
	}
	for path, want := range map[string]string{"/en": "/en/", "/en?view=zh&x=1": "/en/?view=zh&x=1", "/%E7%AD%86%E8%A8%98": "/%E7%AD%86%E8%A8%98/"} {
		if res, _ := b.get(path); res.StatusCode != 302 || res.Header.Get("Location") != want {
			t.Errorf("%s: %s to %s", path, res.Status, res.Header.Get("Location"))
		}
	}
	res, body := b.do(http.MethodGet, "/photo.jpg", func(r *http.Request) { r.Header.Set("Range", "bytes=1-2") })
	if res.StatusCode != 206 || body != "pe" {
		t.Errorf("range: %s %q", res.Status, body)
	}
}

func TestWithScript(t *testing.T) {
	const script = `<script src="/.duizhao/reload.js" defer data-build="b-1"></script>`
	for in, want := range map[string]string{
		"<head><title>x</title></head><body>y":     "<head><title>x</title>" + script + "</head><body>y",
		"<title>x</title><BODY class=a>y</body>":   "<title>x</title>" + script + "<BODY class=a>y</body>",
		"<title>x</title><p>y":                     "<title>x</title><p>y" + script,
		"<head></head><p>&lt;/head> </head> later": "<head>" + script + "</head><p>&lt;/head> </head> later",
		`<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;self&#39;; img-src data:"></head>`: `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;self&#39;; img-src data:; style-src &#39;self&#39;; connect-src &#39;self&#39;">` + script + `</head>`,
		`<meta content='default-src *' http-equiv=content-security-policy></head>`:                                                          `<meta content="default-src *; script-src * &#39;self&#39;; style-src * &#39;self&#39;; connect-src * &#39;self&#39;" http-equiv=content-security-policy>` + script + `</head>`,
	} {
		if got := string(withScript([]byte(in), "b-1")); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", in, got, want)
		}
	}
}

func TestWiden(t *testing.T) {
	for in, want := range map[string]string{
		"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:": "default-src 'none'; script-src 'self'; style-src " +
			"'self'; img-src 'self' data:; connect-src 'self'",
		"default-src 'self'": "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'",
		"default-src 'none'; script-src 'sha256-abc='; style-src 'NONE'; connect-src x:": "default-src 'none'; script-src 'sha256-abc=' " +
			"'self'; style-src 'self'; connect-src x: 'self'",
		"img-src 'self'": "img-src 'self'",
	} {
		if got := widen(in); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", in, got, want)
		}
	}
}

func TestCompareHTML(t *testing.T) {
	was := `<html><head><meta charset=utf-8><meta name="viewport" content="a"><meta name="description" content="a"><title>T</title>` +
		`<link rel="canonical" href="a"><link rel="stylesheet" href="a.css"><script type="application/ld+json">{"a":1}</script></head>` +
		`<body class="a"><header>H</header><main id="m" class="a"><p>a</p><footer>inner</footer></main><nav>N</nav><footer class="a">F</footer></body></html>`
	for _, tt := range []struct {
		old, new string
		want     action
	}{
		{"<p>a</p>", "<p>a</p>", nothing},
		{"<p>a</p>", "<p>b</p><p>c</p>", replace},
		{"inner", "other", replace},
		{">F<", ">G<", replace},
		{"<title>T", "<title>U", replace},
		{`{"a":1}`, `{"a":2}`, replace},
		{`description" content="a"`, `description" content="b"`, replace},
		{`canonical" href="a"`, `canonical" href="b"`, replace},
		{`viewport" content="a"`, `viewport" content="b"`, reload},
		{`"a.css"`, `"b.css"`, reload},
		{">H<", ">I<", reload},
		{">N<", ">O<", reload},
		{`id="m" class="a"`, `id="m" class="b"`, reload},
		{`footer class="a"`, `footer class="b"`, reload},
		{`body class="a"`, `body class="b"`, reload},
		{"<p>a</p>", "<p>a</p><script src=x></script>", reload},
		{"<main ", "<div ", reload},
	} {
		if got := compareHTML([]byte(was), []byte(strings.Replace(was, tt.old, tt.new, 1))); got != tt.want {
			t.Errorf("%s → %s: %q, want %q", tt.old, tt.new, got, tt.want)
		}
	}
}
