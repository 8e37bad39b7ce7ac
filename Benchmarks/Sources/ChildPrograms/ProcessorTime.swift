#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The processor time of all programs that were started here and have ended.
public func processorTimeOfChildren() -> Duration {
    var usage = rusage()
    // It fails for nothing but an unknown first argument.
    getrusage(RUSAGE_CHILDREN, &usage)
    let microseconds = [usage.ru_utime, usage.ru_stime].map { Int64($0.tv_sec) * 1_000_000 + Int64($0.tv_usec) }
    return .microseconds(microseconds[0] + microseconds[1])
}
