import ChildPrograms

/// Another language's library, at the same work in a process of its own.
struct Peer {
    let name: String
    let program: ChildProgram

    /// Tells the program the key, the associated data and the secret.
    func prepare(_ sides: Sides) throws {
        let parts = [sides.keyBytes, sides.associatedData, sides.secret].map(Self.hexadecimal)
        let answer = try program.ask("prepare " + parts.joined(separator: " "))
        guard answer == "ready" else { throw PeerError(name: name, answer: answer) }
    }

    /// Has the program do something many times, and returns how long that took by its own clock.
    func time(_ action: String, _ times: Int) throws -> Duration {
        let answer = try program.ask("\(action) \(times)")
        guard let nanoseconds = Int(answer) else { throw PeerError(name: name, answer: answer) }
        return .nanoseconds(nanoseconds)
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 0x0F, radix: 16) }.joined()
    }
}

/// A program gave an answer that is none.
struct PeerError: Error, CustomStringConvertible {
    let name: String
    let answer: String

    var description: String { "\(name) answered: \(answer)" }
}
