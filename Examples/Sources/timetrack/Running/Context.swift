#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What surrounds a command: where it speaks, the variables it was started with, the stores, and the time.
struct Context: Sendable {
    /// Where it speaks.
    let console: Console

    /// The variables of the process.
    let environment: [String: String]

    /// Where keys are kept.
    let stores: ConfiguredStores

    /// The present moment.
    let now: @Sendable () -> Date
}
