package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/spf13/cobra"
)

// basis tells what papers are held by: lists, rules and decisions, of the flags and of each paper's configuration. Rows
// on another basis do not belong together.
type basis struct {
	cmd   *cobra.Command
	check checkOptions
	known map[string]string // digest by the configuration's path
}

// of is the digest of what a paper is held by. A configuration that cannot be read has its error: the row says it too.
func (b basis) of(paper string) string {
	own := b.check
	conf, err := own.config.load(paper)
	if err != nil {
		return err.Error()
	}
	if sum, ok := b.known[conf.path]; ok {
		return sum
	}
	own.settle(b.cmd, conf)
	definitions, err := definitionsDigest(own.definitions)
	if err != nil {
		return err.Error()
	}
	decided := ""
	if conf.path != "" {
		if decided, err = digest(conf.path); err != nil {
			return err.Error()
		}
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %s %s", conf.path, own.checklists, definitions, decided))
	b.known[conf.path] = hex.EncodeToString(sum[:])
	return b.known[conf.path]
}
