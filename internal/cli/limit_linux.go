package cli

import "syscall"

// limitMemory lets the kernel refuse memory above the bound. RLIMIT_DATA counts what is really mapped for writing;
// RLIMIT_AS would also count the address space that Go reserves and never touches. The quarter above the bound is for what
// the runtime maps ahead.
func limitMemory(bound int64) {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_DATA, &limit) != nil {
		return
	}
	limit.Cur = min(uint64(bound)+uint64(bound)/4+128<<20, limit.Max)
	// A refusal leaves the two other bounds.
	_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &limit)
}
