#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What the clocks on the walls of a place show.
package struct LocalZone: Sendable {
    /// How many seconds clocks are ahead of UTC at a moment, in seconds since 1970.
    private let offset: @Sendable (Int) -> Int

    /// Describes a zone.
    ///
    /// - Parameter offset: Says how many seconds clocks are ahead of UTC at a moment, in seconds since 1970.
    package init(_ offset: @escaping @Sendable (Int) -> Int) {
        self.offset = offset
    }

    /// The zone of this machine, or of `TZ`, as the C library knows it.
    package static var machine: LocalZone {
        LocalZone { moment in
            var seconds = time_t(moment)
            var parts = tm()
            localtime_r(&seconds, &parts)
            return parts.tm_gmtoff
        }
    }

    /// How many seconds clocks are ahead of UTC at a moment.
    package func offset(at date: Date) -> Int { offset(date.wholeSeconds) }

    /// What clocks show at a moment.
    package func wallTime(at date: Date) -> WallTime {
        WallTime(secondsOfDays: date.wholeSeconds + offset(date.wholeSeconds))
    }

    /// When clocks show a time, which is not once on the days on which they are changed.
    package func moments(of wall: WallTime) -> WallMoments {
        let shown = wall.secondsOfDays
        let before = offset(shown - Self.day)
        let after = offset(shown + Self.day)
        let found = Set([before, after]).filter { offset(shown - $0) == $0 }.map { shown - $0 }.sorted()
        if let first = found.first {
            guard let last = found.last, last > first else { return .once(Date(first)) }
            return .twice(Date(first), Date(last))
        }
        let change = change(from: shown - max(before, after), to: shown - min(before, after))
        return .never(lastBefore: Date(change - 60), firstAfter: Date(change))
    }

    /// The first moment at which clocks show a time, or at which they show a later one when they leave it out.
    package func firstMoment(of wall: WallTime) -> Date {
        switch moments(of: wall) {
        case .once(let date), .twice(let date, _), .never(_, firstAfter: let date): date
        }
    }

    private static var day: Int { 86_400 }

    /// The first moment of a span at which clocks show what they show at its end.
    private func change(from start: Int, to end: Int) -> Int {
        var (low, high) = (start, end)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if offset(middle) == offset(end) { high = middle } else { low = middle }
        }
        return high
    }
}

/// When clocks show a time.
package enum WallMoments: Hashable, Sendable {
    /// At one moment.
    case once(Date)
    /// At two moments, because clocks were set back in between.
    case twice(Date, Date)
    /// At no moment, because clocks were set ahead: a minute before they were, and the moment at which they were.
    case never(lastBefore: Date, firstAfter: Date)
}

extension Date {
    /// The seconds since 1970 without a fraction.
    package var wholeSeconds: Int { Int(timeIntervalSince1970.rounded(.down)) }

    /// The moment without a fraction of a second, as Clockify keeps it.
    package var wholeSecond: Date { Date(wholeSeconds) }

    fileprivate init(_ seconds: Int) {
        self.init(timeIntervalSince1970: Double(seconds))
    }
}
