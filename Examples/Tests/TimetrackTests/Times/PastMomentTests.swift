import Foundation
import Testing
import TimetrackTime

@testable import timetrack

@Suite("PastMoment")
struct PastMomentTests {
    /// Berlin in the autumn of 2026: two hours ahead of UTC until 25 October, 01:00 UTC, and one from then on.
    private static let berlin = LocalZone { $0 < 1_792_890_000 ? 7_200 : 3_600 }

    private func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    @Test(arguments: [
        ("2026-10-26T08:10:00Z", "09:10"), ("2026-10-25T08:10:00Z", "yesterday 09:10"),
        ("2026-10-25T00:30:00Z", "yesterday 02:30 (UTC+02:00)"),
        ("2026-10-25T01:30:00Z", "yesterday 02:30 (UTC+01:00)"), ("2026-10-24T08:10:00Z", "2026-10-24 10:10"),
    ])
    func isSaidWithWhatTellsItFromOthers(_ date: String, _ text: String) throws {
        let now = try moment("2026-10-26T09:00:00Z")
        #expect(PastMoment.text(try moment(date), now: now, in: Self.berlin) == text)
    }

    @Test(arguments: [
        // Six in the evening, also on a day of 25 hours.
        ("2026-10-25T00:30:00Z", "2026-10-25T17:00:00Z"), ("2026-10-24T06:10:20Z", "2026-10-24T16:00:00Z"),
        // An hour later, at a whole minute.
        ("2026-10-25T18:10:20Z", "2026-10-25T19:10:00Z"),
        // Not after now, and not before the start.
        ("2026-10-26T18:30:10Z", "2026-10-26T19:00:00Z"), ("2026-10-26T19:00:30Z", "2026-10-26T19:00:40Z"),
    ])
    func endsInTheEveningOrAnHourLater(_ start: String, _ end: String) throws {
        let now = try moment("2026-10-26T19:00:40Z")
        #expect(PastMoment.likelyEnd(of: try moment(start), now: now, in: Self.berlin) == (try moment(end)))
    }
}
