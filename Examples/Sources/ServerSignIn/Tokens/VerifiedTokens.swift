import Crypto
import Synchronization
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Tokens that were verified before, by the SHA-256 of their bytes, so that a program that sends one with each request
/// makes the server do the arithmetic once.
///
/// Nothing that can change is taken from here: times, the issuer's keys and the user's standing are looked at each
/// time.
final class VerifiedTokens: Sendable {
    /// A token that was verified.
    struct Entry: Sendable {
        /// What it says, and when it is good.
        let timed: TimedToken

        /// The name of its issuer.
        let issuer: String

        /// The state of the issuer's keys in which it was verified, or nil when they do not change.
        let generation: Int?
    }

    private let entries = Mutex<[SHA256Digest: Entry]>([:])
    private let capacity: Int

    /// - Parameter capacity: How many tokens are kept at most.
    init(capacity: Int = 4096) {
        self.capacity = capacity
    }

    /// How many tokens are kept.
    var count: Int { entries.withLock(\.count) }

    /// The name under which a token is kept.
    static func digest(of token: Secret) -> SHA256Digest {
        token.withRevealedBytes { bytes in SHA256.hash(data: bytes) }
    }

    /// A token that was verified, or nil when it was not.
    subscript(digest: SHA256Digest) -> Entry? {
        entries.withLock { $0[digest] }
    }

    /// Forgets a token.
    func remove(_ digest: SHA256Digest) {
        entries.withLock { _ = $0.removeValue(forKey: digest) }
    }

    /// Keeps a token, in place of those that have expired, or of all when none has.
    func insert(_ entry: Entry, for digest: SHA256Digest, at now: Date) {
        entries.withLock { entries in
            if entries.count >= capacity { entries = entries.filter { now < $0.value.timed.times.end } }
            if entries.count >= capacity { entries.removeAll() }
            entries[digest] = entry
        }
    }
}
