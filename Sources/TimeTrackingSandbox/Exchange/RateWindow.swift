#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How many requests came within the present second.
struct RateWindow: Sendable {
    private var second = Int.min
    private var count = 0

    mutating func admits(_ now: Date, _ limit: Int) -> Bool {
        let second = Timestamp.seconds(of: now)
        if second != self.second { (self.second, count) = (second, 0) }
        guard count < limit else { return false }
        count += 1
        return true
    }
}
