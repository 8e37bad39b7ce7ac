#if os(Linux)
import ChildPrograms
import TimeTrackingKeyring
import TimeTrackingKit

/// What calls a keyring in turn with others, and says how long each call took.
protocol Side: AnyObject {
    var name: String { get }
    func look(up key: CredentialKey, times: Int) async throws -> [Duration]
    func store(_ key: CredentialKey, times: Int) async throws -> [Duration]
}

extension Side {
    /// The median time of some calls.
    func median(_ call: SideCall, _ key: CredentialKey, times: Int) async throws -> Duration {
        let durations =
            switch call {
            case .lookup: try await look(up: key, times: times)
            case .store: try await store(key, times: times)
            }
        return durations.sorted()[times / 2]
    }
}

/// Which call is timed.
enum SideCall: String {
    case lookup
    case store
}

/// The store of this package, in this process.
final class OurSide: Side {
    let name = "KeyringCredentialStore"
    private let keyring: KeyringCredentialStore

    init(_ keyring: KeyringCredentialStore) {
        self.keyring = keyring
    }

    func look(up key: CredentialKey, times: Int) async throws -> [Duration] {
        try await timed(times) { _ in
            guard try await keyring.credential(for: key) != nil else { throw MissingItemError(key: key) }
        }
    }

    func store(_ key: CredentialKey, times: Int) async throws -> [Duration] {
        try await timed(times) { number in
            let digits = String(number)
            let zeros = String(repeating: "0", count: 8 - digits.count)
            let secret = Secret(utf8: "a value of the usual length, no. \(zeros)\(digits)")
            try await keyring.store(Credential(secret: secret), for: key)
        }
    }

    private func timed(_ times: Int, _ call: (Int) async throws -> Void) async throws -> [Duration] {
        var durations: [Duration] = []
        for number in 0..<times {
            let begin = ContinuousClock.now
            try await call(number)
            durations.append(begin.duration(to: .now))
        }
        return durations
    }
}

/// An item that a benchmark stored is not found.
struct MissingItemError: Error {
    let key: CredentialKey
}

/// Another library, in a program of its own that times its calls.
final class OtherSide: Side {
    let name: String
    private let program: ChildProgram
    private let library: String

    /// - Parameters:
    ///   - name: What the report calls it.
    ///   - program: The program.
    ///   - library: What the program calls it, or nothing when the program has but one.
    init(_ name: String, in program: ChildProgram, library: String = "") {
        self.name = name
        self.program = program
        self.library = library.isEmpty ? "" : library + " "
    }

    func look(up key: CredentialKey, times: Int) throws -> [Duration] { try perform(.lookup, key, times) }

    func store(_ key: CredentialKey, times: Int) throws -> [Duration] { try perform(.store, key, times) }

    private func perform(_ call: SideCall, _ key: CredentialKey, _ times: Int) throws -> [Duration] {
        let answer = try program.ask("\(library)\(call.rawValue) \(key.service) \(key.account) \(times)")
        let nanoseconds = answer.split(separator: " ").compactMap { Int64($0) }
        guard nanoseconds.count == times else { throw SideError(description: "\(name) \(answer)") }
        return nanoseconds.map { .nanoseconds($0) }
    }
}

/// Another library's program could not do a call.
struct SideError: Error, CustomStringConvertible {
    let description: String
}
#endif
