import ArgumentParser
import TimetrackKeys
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// Moments and lengths on the command line.

extension TimePhrase {
    /// Reads a moment.
    static func argument(_ text: String) throws -> TimePhrase {
        guard let phrase = TimePhrase(text) else {
            throw ValidationError("Times are written as \(TimePhrase.forms).")
        }
        return phrase
    }

    /// The moment that is meant, explained as commands do.
    ///
    /// - Throws: ``Failure`` for a time alone that lies ahead, and for one that the clock never shows.
    func resolved(now: Date, of day: LocalDay? = nil, after start: Date? = nil) throws -> Date {
        do {
            return try moment(now: now, of: day, after: start)
        } catch {
            throw Failure(.usage, error.code, error.message)
        }
    }

    /// The moment that is meant, which must have come.
    ///
    /// - Throws: ``Failure`` as ``resolved(now:of:after:)`` does, and for any moment that lies ahead.
    func past(now: Date, after start: Date? = nil) throws -> Date {
        let moment = try resolved(now: now, after: start)
        guard moment <= now else {
            throw Failure(
                .usage,
                "time_ahead",
                "\(LocalTime.text(moment, now: now)) lies ahead of \(LocalTime.text(now, now: now)), which is now; give a "
                    + "time that has come."
            )
        }
        return moment
    }
}

extension LocalDay: ExpressibleByArgument {
    /// Reads a day such as `2026-11-21`.
    init?(argument: String) {
        self.init(argument)
    }
}

extension DayPhrase {
    /// Reads a day.
    static func argument(_ text: String) throws -> DayPhrase {
        guard let phrase = DayPhrase(text) else {
            throw ValidationError("Days are written as \(DayPhrase.forms).")
        }
        return phrase
    }
}

extension DurationPhrase {
    /// Reads a length.
    static func argument(_ text: String) throws -> DurationPhrase {
        guard let phrase = DurationPhrase(text) else {
            throw ValidationError("Lengths are written as \(DurationPhrase.forms).")
        }
        return phrase
    }
}
