package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// proxy stands before a server and spoils requests.
type proxy struct {
	host string
	next *httputil.ReverseProxy

	mu     sync.Mutex
	chance *rand.Rand
	rate   float64 // of the requests that are spoiled
	faults []func(p *proxy, w http.ResponseWriter, r *http.Request)

	ahead time.Duration // how far the server's clock is ahead of ours
	delay time.Duration // of every request

	spoiled, lists, requests atomic.Int64
}

func before(t testing.TB, s *server, rate float64, faults ...func(*proxy, http.ResponseWriter, *http.Request)) *proxy {
	t.Helper()
	p := &proxy{rate: rate, faults: faults, chance: rand.New(rand.NewPCG(1, 2))}
	to := &url.URL{Scheme: "http", Host: s.host}
	p.next = &httputil.ReverseProxy{
		Rewrite:      func(r *httputil.ProxyRequest) { r.SetURL(to); r.Out.Host = r.In.Host }, // the host is signed
		Transport:    &http.Transport{MaxIdleConnsPerHost: 64},
		ErrorHandler: func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) },
		ModifyResponse: func(r *http.Response) error {
			if p.ahead != 0 {
				r.Header.Set("Date", time.Now().Add(p.ahead).UTC().Format(http.TimeFormat))
			}
			return nil
		},
	}
	h := httptest.NewServer(p)
	t.Cleanup(h.Close)
	p.host = h.Listener.Addr().String()
	return p
}

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.requests.Add(1)
	if r.URL.Query().Has("list-type") {
		p.lists.Add(1)
	}
	time.Sleep(p.delay)
	if p.ahead != 0 && !p.later(w, r) {
		return
	}
	p.mu.Lock()
	spoil := len(p.faults) > 0 && p.chance.Float64() < p.rate
	var fault func(*proxy, http.ResponseWriter, *http.Request)
	if spoil {
		fault = p.faults[p.chance.IntN(len(p.faults))]
	}
	p.mu.Unlock()
	if spoil {
		p.spoiled.Add(1)
		fault(p, w, r)
		return
	}
	p.next.ServeHTTP(w, r)
}

// hungUp drops the connection before anything is read.
func hungUp(_ *proxy, w http.ResponseWriter, _ *http.Request) { drop(w) }

// cut drops it in the middle of what is sent.
func cut(_ *proxy, w http.ResponseWriter, r *http.Request) {
	io.CopyN(io.Discard, r.Body, r.ContentLength/2)
	drop(w)
}

// deaf does what is asked and drops the connection before it answers.
func deaf(p *proxy, w http.ResponseWriter, r *http.Request) {
	p.next.ServeHTTP(httptest.NewRecorder(), r)
	drop(w)
}

// halved answers by half.
func halved(p *proxy, w http.ResponseWriter, r *http.Request) {
	rec := httptest.NewRecorder()
	p.next.ServeHTTP(rec, r)
	for k, v := range rec.Header() {
		w.Header()[k] = v
	}
	w.Header().Set("Content-Length", fmt.Sprint(rec.Body.Len()))
	w.WriteHeader(rec.Code)
	w.Write(rec.Body.Bytes()[:rec.Body.Len()/2])
	drop(w)
}

// busy says that there are too many requests.
func busy(_ *proxy, w http.ResponseWriter, r *http.Request) {
	io.Copy(io.Discard, r.Body)
	refusal(w, http.StatusServiceUnavailable, "SlowDown", "Please reduce your request rate.")
}

// broken is an error of the server.
func broken(_ *proxy, w http.ResponseWriter, _ *http.Request) {
	refusal(w, http.StatusInternalServerError, "InternalError", "We encountered an internal error. Please try again.")
}

// slow takes its time.
func slow(p *proxy, w http.ResponseWriter, r *http.Request) {
	time.Sleep(400 * time.Millisecond)
	p.next.ServeHTTP(w, r)
}

func drop(w http.ResponseWriter) {
	if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
		if tcp, ok := conn.(*net.TCPConn); ok {
			tcp.SetLinger(0)
		}
		conn.Close()
	}
}

func refusal(w http.ResponseWriter, status int, code, text string) {
	w.Header().Set("Content-Type", "application/xml")
	w.WriteHeader(status)
	fmt.Fprintf(w, `<?xml version="1.0" encoding="UTF-8"?><Error><Code>%s</Code><Message>%s</Message></Error>`, code, text)
}

// later makes the server's clock another one: what is signed at our time it refuses,
// and what is signed at its own time is signed anew for the server behind, whose
// clock is ours.
func (p *proxy) later(w http.ResponseWriter, r *http.Request) bool {
	now := time.Now().Add(p.ahead)
	at, err := time.Parse("20060102T150405Z", r.Header.Get("X-Amz-Date"))
	if err != nil || at.Sub(now).Abs() > 15*time.Minute {
		p.spoiled.Add(1)
		w.Header().Set("Date", now.UTC().Format(http.TimeFormat))
		refusal(w, http.StatusForbidden, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.")
		return false
	}
	hash := r.Header.Get("X-Amz-Content-Sha256")
	r.Header.Del("Authorization")
	r.URL.Host, r.URL.Scheme = r.Host, "http"
	err = v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping = true }).
		SignHTTP(r.Context(), aws.Credentials{AccessKeyID: accessKey, SecretAccessKey: secretKey}, r, hash, "s3", "us-east-1", time.Now())
	return err == nil
}
