import ChildPrograms
import ClockifyAPI
import TimeTrackingAsyncHTTPClient
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The most memory that a process of its own needs for a part of the list and for all of it.
struct Memory {
    let program: String
    let base: String
    let entries: Int

    func report() throws {
        let few = entries / 10
        let kilobytes = try [few, entries]
            .map { entries in try (0..<3).map { _ in try measure(entries) }.sorted()[1] }
        print("Peak memory of a process that fetches them, median of 3:")
        print("  \(few) entries \(kilobytes[0]) KB, \(entries) entries \(kilobytes[1]) KB")
        let most = 60 * 1024
        print("  target <= \(most) KB: \(kilobytes[1] <= most ? "met" : "MISSED")")
        let growth = kilobytes[1] - kilobytes[0]
        print("  growth \(growth) KB  target <= 4096 KB: \(growth <= 4096 ? "met" : "MISSED")")
    }

    private func measure(_ entries: Int) throws -> Int {
        let answer = try ChildProgram([program, "memory", base, "\(entries)"]).nextLine()
        guard let kilobytes = Int(answer) else { throw WrongCountError(side: "A process", count: 0) }
        return kilobytes
    }

    /// What the process of its own does: it fetches, and returns its peak in kilobytes.
    static func work(base: String, entries: Int) async throws -> Int {
        try await AsyncHTTPClientTransport.withTransport { transport in
            let client = try Clockify.Client.benchmark(base, transport)
            var count = 0
            for try await _ in client.timeEntries(in: workspace, user: user, pageSize: 200) {
                count += 1
                if count == entries { break }
            }
            guard count == entries else { throw WrongCountError(side: "A process", count: count) }
        }
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
