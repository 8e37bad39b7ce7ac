#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Date {
    /// A moment as the records keep it.
    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// The moment in milliseconds since 1970, those begun not counted.
    var milliseconds: Int64 { Int64(clamping: (timeIntervalSince1970 * 1000).rounded(.down)) }

    /// The moment in milliseconds since 1970, those begun counted.
    var millisecondsRoundedUp: Int64 { Int64(clamping: (timeIntervalSince1970 * 1000).rounded(.up)) }
}

extension Int64 {
    /// The nearest number there is; zero for what is no number.
    fileprivate init(clamping number: Double) {
        self = number.isNaN ? 0 : Int64(Swift.max(-9e15, Swift.min(9e15, number)))
    }
}
