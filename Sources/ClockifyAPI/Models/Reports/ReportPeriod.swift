public import TimeTrackingKit

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Clockify {
    /// The span of time that a report covers, and the time zone whose days it counts in.
    ///
    /// Clockify reads the bounds of a report as wall-clock times of a time zone that is sent with them. This type
    /// therefore keeps moments and zone together and writes the one for the other.
    public struct ReportPeriod: Hashable, Sendable {
        /// The first moment at which an entry may start.
        public let from: Date

        /// The first moment at which an entry may no longer start.
        public let to: Date

        /// The time zone whose days and weeks the report counts in: UTC or one that has a name.
        ///
        /// Only the whole of Foundation has the table of zones. In a program without it, `TimeZone(identifier:)` returns nil
        /// for a name such as `Europe/Berlin`, ``init(from:to:timeZoneNamed:)`` throws, and `TimeZone.current` is UTC.
        public let timeZone: TimeZone

        /// Creates a period.
        ///
        /// - Parameters:
        ///   - from: The first moment at which an entry may start.
        ///   - to: The first moment at which an entry may no longer start.
        ///   - timeZone: The time zone whose days and weeks the report counts in, UTC or one that has a name; UTC by default.
        public init(from: Date, to: Date, timeZone: TimeZone = .gmt) {
            self.from = from
            self.to = to
            self.timeZone = timeZone
        }

        /// Creates a period in a time zone that is given by its name.
        ///
        /// - Parameters:
        ///   - from: The first moment at which an entry may start.
        ///   - to: The first moment at which an entry may no longer start.
        ///   - name: The name of the time zone whose days and weeks the report counts in, for example `Europe/Berlin`.
        /// - Throws: ``TimeTrackingKit/APIError`` with the code `invalidRequest` when the program knows no zone of that
        ///   name, as one without the whole of Foundation knows none but UTC.
        public init(from: Date, to: Date, timeZoneNamed name: String) throws(APIError) {
            guard let timeZone = ["UTC", "Etc/UTC"].contains(name) ? .gmt : TimeZone(identifier: name) else {
                throw APIError(
                    .invalidRequest,
                    operation: "Clockify.ReportPeriod",
                    message:
                        "The program knows no time zone of that name; correct the name, import the whole of Foundation, "
                        + "which has the table of zones, or use UTC."
                )
            }
            self.init(from: from, to: to, timeZone: timeZone)
        }
    }
}

extension Clockify.ReportPeriod {
    /// A period as Clockify reads it.
    struct Bounds: Hashable, Sendable {
        /// The first second, as the digits of a wall clock.
        var start: String

        /// The last millisecond, as the digits of a wall clock: the service counts it in.
        var end: String

        /// The name of the zone in which the digits are meant.
        var timeZone: String

        /// How many days the digits span, or nil when they span no whole days.
        var days: Int?
    }

    /// Writes the period.
    ///
    /// - Throws: ``TimeTrackingKit/APIError`` with the code `invalidRequest` when the period is empty or cannot be said
    ///   in wall-clock times.
    func bounds(for operation: String) throws(APIError) -> Bounds {
        func refusal(_ message: String) -> APIError {
            APIError(.invalidRequest, operation: operation, message: message)
        }
        // Entries start at whole seconds.
        let (first, limit) = (wholeSecond(from), wholeSecond(to))
        guard first < limit else { throw refusal("The report covers no time; let it end after it begins.") }
        guard timeZone.isUTC || !timeZone.identifier.hasPrefix("GMT") else {
            throw refusal("Clockify knows time zones by name; give one such as Europe/Berlin, or UTC.")
        }
        guard !isRepeated(first), !isRepeated(limit) else {
            throw refusal("The report begins or ends in an hour that its time zone's clocks show twice; use UTC.")
        }
        let (start, end) = (wall(first), wall(limit))
        guard let startText = Timestamp.text(of: start), let endText = Timestamp.text(of: end - 1) else {
            throw refusal("The report covers a year without four digits; choose another span of time.")
        }
        let (days, rest) = Int(end.timeIntervalSince(start)).quotientAndRemainder(dividingBy: 86_400)
        return Bounds(
            start: startText.dropLast() + ".000Z",
            end: endText.dropLast() + ".999Z",
            timeZone: timeZone.isUTC ? "UTC" : timeZone.identifier,
            days: rest == 0 ? days : nil
        )
    }

    private func wholeSecond(_ date: Date) -> Date {
        Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.up))
    }

    /// The moment at which UTC's clocks show what the zone's show at another one.
    private func wall(_ date: Date) -> Date {
        date + Double(timeZone.secondsFromGMT(for: date))
    }

    /// Whether the zone's clocks show the digits of a moment at another moment too.
    private func isRepeated(_ date: Date) -> Bool {
        let offset = timeZone.secondsFromGMT(for: date)
        return [-86_400.0, 86_400.0]
            .contains { distance in
                let other = timeZone.secondsFromGMT(for: date + distance)
                let twin = date + Double(offset - other)
                return other != offset && timeZone.secondsFromGMT(for: twin) == other
            }
    }
}

extension TimeZone {
    /// Whether it is UTC, which Foundation also calls GMT and its offset of nothing.
    fileprivate var isUTC: Bool {
        ["UTC", "Etc/UTC"].contains(identifier) || (identifier.hasPrefix("GMT") && secondsFromGMT() == 0)
    }
}
