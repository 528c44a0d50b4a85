package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// nginx runs the settings within a frame like Debian's nginx.conf.
func nginx(t *testing.T, settings, site string, port int) *exec.Cmd {
	dir := t.TempDir()
	settings = strings.NewReplacer("listen 80;", fmt.Sprintf("listen 127.0.0.1:%d;", port), "/srv/www/texts", site).Replace(settings)
	load := brotliOfNginx()
	if load != "" {
		settings = strings.Replace(settings, "#brotli_static", "brotli_static", 1)
		load = "load_module " + load + ";\n"
	}
	frame := load + "daemon off;\nmaster_process off;\nerror_log stderr;\npid " + dir + "/pid;\nevents {}\nhttp {\naccess_log off;\ninclude " +
		"/etc/nginx/mime.types;\ndefault_type application/octet-stream;\n"
	for _, name := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		frame += name + "_temp_path " + dir + "/" + name + ";\n"
	}
	name := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(name, []byte(frame+settings+"}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return exec.Command("nginx", "-e", "stderr", "-c", name, "-p", dir)
}

// brotliOfNginx returns the module of libnginx-mod-http-brotli-static, or "" if it
// is not installed.
func brotliOfNginx() string {
	const name = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
	if _, err := os.Stat(name); err != nil {
		return ""
	}
	return name
}

func caddy(t *testing.T, settings, site string, port int) *exec.Cmd {
	dir := t.TempDir()
	settings = strings.NewReplacer("texts.example.org {", fmt.Sprintf("http://127.0.0.1:%d {", port), "/srv/www/texts", site).Replace(settings)
	name := filepath.Join(dir, "Caddyfile")
	if err := os.WriteFile(name, []byte("{\n\tadmin off\n}\n"+settings), 0o644); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("caddy", "run", "--adapter", "caddyfile", "--config", name)
	c.Env = append(os.Environ(), "HOME="+dir, "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir)
	return c
}

// tool skips the test, or fails it, if a program is missing.
func tool(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err == nil {
		return
	}
	if os.Getenv("DUIZHAO_TOOLS") == "required" {
		t.Fatalf("%s is not here; install it with: make tools", name)
	}
	t.Skipf("%s is not here", name)
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// listening waits up to half a minute until an address answers.
func listening(base string) bool {
	for range 300 {
		if r, err := http.Get(base + "/robots.txt"); err == nil {
			r.Body.Close()
			return true
		}
		time.Sleep(100 * time.Millisecond)
	}
	return false
}
