import CProcessControl

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Keeps the memory of a program that holds secrets from being written to disk or read by others.
public enum ProcessProtection {
    /// Forbids core files and, on Linux, that other processes of the same user read this one's memory.
    ///
    /// Call it first thing in `main`. A system that refuses is no reason not to run: the program is then as exposed as any
    /// other, which is what the user would get without this call.
    public static func begin() {
        var limit = rlimit(rlim_cur: 0, rlim_max: 0)
        #if canImport(Glibc)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
        #else
        _ = setrlimit(RLIMIT_CORE, &limit)
        #endif
        _ = ttk_set_dumpable(0)
    }
}
