// Command pubcheck checks a manuscript against its reporting checklist.
package main

import (
	"os"

	"github.com/pubcheck/pubcheck/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
