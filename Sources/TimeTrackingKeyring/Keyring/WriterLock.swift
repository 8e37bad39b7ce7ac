#if Keyring && os(Linux)
import TimeTrackingKit

/// The right to change what is kept under a key, which one connection to a bus has at a time.
///
/// It is a name on the bus, so that the bus takes it back from a program that dies. Names are given to those who wait for
/// them in the order in which they came.
final class WriterLock {
    private let connection: BusConnection
    private let name: String
    private let answer: PendingAnswer<BusValue>

    /// Asks for the right to a key; what is sent on the connection from now on arrives after that.
    init(of key: CredentialKey, on connection: BusConnection) {
        self.connection = connection
        self.name = Self.name(of: key)
        self.answer = connection.call(.ofBus("RequestName"), .tuple(.string(name), .number(0)), answer: "(u)")
    }

    /// Gives the right back, or the place in the queue.
    func release() {
        connection.send(.ofBus("ReleaseName"), .tuple(.string(name)))
    }

    /// Waits for the right.
    ///
    /// In a sandbox that lets a program have no name, the answer is that it was there at once.
    ///
    /// - Parameter call: The call that it is done for.
    /// - Returns: Whether another writer had it, so that what was found before is from before its change.
    /// - Throws: ``KeyringFailure`` `cancelled` when the task is, `connectionFailed` and others.
    func wait(for call: KeyringCall) async throws(KeyringFailure) -> Bool {
        do throws(KeyringFailure) {
            guard try Self.isQueued(try await answer.value()) else { return false }
        } catch {
            if error == .cancelled || error.isLoss { throw error }
            return false
        }
        // Listened for before it is asked for once more: the name may have come in between.
        let acquired = AwaitedSignal<Void>(on: connection)
        acquired.listen(for: .ofBus("NameAcquired"), argument: name) { _ in .success(()) }
        call.isHeldUp = true
        defer { call.isHeldUp = false }
        let again = connection.call(.ofBus("RequestName"), .tuple(.string(name), .number(0)), answer: "(u)")
        if try Self.isQueued(try await again.value()) { try await acquired.value() }
        return true
    }

    /// Whether somebody has the right to a key at this moment; somebody in a sandbox may change it without.
    static func isHeld(for key: CredentialKey, on connection: BusConnection) async throws(KeyringFailure) -> Bool {
        let question = connection.call(.ofBus("NameHasOwner"), .tuple(.string(name(of: key))), answer: "(b)")
        guard let isHeld = try await question.value().members?.first?.flag else { throw .malformedAnswer }
        return isHeld
    }

    private static func isQueued(_ answer: BusValue) throws(KeyringFailure) -> Bool {
        guard let state = answer.members?.first?.number else { throw .malformedAnswer }
        return state == 2
    }

    /// A name for each key, save that two keys may share one, and then wait for each other in vain.
    private static func name(of key: CredentialKey) -> String {
        // FNV-1a: short, the same in all processes, and no secret is in it.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in Array(key.service.utf8) + [0] + Array(key.account.utf8) {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return "org.timetrackingkit.KeyringWriter.k\(String(hash, radix: 16))"
    }
}
#endif
