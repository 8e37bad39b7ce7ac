#if os(Linux)
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What this process holds.
struct ProcessUse {
    var threads: Int
    var descriptors: Int
    /// The memory that it occupies, in KB.
    var kilobytes: Int

    init() throws {
        threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count
        descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        kilobytes = line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }

    private init(threads: Int, descriptors: Int, kilobytes: Int) {
        self.threads = threads
        self.descriptors = descriptors
        self.kilobytes = kilobytes
    }

    /// What it holds more than before.
    func beyond(_ before: ProcessUse) -> ProcessUse {
        ProcessUse(
            threads: threads - before.threads,
            descriptors: descriptors - before.descriptors,
            kilobytes: kilobytes - before.kilobytes
        )
    }
}
#endif
