import Foundation
import TimetrackTime

extension LocalZone {
    /// Berlin in 2026: an hour ahead of UTC, and two from 29 March to 25 October, changed at 01:00 UTC.
    static let berlin = LocalZone { (1_774_746_000..<1_792_890_000).contains($0) ? 7_200 : 3_600 }

    /// São Paulo in 2018: three hours behind UTC, and two from midnight of 4 November, changed at 03:00 UTC.
    static let saoPaulo = LocalZone { $0 < 1_541_300_400 ? -10_800 : -7_200 }

    /// A place whose clocks are never changed.
    static let utc = LocalZone { _ in 0 }
}

/// A moment by its text in ISO 8601.
func moment(_ text: String) throws -> Date {
    try Date(text, strategy: .iso8601)
}
