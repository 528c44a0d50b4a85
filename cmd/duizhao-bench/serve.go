package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"time"

	"duizhao/internal/bench"
)

// served is what duizhao serve cost.
type served struct {
	First float64 `json:"firstPageSeconds"`   // from its start to a page
	Built float64 `json:"builtSeconds"`       // from its start to the whole site
	Saved float64 `json:"saveToServedMillis"` // from an edit to the page that has it, the median
	Peak  int64   `json:"peakBytes"`
}

var address = regexp.MustCompile(`http://[0-9.:]+/`)

// serve runs the server on a site, asks for the page of edition k and waits until the
// site is built, and then edits that, a second after the last time.
func serve(ctx context.Context, program, site string, k, edits int) (s served, err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	cmd := exec.CommandContext(ctx, program, "serve", site, "--port", "0")
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.StdoutPipe()
	if err != nil {
		return s, err
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return s, err
	}
	defer func() {
		ended := ctx.Err() == nil && err == nil // by us, when all was measured: how it goes is no figure
		stop()
		if e := cmd.Wait(); e != nil && !ended && err == nil {
			err = e
		}
		s.Peak = peak(cmd.ProcessState)
	}()
	lines := bufio.NewReader(out)
	at := ""
	for at == "" {
		line, err := lines.ReadString('\n')
		if err != nil {
			return s, fmt.Errorf("duizhao serve says no address: %w", err)
		}
		at = address.FindString(line)
	}
	built := make(chan struct{})
	go func() {
		whole := false
		for line, err := lines.ReadString('\n'); err == nil; line, err = lines.ReadString('\n') {
			if !whole && strings.HasPrefix(line, "Built in ") {
				whole = true
				close(built)
			}
		}
		if !whole {
			close(built)
		}
	}()
	page := at + bench.Slug(k) + "/en/"
	if err := shows(ctx, page, ""); err != nil {
		return s, err
	}
	s.First = time.Since(start).Seconds()
	<-built
	s.Built = time.Since(start).Seconds()
	var times []float64
	for i := range edits {
		time.Sleep(time.Second)
		word := fmt.Sprintf("hand%dx", i)
		from := time.Now()
		if err := bench.Edit(site, k, word); err != nil {
			return s, err
		}
		if err := shows(ctx, page, word); err != nil {
			return s, err
		}
		times = append(times, 1e3*time.Since(from).Seconds())
	}
	slices.Sort(times)
	s.Saved = times[len(times)/2]
	return s, nil
}

// shows asks for a page until it has a word in it.
func shows(ctx context.Context, page, word string) error {
	for {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, page, nil)
		if err != nil {
			return err
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			return err
		}
		data, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		switch {
		case err != nil:
			return err
		case resp.StatusCode == http.StatusOK && strings.Contains(string(data), word):
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(2 * time.Millisecond):
		}
	}
}
