import Foundation
import Subprocess
import SystemPackage

extension RunningServer {
    /// Limits how large files may be that the process writes.
    ///
    /// - Parameter byteCount: The number of bytes, or nil for no limit.
    /// - Throws: That the system refuses.
    func limitFiles(to byteCount: Int?) throws {
        try limit(Int32(RLIMIT_FSIZE.rawValue), to: byteCount.map { rlim_t($0) } ?? rlim_t.max)
    }

    /// Limits how many files and connections the process may have open.
    func limitOpenFiles(to count: Int) throws {
        try limit(Int32(RLIMIT_NOFILE.rawValue), to: rlim_t(count))
    }

    private func limit(_ resource: Int32, to value: rlim_t) throws {
        // The system's header has the function for C programs that ask for GNU's extensions alone.
        typealias Limit =
            @convention(c) (pid_t, Int32, UnsafePointer<rlimit>?, UnsafeMutablePointer<rlimit>?) -> Int32
        guard let symbol = dlsym(nil, "prlimit") else { throw POSIXError(.ENOSYS) }
        // That is its declaration: an enumeration is passed as an Int32.
        let prlimit = unsafeBitCast(symbol, to: Limit.self)
        var limit = rlimit()
        guard prlimit(process.value, resource, nil, &limit) == 0 else { throw POSIXError(.EPERM) }
        limit.rlim_cur = min(value, limit.rlim_max)
        guard prlimit(process.value, resource, &limit, nil) == 0 else { throw POSIXError(.EPERM) }
    }
}
