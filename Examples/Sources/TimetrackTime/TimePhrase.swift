#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A moment as a person says it: `09:10`, `20m ago`, `yesterday 17:30`.
package struct TimePhrase: Hashable, Sendable {
    enum Form: Hashable, Sendable {
        case now
        case ago(DurationPhrase)
        case clock(ClockTime)
        case day(DayPhrase, ClockTime)
        case instant(Date)
    }

    private let form: Form

    /// The forms that are understood, for messages.
    package static var forms: String {
        "09:10, 9:30pm, 20m ago, yesterday 17:30, mon 9:00, 2026-11-21 09:10, 2026-11-21T09:10:00Z or now"
    }

    /// Reads a phrase; nil for one that says no moment.
    package init?(_ text: String) {
        guard let form = Form(text) else { return nil }
        self.form = form
    }

    /// Whether it is a time of a day that it does not say.
    package var isTimeAlone: Bool {
        if case .clock = form { true } else { false }
    }

    /// The moment that is meant, at a whole second.
    ///
    /// A time alone is one of today and never of another day: when it still lies ahead, that is an error which says how
    /// to mean yesterday. A time that the clock shows twice, because it was set back, is the earlier one, unless only the
    /// later one comes after the start. A day of the week is the last such day on which the time does not lie ahead. A
    /// length before now is passed time, whatever clocks did.
    ///
    /// - Parameters:
    ///   - now: The present moment.
    ///   - day: The day of a time alone, or nil for today.
    ///   - start: What the moment is the end of, or nil when it is none.
    ///   - zone: Where the clock hangs.
    /// - Returns: The moment.
    /// - Throws: ``TimePhraseError`` for a time alone that lies ahead, and for one that the clock never shows.
    package func moment(
        now: Date,
        of day: LocalDay? = nil,
        after start: Date? = nil,
        in zone: LocalZone = .machine
    ) throws(TimePhraseError) -> Date {
        let today = zone.wallTime(at: now).day
        switch form {
        case .now: return now.wholeSecond
        case .ago(let length): return now.wholeSecond - Double(length.seconds)
        case .instant(let date): return date
        case .clock(let clock):
            if let day { return try Self.moment(of: WallTime(day, clock), after: start, in: zone) }
            let moment = try Self.moment(of: WallTime(today, clock), after: start, in: zone)
            guard moment <= now else { throw .ahead(clock) }
            return moment
        case .day(let phrase, let clock):
            let day = phrase.day(today: today)
            let moment = try Self.moment(of: WallTime(day, clock), after: start, in: zone)
            guard case .weekday = phrase, moment > now else { return moment }
            return try Self.moment(of: WallTime(day.adding(days: -7), clock), after: start, in: zone)
        }
    }

    private static func moment(
        of wall: WallTime,
        after start: Date?,
        in zone: LocalZone
    ) throws(TimePhraseError) -> Date {
        switch zone.moments(of: wall) {
        case .once(let date): return date
        case .twice(let first, let second):
            guard let start, first <= start, start < second else { return first }
            return second
        case .never(let before, let after):
            throw .skipped(wall, zone.wallTime(at: before), zone.wallTime(at: after))
        }
    }
}

/// Why a phrase that says a moment means none.
package struct TimePhraseError: Error, Hashable, Sendable {
    /// A word that scripts may compare.
    package let code: String

    /// One sentence that says what to do next.
    package let message: String

    /// A time of today that has not come yet.
    static func ahead(_ clock: ClockTime) -> TimePhraseError {
        TimePhraseError(
            code: "time_ahead",
            message: "\(clock) today lies ahead; `yesterday \(clock)` is the day before."
        )
    }

    /// A time that was left out when clocks were set ahead.
    static func skipped(_ wall: WallTime, _ before: WallTime, _ after: WallTime) -> TimePhraseError {
        TimePhraseError(
            code: "no_such_time",
            message:
                "The clock never showed \(wall.clock) on \(wall.day.short), because it was set ahead; the nearest times "
                + "are `\(before.day) \(before.clock)` and `\(after.day) \(after.clock)`."
        )
    }
}
