public import TimeTrackingKit

/// What happens at a call that goes wrong.
public struct StoreFaultEffect: Sendable, CustomStringConvertible {
    enum Kind {
        case fail(CredentialStoreError.Code)
        case failWith(CredentialStoreError)
        case failAfterApplying
        case failBeforeApplying
        case tear(Int)
        case delay(Duration)
        case hang
        case pretendAbsent
    }

    let kind: Kind

    /// Nothing is done, and an error with this code is thrown; a write says `applied: no`.
    public static func fail(_ code: CredentialStoreError.Code) -> StoreFaultEffect {
        StoreFaultEffect(kind: .fail(code))
    }

    /// Nothing is done, and this very error is thrown.
    public static func fail(_ error: CredentialStoreError) -> StoreFaultEffect {
        StoreFaultEffect(kind: .failWith(error))
    }

    /// The operation takes place, and then `timedOut` is thrown; a write says `applied: unknown`.
    public static let failAfterApplying = StoreFaultEffect(kind: .failAfterApplying)

    /// The operation does not take place, and `timedOut` is thrown; a write says `applied: unknown`.
    ///
    /// A caller cannot tell this one from ``failAfterApplying`` except by reading back.
    public static let failBeforeApplying = StoreFaultEffect(kind: .failBeforeApplying)

    /// A write keeps only this many bytes of the secret, and then throws `timedOut` with `applied: unknown`.
    ///
    /// No store may do this; a caller that reads back has to notice.
    public static func tear(keepingBytes count: Int) -> StoreFaultEffect {
        StoreFaultEffect(kind: .tear(count))
    }

    /// The call takes this much longer; beyond the store's deadline it ends there with `timedOut`.
    ///
    /// Later faults of the same call still happen.
    public static func delay(_ duration: Duration) -> StoreFaultEffect {
        StoreFaultEffect(kind: .delay(duration))
    }

    /// The call waits until the store's deadline and throws `timedOut`, or `cancelled` when its task is.
    public static let hang = StoreFaultEffect(kind: .hang)

    /// The store lies: a read finds nothing, a listing is empty, a removal says `absent` and a write is dropped.
    public static let pretendAbsent = StoreFaultEffect(kind: .pretendAbsent)

    /// The effect in words.
    public var description: String {
        switch kind {
        case .fail(let code): "fail with \(code)"
        case .failWith(let error): "fail with \(error.code)"
        case .failAfterApplying: "fail after applying"
        case .failBeforeApplying: "fail before applying"
        case .tear(let count): "tear after \(count) bytes"
        case .delay(let duration): "delay by \(duration)"
        case .hang: "hang"
        case .pretendAbsent: "pretend absence"
        }
    }
}
