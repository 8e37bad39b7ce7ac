#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Writes out what was printed.
func flushOutput() {
    fflush(nil)
}

/// Says how the program is used, and ends it.
func endWithUsage(_ usage: String) -> Never {
    print(usage)
    exit(2)
}
