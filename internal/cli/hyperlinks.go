package cli

import (
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/term"

	"github.com/pubcheck/pubcheck/internal/manuscript"
	"github.com/pubcheck/pubcheck/internal/report"
)

// onTerminal says whether what is written goes to a terminal.
func onTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// styleFor is the style of a text report on these papers: on a terminal that can, places are links into their files.
func (p papers) styleFor(w io.Writer) report.Style {
	style := styleFor(w)
	if showsLinks(onTerminal(w), os.Getenv) {
		style.Link = p.address
	}
	return style
}

// showsLinks says whether places may be links. FORCE_HYPERLINK settles it, also for what goes through a pager; else it takes
// a terminal that is known to show links, or to pass over them, on the machine where the files lie. Links are no
// colour: NO_COLOR does not forbid them.
func showsLinks(terminal bool, env func(string) string) bool {
	if force := env("FORCE_HYPERLINK"); force != "" {
		return force != "0" && force != "false"
	}
	kind, program := env("TERM"), env("TERM_PROGRAM")
	switch {
	case !terminal, kind == "dumb", env("CI") != "" && env("CI") != "false":
		return false
	case env("SSH_CONNECTION") != "", env("WSL_DISTRO_NAME") != "":
		return false // the terminal would look for the file on another machine
	case program == "tmux":
		return atLeast(env("TERM_PROGRAM_VERSION"), 3, 4)
	case strings.HasPrefix(kind, "screen"):
		return false // GNU screen shows parts of a long address
	case program == "iTerm.app":
		return atLeast(env("TERM_PROGRAM_VERSION"), 3, 1)
	case slices.Contains([]string{"WezTerm", "vscode", "ghostty", "Hyper", "rio", "mintty", "zed"}, program):
		return true
	case slices.Contains([]string{"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "wezterm"}, kind):
		return true
	case env("WT_SESSION") != "", env("KITTY_WINDOW_ID") != "", env("DOMTERM") != "":
		return true
	case env("KONSOLE_VERSION") != "":
		return atLeast(env("KONSOLE_VERSION"), 201200, 0)
	}
	return atLeast(env("VTE_VERSION"), 5001, 0) // 5000 crashed on them
}

// atLeast compares the first two numbers of a version such as 3.4a or 5202.
func atLeast(version string, major, minor int) bool {
	first, rest, _ := strings.Cut(version, ".")
	second, _, _ := strings.Cut(rest, ".")
	second = strings.TrimRight(second, "abcdefghijklmnopqrstuvwxyz")
	x, err := strconv.Atoi(first)
	if err != nil {
		return false
	}
	y, _ := strconv.Atoi(second) // none is 0
	return x > major || x == major && y >= minor
}

// address is the URL of a place: the page of a PDF, the line of a text.
func (p papers) address(place manuscript.Place) string {
	file := place.File
	switch {
	case file == "":
		file = p.paths[0]
	case len(p.paths) == 1: // a file that the paper includes is named from its folder
		file = filepath.Join(filepath.Dir(p.paths[0]), filepath.FromSlash(file))
	}
	full, err := filepath.Abs(file)
	if err != nil {
		return ""
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(full)}
	if !strings.HasPrefix(u.Path, "/") {
		u.Path = "/" + u.Path // a drive of Windows
	}
	switch {
	case place.Page > 0:
		u.Fragment = "page=" + strconv.Itoa(place.Page)
	case place.Line > 0:
		u.Fragment = strconv.Itoa(place.Line)
	}
	return u.String()
}
