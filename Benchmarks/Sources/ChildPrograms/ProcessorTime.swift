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
    // It fails for nothing but an unknown first argument, which each C library types in its own way.
    #if canImport(Glibc)
    getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    #else
    getrusage(RUSAGE_CHILDREN, &usage)
    #endif
    let microseconds = [usage.ru_utime, usage.ru_stime].map { Int64($0.tv_sec) * 1_000_000 + Int64($0.tv_usec) }
    return .microseconds(microseconds[0] + microseconds[1])
}
