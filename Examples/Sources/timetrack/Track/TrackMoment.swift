import ArgumentParser
import TimetrackKeys
import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// At which moment a command about tracked time works.
struct TrackMoment: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Another moment than now: \(TimePhrase.forms).",
            valueName: "time"
        ),
        transform: { text in
            guard let phrase = TimePhrase(text) else {
                throw ValidationError("--at takes a time such as \(TimePhrase.forms).")
            }
            return phrase
        }
    )
    var at: TimePhrase?

    /// The moment, in whole seconds since 1970.
    ///
    /// - Throws: ``Failure`` when it lies ahead, or the clock never showed it.
    func seconds(now: Date) throws -> Int {
        guard let at else { return Int(now.timeIntervalSince1970.rounded(.down)) }
        let moment: Date
        do throws(TimePhraseError) {
            moment = try at.moment(now: now)
        } catch {
            throw Failure(.usage, error.code, error.message)
        }
        guard moment <= now else {
            throw Failure(.usage, "time_ahead", "--at is a moment that lies ahead; give one that has passed.")
        }
        let seconds = Int(moment.timeIntervalSince1970.rounded(.down))
        guard seconds >= 0 else {
            throw Failure(.usage, "usage", "--at is a moment before 1970, which cannot be recorded; give a later one.")
        }
        return seconds
    }
}

extension LocalTime {
    /// A moment as `09:10`, with its day when that is not today's.
    static func text(_ seconds: Int, now: Date) -> String {
        let date = Date(timeIntervalSince1970: Double(seconds))
        let day = LocalDay(date)
        return day == LocalDay(now) ? clock(date) : "\(day) \(clock(date))"
    }
}
