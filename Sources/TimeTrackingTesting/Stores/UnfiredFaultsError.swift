/// What a ``FaultInjectingStore`` throws when a fault that a test relies on has not happened.
public struct UnfiredFaultsError: Error, Sendable, CustomStringConvertible {
    /// The faults that have not happened.
    public let faults: [StoreFault]

    /// The calls that the store saw.
    public let calls: [StoreCall]

    /// The faults, and the calls that were made instead.
    public var description: String {
        let seen = calls.isEmpty ? "none" : calls.map(\.description).joined(separator: "; ")
        let missing = faults.map(\.description).joined(separator: "; ")
        return "These faults did not happen: \(missing). Calls: \(seen)."
    }
}
