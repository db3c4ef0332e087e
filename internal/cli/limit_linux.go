package cli

import (
	"fmt"
	"os"
	"syscall"
)

// limitMemory lets the kernel refuse memory beyond the bound. RLIMIT_DATA counts what is mapped for writing; RLIMIT_AS
// would also count the address space that Go reserves and never touches. What the process has mapped before it begins is
// its own affair; the quarter beyond the bound is for what the runtime maps ahead.
func limitMemory(bound int64) {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_DATA, &limit) != nil {
		return
	}
	limit.Cur = min(mapped()+uint64(bound)+uint64(bound)/4, limit.Max)
	// A refusal leaves the two other bounds.
	_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &limit)
}

// mapped is what the process has mapped for data by now, in bytes; 256 MiB where the system does not tell.
func mapped() uint64 {
	var size, resident, shared, text, lib, data uint64
	told, err := os.ReadFile("/proc/self/statm")
	if err == nil {
		_, err = fmt.Sscan(string(told), &size, &resident, &shared, &text, &lib, &data)
	}
	if err != nil {
		return 256 << 20
	}
	return data * uint64(os.Getpagesize())
}
