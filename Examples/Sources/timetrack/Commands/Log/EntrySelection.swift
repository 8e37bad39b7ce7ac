import ArgumentParser
import ClockifyAPI
import TimeTrackingKit
import TimetrackKeys
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Which entry a command is about.
enum EntrySelection: Hashable, Sendable, ExpressibleByArgument {
    /// The one that began last among those that have ended.
    case last
    /// The running timer.
    case running
    /// The one with an id, or with an id that begins or ends so.
    case id(String)

    init?(argument: String) {
        switch argument {
        case "last": self = .last
        case "running": self = .running
        default:
            // Hexadecimal digits in Clockify; fewer than four would soon mean another entry.
            guard argument.count >= 4, argument.utf8.allSatisfy({ Self.isPartOfID($0) }) else { return nil }
            self = .id(argument)
        }
    }

    private static func isPartOfID(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}

extension ClockifySession {
    /// How many days back a part of an id is looked for.
    private static var searchedDays: Int { 90 }

    /// How long ids of Clockify are.
    private static var idLength: Int { 24 }

    /// The entry that is meant.
    ///
    /// - Throws: ``Failure`` when there is none, when several ids fit, and for an entry of somebody else.
    func entry(_ selection: EntrySelection, in place: Place, now: Date) async throws -> Clockify.TimeEntry {
        switch selection {
        case .running:
            return try await requiredRunningEntry(in: place)
        case .last:
            guard let entry = try await lastEntry(in: place, now: now) else {
                throw Failure(
                    .notFound,
                    "no_entry",
                    "You have no entry that has ended; `timetrack log add\(repeated)` adds one."
                )
            }
            return entry
        case .id(let text):
            let entry =
                text.count == Self.idLength
                ? try await wholeID(text, in: place) : try await partOfID(text, in: place, now: now)
            guard entry.userID == nil || entry.userID == place.user.id else {
                throw Failure(
                    .refusedKey,
                    "not_yours",
                    "The entry \(text) is somebody else's, and nothing was changed; use the web page for that."
                )
            }
            return entry
        }
    }

    private func wholeID(_ text: String, in place: Place) async throws -> Clockify.TimeEntry {
        do {
            return try await client.timeEntry(Clockify.TimeEntryID(text), in: place.workspace)
        } catch let error as APIError where error.code == .notFound {
            throw unknown(text)
        }
    }

    private func partOfID(_ text: String, in place: Place, now: Date) async throws -> Clockify.TimeEntry {
        let start = LocalDay(now).adding(days: -Self.searchedDays).start
        let found = try await client.timeEntries(in: place.workspace, user: place.user.id, from: start)
            .collect(limit: Self.mostElements)
            .filter { $0.id.rawValue.hasPrefix(text) || $0.id.rawValue.hasSuffix(text) }
        guard let first = found.first else { throw unknown(text) }
        guard found.count == 1 else {
            let candidates = found.prefix(5)
                .map { "\($0.id) (\(LocalTime.text($0.start, now: now)))" }
                .joined(separator: ", ")
            throw Failure(
                .notFound,
                "ambiguous_entry",
                "\(found.count) entries have an id like \(text); give more of it: \(candidates)."
            )
        }
        return first
    }

    private func unknown(_ text: String) -> Failure {
        Failure(
            .notFound,
            "unknown_entry",
            "You have no entry \(text) here"
                + (text.count == Self.idLength ? "" : " in the last \(Self.searchedDays) days")
                + "; `timetrack entries --json\(repeated)` lists ids."
        )
    }
}
