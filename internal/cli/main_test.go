package cli

import (
	"os"
	"strings"
	"testing"
)

// TestMain lets the test binary be the child process of a batch, as the program itself is. A paper whose name says so
// makes it misbehave, as no paper of ours does.
func TestMain(m *testing.M) {
	for _, name := range []string{"GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"} {
		os.Unsetenv(name) // the tests speak for a command that no runner reads, also where one runs them
	}
	if len(os.Args) > 1 && os.Args[1] == "batch-child" {
		os.Exit(Main(os.Args[1:], misbehaving{os.Stdin}, os.Stdout, os.Stderr))
	}
	os.Exit(inFolder(m))
}

// forAll is a folder for what the tests share.
var forAll string

func inFolder(m *testing.M) int {
	dir, err := os.MkdirTemp("", "pubcheck-tests-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	forAll = dir
	return m.Run()
}

// misbehaving is the input of a child that hangs, crashes, babbles or swallows memory when it is asked for such a paper.
type misbehaving struct{ *os.File }

func (m misbehaving) Read(p []byte) (int, error) {
	n, err := m.File.Read(p)
	asked := string(p[:n])
	switch {
	case strings.Contains(asked, "hangs"):
		select {}
	case strings.Contains(asked, "crashes"):
		panic("runtime error: index out of range")
	case strings.Contains(asked, "babbles"):
		os.Stdout.WriteString("{}\n")
	case strings.Contains(asked, "swallows"):
		var all [][]byte
		for {
			piece := make([]byte, 8<<20)
			for i := 0; i < len(piece); i += 4096 {
				piece[i] = 1
			}
			all = append(all, piece)
			if len(all) > 1000 {
				os.Exit(0) // 8 GB: no bound held
			}
		}
	}
	return n, err
}
