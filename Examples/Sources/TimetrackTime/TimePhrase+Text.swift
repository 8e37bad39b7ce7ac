#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

extension TimePhrase {
    /// A moment as a phrase that means that moment and no other, whatever day it is read on.
    ///
    /// - Parameters:
    ///   - date: The moment, of which whole seconds count.
    ///   - zone: Where the clock hangs.
    /// - Returns: `2026-11-21 09:10`, with seconds when there are some, or `2026-10-25T00:30:00Z` when the clock shows that
    ///   time twice.
    package static func text(of date: Date, in zone: LocalZone = .machine) -> String {
        let wall = zone.wallTime(at: date)
        if case .twice = zone.moments(of: wall) { return date.wholeSecond.ISO8601Format() }
        return "\(wall.day) \(wall.clock)"
    }
}
