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
