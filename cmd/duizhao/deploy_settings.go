package main

import (
	"cmp"
	"net/url"
	"path/filepath"
	"strings"

	"duizhao/internal/diag"
	"duizhao/internal/hosting"
	"duizhao/internal/site"
)

// settings prints the settings of a server for the site: its name is that of url in
// site.yaml, its folder that of the target, if that is a folder or a host.
func (c *deployCommand) settings(u *ui) error {
	conf, err := c.configured(u)
	if err != nil {
		return err
	}
	s := hosting.Settings{Host: "texts.example.org"}
	if at, err := url.Parse(conf.URL); err == nil && at.Host != "" {
		s.Host = at.Host
		if strings.Trim(at.Path, "/") != "" {
			return &diag.Fault{Misuse: true, Text: "the settings are for a site at the top of a host, and not for " + conf.URL,
				Hint: "take them from docs/hosting.md and put the path in"}
		}
	}
	s.Root = "/srv/www/" + strings.TrimPrefix(strings.Split(s.Host, ":")[0], "www.")
	if c.Target != "" || len(conf.Deploy) == 1 {
		target, err := c.target(u)
		if err != nil {
			return err
		}
		s.Root = cmp.Or(servedFolder(target.URL), s.Root)
	}
	root, err := openSite(c.Site)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, r := range site.Redirects(options(root, u)) {
		s.Redirects = append(s.Redirects, hosting.Redirect{From: r.From, To: r.To})
	}
	text := s.Nginx
	if c.Settings == "caddy" {
		text = s.Caddy
	}
	_, err = u.out.Write([]byte(text()))
	return err
}

// servedFolder returns the folder of an address, on its machine, or "".
func servedFolder(address string) string {
	if u, err := url.Parse(address); err == nil && u.Scheme == "sftp" && !strings.HasPrefix(u.Path, "/~/") {
		return u.Path
	}
	rest, ok := strings.CutPrefix(address, "file:")
	dir, here := folderOf(rest)
	if !ok || !here {
		return ""
	}
	whole, err := filepath.Abs(dir)
	if err != nil || strings.ContainsAny(whole, " \t\n;{}\"'$") {
		return "" // it would have to be quoted, by each server in its own way
	}
	return whole
}
