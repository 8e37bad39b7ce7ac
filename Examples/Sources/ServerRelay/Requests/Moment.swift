import ServerRequests

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Moments as requests and answers write them, for example `2026-01-09T08:30:00Z`.
enum Moment {
    /// The years 1970 to 2199.
    private static let usable = 0.0..<7_258_118_400.0

    /// Reads a moment of a request.
    ///
    /// - Parameters:
    ///   - text: The text, or nil when the request has none.
    ///   - name: The name of the field or query item.
    /// - Returns: The moment.
    /// - Throws: ``ServerRequests/RequestFailure`` with the status 400.
    static func date(_ text: String?, _ name: String) throws(RequestFailure) -> Date {
        guard let text, !text.isEmpty else {
            throw .badRequest("\(name) is missing; send a moment such as 2026-01-09T08:30:00Z.")
        }
        let date: Date
        do {
            date = try Date.ISO8601FormatStyle().parse(text)
        } catch {
            throw .badRequest("\(name) is no moment; write it such as 2026-01-09T08:30:00Z.")
        }
        guard usable.contains(date.timeIntervalSince1970) else {
            throw .badRequest("\(name) lies too far away; send a moment of the years 1970 to 2199.")
        }
        return date
    }

    /// Writes a moment.
    static func text(_ date: Date) -> String {
        Date.ISO8601FormatStyle().format(date)
    }
}
