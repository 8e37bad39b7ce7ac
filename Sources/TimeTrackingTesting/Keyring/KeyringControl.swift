#if os(Linux)
/// The socket of `gnome-keyring-daemon` through which the system's login unlocks it.
struct KeyringControl {
    private static let unlock: UInt32 = 1

    let path: String

    /// Unlocks the login collection, or makes it when there is none, blocking.
    func unlock(password: String) throws(PrivateKeyringError) {
        let connection = try ProcessSocket.connected(to: path)
        // One byte to carry the sender's identity, then a packet: its length, the request, the password.
        try connection.send([0])
        let password = Array(password.utf8)
        let length = UInt32(12 + password.count)
        try connection.send(bytes(of: length) + bytes(of: Self.unlock) + bytes(of: UInt32(password.count)) + password)

        let deadline = ContinuousClock.now + PrivateBus.patience
        var answer: [UInt8] = []
        while answer.count < 8, let bytes = try connection.receive(until: deadline), !bytes.isEmpty { answer += bytes }
        guard answer == bytes(of: 8) + bytes(of: 0) else {
            throw PrivateKeyringError(
                .notRunning,
                "The keyring does not take its password; restart it, or thaw it."
            )
        }
    }

    private func bytes(of number: UInt32) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}
#endif
