public import TimeTrackingKit

/// What a caller asked of a store.
public enum StoreOperation: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// `credential(for:)`.
    case read
    /// `keys(service:after:limit:)`.
    case keys
    /// `store(_:for:)`.
    case store
    /// `removeCredential(for:)`.
    case remove
    /// `forget(_:for:)`, which cannot fail: faults do not apply to it.
    case forget

    /// The name of the operation.
    public var description: String { rawValue }

    /// Whether the operation changes what the store holds.
    var isWrite: Bool { self == .store || self == .remove }
}

/// One call as a ``FaultInjectingStore`` recorded it, without the secret that went in or came out.
public struct StoreCall: Sendable, Hashable, CustomStringConvertible {
    /// How a call ended.
    public enum Outcome: Sendable, Hashable {
        /// A read returned a credential.
        case found
        /// A read or removal found nothing.
        case absent
        /// A listing returned this many keys.
        case listed(Int)
        /// A write returned.
        case stored
        /// A removal took the credential away.
        case removed
        /// The store heard that a credential was refused.
        case forgotten
        /// The call threw an error with this code.
        case failed(CredentialStoreError.Code)
    }

    /// What was asked.
    public let operation: StoreOperation

    /// The key it was asked for, or nil for a listing.
    public let key: CredentialKey?

    /// How it ended, or nil when it has not.
    public internal(set) var outcome: Outcome?

    /// The operation, the key and the outcome in words.
    public var description: String {
        let subject = key.map { "\(operation) \($0)" } ?? "\(operation)"
        return switch outcome {
        case nil: "\(subject): under way"
        case .failed(let code): "\(subject): failed, \(code)"
        case .listed(let count): "\(subject): \(count) listed"
        case .found: "\(subject): found"
        case .absent: "\(subject): absent"
        case .stored: "\(subject): stored"
        case .removed: "\(subject): removed"
        case .forgotten: "\(subject): forgotten"
        }
    }
}
