package import TimetrackTime

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How long each local project was worked on, day by day.
///
/// A second counts once for a project, however many of its spans it lies in, and for the day of this machine's zone on
/// which it was.
package struct TrackedDays: Hashable, Sendable {
    /// The seconds of each project by its folder, for each day with at least one second.
    package private(set) var seconds: [LocalDay: [Folder: Int]] = [:]

    /// Adds up spans, in any order.
    package init(_ spans: some Sequence<TrackedSpan>) {
        for (project, spans) in Dictionary(grouping: spans, by: { Folder($0.project) }) {
            for stretch in Self.merged(spans) { add(stretch, to: project) }
        }
    }

    /// The days with tracked time, the first one first.
    package var days: [LocalDay] { seconds.keys.sorted() }

    /// Stretches that neither overlap nor touch, from spans that may; what ends before it begins is left out.
    private static func merged(_ spans: [TrackedSpan]) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        for span in spans.sorted(by: { $0.start < $1.start }) where span.start < span.end {
            if let last = stretches.last, span.start <= last.upperBound {
                stretches[stretches.count - 1] = last.lowerBound..<max(last.upperBound, span.end)
            } else {
                stretches.append(span.start..<span.end)
            }
        }
        return stretches
    }

    /// Adds a stretch, cut where days begin.
    private mutating func add(_ stretch: Range<Int>, to project: Folder) {
        var start = stretch.lowerBound
        while start < stretch.upperBound {
            let day = LocalDay(Date(timeIntervalSince1970: Double(start)))
            // A day ends after each of its moments; the step of a second keeps a strange zone from stopping here.
            let midnight = max(start + 1, Int(day.end.timeIntervalSince1970))
            let end = min(midnight, stretch.upperBound)
            seconds[day, default: [:]][project, default: 0] += end - start
            start = end
        }
    }
}
