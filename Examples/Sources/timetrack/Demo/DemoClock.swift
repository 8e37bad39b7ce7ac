import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The sandbox's clock, which the demo moves ahead, so that a timer runs for a while without anybody waiting.
final class DemoClock: Sendable {
    private let date: Mutex<Date>

    init(_ date: Date) {
        self.date = Mutex(date)
    }

    /// The sandbox's present moment.
    var now: Date { date.withLock(\.self) }

    /// Lets time pass.
    func advance(seconds: Int) {
        date.withLock { $0 += TimeInterval(seconds) }
    }
}
