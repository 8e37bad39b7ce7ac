import Foundation
import SandboxServer
import SystemPackage
import TimeTrackingSandbox
import TimetrackRecords

extension Home {
    /// The journal of the programs that run in this home.
    func journal() throws -> Journal {
        try Journal(at: Journal.path(in: FilePath(path + "/data/timetrack")))
    }

    /// Queues entries as `timetrack log add --queue` does.
    ///
    /// - Parameters:
    ///   - entries: What was done, and how many hours after the first of them it began; each takes half an hour.
    ///   - target: Where they are to go.
    /// - Throws: That the journal cannot be written.
    func queue(_ entries: [(hour: Int, work: QueuedWork)], for target: QueueTarget) async throws {
        let journal = try journal()
        for (hour, work) in entries {
            let start = Self.queuedDay + Double(hour) * 3_600
            _ = try await journal.queueEntry(work, from: start, to: start + 1_800, for: target)
        }
    }

    /// The moment from which on entries are queued: Monday 2 November 2026, 09:00 UTC.
    static var queuedDay: Date { Date(timeIntervalSince1970: 1_793_610_000) }
}

extension LoopbackServer {
    /// Where the queue of the usual account goes.
    var queueTarget: QueueTarget { QueueTarget(origin: address, account: "default", workspace: nil) }
}

extension SandboxHost {
    /// The entries that began on the day of the queue or later, in the order in which they came.
    var queuedEntries: [Sandbox.Content.TimeEntry] {
        var found: [Sandbox.Content.TimeEntry] = []
        change { sandbox in
            found = sandbox.content.timeEntries.filter { $0.start >= Home.queuedDay - 86_400 }
        }
        return found
    }
}
