#if Keyring && os(Linux)
import Foundation
import Testing

/// What this process holds at one moment.
struct ProcessResources {
    let threads: Int
    let descriptors: Int
    /// The memory of its own, files not counted, in bytes.
    let memory: Int

    /// Counts.
    init() throws {
        threads = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count
        descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") })
        memory = try #require(Int(line.filter(\.isNumber))) << 10
    }

    /// By how much it has grown.
    func growth(since before: ProcessResources) -> Growth {
        Growth(
            threads: threads - before.threads,
            descriptors: descriptors - before.descriptors,
            memory: memory - before.memory
        )
    }
}

/// By how much what a process holds has grown.
struct Growth {
    let threads: Int
    let descriptors: Int
    /// In bytes.
    let memory: Int

    /// Whether it is less than a megabyte, and no more threads and descriptors than those of the last one or two calls,
    /// which may still be ending.
    var isNothing: Bool { threads <= 2 && descriptors <= 4 && memory < 1 << 20 }
}

/// Does something again and again, first some times so that everything is there that it needs once.
///
/// What each time leaves behind adds up. What a library keeps for a while comes and goes: a thread that has nothing to do,
/// the memory of as many calls as once were under way together. So a round that grew is followed by another, up to three,
/// and only what grows in each of them is left behind.
///
/// - Parameters:
///   - count: How often to do it in a round.
///   - body: What to do.
/// - Returns: By how much what the process holds has grown in the last round.
/// - Throws: What the body throws.
func growth(over count: Int, _ body: () async throws -> Void) async throws -> Growth {
    for _ in 0..<(1 + count / 4) { try await body() }
    var before = try ProcessResources()
    var growth: Growth
    var looks = 0
    repeat {
        for _ in 0..<count { try await body() }
        let after = try ProcessResources()
        growth = after.growth(since: before)
        before = after
        looks += 1
    } while !growth.isNothing && looks < 3
    return growth
}
#endif
