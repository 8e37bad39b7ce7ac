public import TimeTrackingKit

/// Something that goes wrong at one call of a ``FaultInjectingStore``, or at several.
///
/// ## Usage
///
/// ```swift
/// .on(.read, key: ada, call: 2, .fail(.locked))
/// ```
public struct StoreFault: Sendable, CustomStringConvertible {
    /// At which of the calls that a fault is about it happens.
    public struct Occasion: Sendable, Hashable, ExpressibleByIntegerLiteral, CustomStringConvertible {
        private enum Kind: Hashable {
            case nth(Int)
            case from(Int)
        }

        private let kind: Kind

        /// At one call, counted from 1.
        public init(integerLiteral value: Int) {
            self.kind = .nth(value)
        }

        private init(_ kind: Kind) {
            self.kind = kind
        }

        /// At one call, counted from 1.
        public static func nth(_ number: Int) -> Occasion { Occasion(.nth(number)) }

        /// At this call, counted from 1, and at every later one.
        public static func from(_ number: Int) -> Occasion { Occasion(.from(number)) }

        /// At every call.
        public static let every = Occasion(.from(1))

        func includes(_ number: Int) -> Bool {
            switch kind {
            case .nth(let wanted): number == wanted
            case .from(let first): number >= first
            }
        }

        /// The occasion in words.
        public var description: String {
            switch kind {
            case .nth(let number): "call \(number)"
            case .from(1): "every call"
            case .from(let number): "call \(number) and later"
            }
        }
    }

    let operation: StoreOperation
    let key: CredentialKey?
    let occasion: Occasion
    let effect: StoreFaultEffect

    /// Describes a fault.
    ///
    /// - Parameters:
    ///   - operation: The operation that goes wrong.
    ///   - key: The key at which it does, or nil for any. Calls for other keys are not counted.
    ///   - call: At which call: a number counted from 1, `.from(2)` or `.every`.
    ///   - effect: What happens.
    /// - Returns: The fault.
    public static func on(
        _ operation: StoreOperation,
        key: CredentialKey? = nil,
        call: Occasion = 1,
        _ effect: StoreFaultEffect
    ) -> StoreFault {
        StoreFault(operation: operation, key: key, occasion: call, effect: effect)
    }

    func concerns(_ operation: StoreOperation, _ key: CredentialKey?) -> Bool {
        self.operation == operation && (self.key == nil || self.key == key)
    }

    /// The operation, the key, the occasion and the effect in words.
    public var description: String {
        "\(operation)\(key.map { " \($0)" } ?? ""), \(occasion): \(effect)"
    }
}
