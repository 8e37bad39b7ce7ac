import ClockifyAPI
import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingSandbox
import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A list of entries has exactly those that start within its bounds, whatever the zone of the user's profile.
///
/// Clockify reads the bounds as wall-clock times of that zone, and so does the sandbox.
@Suite
struct TimeZoneTests {
    /// From the last zone of the day to the first one, with and without half hours and changes of the clocks.
    static let zones = [
        "Pacific/Pago_Pago", "America/New_York", "America/St_Johns", "UTC", "Europe/Berlin", "Asia/Kolkata",
        "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Kiritimati",
    ]

    /// Moments at which clocks change, and midnights: Berlin, New York and Lord Howe, in spring and in autumn.
    static let moments = [
        "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z",
        "2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z", "2026-06-30T22:00:00Z", "2026-12-31T10:00:00Z",
    ]

    /// The lengths of the spans that begin or end there, in seconds.
    static let lengths = [1.0, 3600, 86_400, 604_800]

    /// An entry at each second around both ends of a span, and around what a zone can make of them.
    private func starts(around from: Date, _ to: Date) -> [Date] {
        let shifts: [Double] = [0, 3600, 50_400, -39_600, 86_400, -86_400]
        let seconds: [Double] = [-1, 0, 1]
        let starts = [from, to]
            .flatMap { bound in
                shifts.flatMap { shift in seconds.map { bound + shift + $0 } }
            }
        return Set(starts).sorted()
    }

    private func sandbox(_ zone: String, entriesAt starts: [Date]) throws -> SandboxFixture {
        try SandboxFixture { content in
            content.accounts[0].timeZone = zone
            content.timeEntries = starts.enumerated()
                .map { number, start in
                    Sandbox.Content.TimeEntry(
                        id: "entry-\(number)",
                        workspace: content.workspaces[0].id,
                        user: content.accounts[0].id,
                        start: start,
                        end: start + 900
                    )
                }
        }
    }

    @Test(arguments: zones, moments)
    func exactlyTheEntriesOfASpan(zone: String, text: String) async throws {
        let change = try moment(text)
        for length in Self.lengths {
            for (from, to) in [(change, change + length), (change - length, change), (change - 1, change + length)] {
                let starts = starts(around: from, to)
                let sandbox = try sandbox(zone, entriesAt: starts)
                let entries = try await sandbox.client
                    .timeEntries(in: sandbox.workspace, user: sandbox.ada, from: from, to: to, pageSize: 20)
                    .collect(limit: 1000)
                let wanted = starts.filter { from <= $0 && $0 < to }
                #expect(wanted.count >= 1)
                #expect(entries.map(\.start) == wanted.reversed())
            }
        }
    }

    @Test(arguments: zones)
    func oneBoundAlone(zone: String) async throws {
        let bound = try moment("2026-03-29T01:00:00Z")
        let starts = starts(around: bound, bound)
        let sandbox = try sandbox(zone, entriesAt: starts)
        let later = try await sandbox.client.timeEntries(in: sandbox.workspace, user: sandbox.ada, from: bound)
            .collect(limit: 1000)
        #expect(later.map(\.start) == starts.filter { bound <= $0 }.reversed())
        let earlier = try await sandbox.client.timeEntries(in: sandbox.workspace, user: sandbox.ada, to: bound)
            .collect(limit: 1000)
        #expect(earlier.map(\.start) == starts.filter { $0 < bound }.reversed())
    }

    @Test(arguments: zones)
    func hydratedEntriesToo(zone: String) async throws {
        let from = try moment("2026-10-25T00:00:00Z")
        let to = from + 3600
        let starts = starts(around: from, to)
        let sandbox = try sandbox(zone, entriesAt: starts)
        let entries = try await sandbox.client
            .hydratedTimeEntries(in: sandbox.workspace, user: sandbox.ada, from: from, to: to)
            .collect(limit: 1000)
        #expect(entries.map(\.start) == starts.filter { from <= $0 && $0 < to }.reversed())
        #expect(entries.allSatisfy { $0.userID == sandbox.ada })
    }

    @Test("The service itself does not: what it lists between the bounds is shifted by the zone")
    func theTrap() async throws {
        let from = try moment("2026-01-10T00:00:00Z")
        let starts = (0..<48).map { from - 43_200 + Double($0) * 3600 }
        let sandbox = try sandbox("Pacific/Kiritimati", entriesAt: starts)
        let list = Clockify.Operation(
            .get,
            "/v1/workspaces/{workspaceId}/user/{userId}/time-entries",
            ["workspaceId": sandbox.workspace.rawValue, "userId": sandbox.ada.rawValue],
            query: ["start": "2026-01-10T00:00:00Z", "end": "2026-01-10T10:00:00Z"]
        )
        let entries = try await sandbox.client.send(list, as: [Clockify.TimeEntry].self)
        #expect(entries.last?.start == starts.first)
        #expect(entries.allSatisfy { $0.start < from })
    }
}
