import Synchronization
import Testing
import TimeTrackingKit
import TimeTrackingTesting

@Suite struct SecretComparisonTests {
    private let canary = SecretCanary()

    @Test func tellsLengthsFromBytes() {
        let other = SecretCanary()
        #expect(canary.secret.compared(to: canary.secret) == .same)
        #expect(canary.secret.compared(to: other.secret) == .otherBytes)
        #expect(canary.secret.compared(to: canary.secret(suffix: [0x21])) == .otherLength)
    }

    /// Fails expectations on purpose and searches everything that Swift Testing knows of the failures.
    @Test(.filterIssues(Failures.inspect))
    func aFailedExpectationShowsNeitherSecret() {
        let token = Failures.canary.secret
        let expected = Failures.canary.secret(prefix: [0x21])
        let found = Credential(secret: token)
        let wanted = Credential(secret: expected)
        #expect(token.compared(to: expected) == .same, Failures.onPurpose)
        #expect(token == expected, Failures.onPurpose)
        #expect(found == wanted, Failures.onPurpose)
        let seen = Failures.seen.withLock(\.self)
        #expect(seen.count == 3)
        for text in [
            "(token.compared(to: expected) → differs in length) == (.same → same)",
            "(token → <secret>) == (expected → <secret>)",
            "(found → Credential(<secret>)) == (wanted → Credential(<secret>))",
        ] {
            #expect(seen.contains { $0.contains(text) })
        }
    }
}

/// The failures of the one test above.
///
/// A trait is made before its test, so the two cannot share a local value.
private enum Failures {
    static let canary = SecretCanary()
    static let onPurpose: Comment = "on purpose"
    static let seen = Mutex<[String]>([])

    /// Takes a failure that was made on purpose off the record unless it shows the secret.
    @Sendable static func inspect(_ issue: Issue) -> Bool {
        guard issue.comments.contains(onPurpose) else { return true }
        seen.withLock { $0.append("\(issue)") }
        return !LeakDetector(canary).leaks(inPrintsOf: issue).isEmpty
    }
}
