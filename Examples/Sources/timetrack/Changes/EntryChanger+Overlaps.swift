import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension EntryChanger {
    /// Says which other entries lie in the time of an entry; Clockify takes them all the same.
    func warnOfOverlaps(with entry: Clockify.TimeEntry) async throws {
        let now = context.now()
        let end = max(entry.end ?? now, entry.start.addingTimeInterval(1))
        let others = try await session.entries(overlapping: entry.start..<end, in: place)
            .filter { $0.id != entry.id && $0.start != $0.end }
            .sorted { $0.start < $1.start }
        guard let first = others.first else { return }
        let document = try await session.document(of: first, in: place, now: now)
        let until = first.end.map { "until \(LocalTime.text($0, now: now))" } ?? "still running"
        let more = others.count > 1 ? ", and \(others.count - 1) more" : ""
        try context.console.notice(
            "It overlaps \(document.briefSummary) (from \(LocalTime.text(first.start, now: now)), \(until))\(more)."
        )
    }
}
