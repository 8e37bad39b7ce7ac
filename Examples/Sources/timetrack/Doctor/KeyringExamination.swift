import TimeTrackingKeyring
import TimeTrackingKit
import TimetrackKeys

/// What stands between this program and the keys in the keyring, one thing after the other.
struct KeyringExamination {
    /// What has to be there, each only when those before it are.
    private enum Part: String, CaseIterable {
        case library = "keyring library"
        case bus = "keyring bus"
        case service = "keyring service"
        case collection = "keyring collection"
        case lock = "keyring lock"

        /// What to say when it is there.
        var presence: String {
            switch self {
            case .library: "libsecret can be loaded."
            case .bus: "The session bus takes connections."
            case .service: "A Secret Service answers on it."
            case .collection: "There is a default collection."
            case .lock: "It is unlocked."
            }
        }
    }

    /// What was found out.
    private enum Outcome {
        case notAsked(KeySource)
        case status(KeyringCollectionStatus)
        case error(CredentialStoreError)
        /// There is nothing to find out.
        case none
    }

    private let outcome: Outcome

    /// Looks at the keyring without a prompt and without reading a secret.
    ///
    /// - Parameter stores: The stores of the program.
    /// - Returns: What was found out.
    /// - Throws: `CancellationError` when the task was cancelled.
    static func make(_ stores: ConfiguredStores) async throws -> KeyringExamination {
        do {
            if let source = try KeySource.preferred(in: stores.environment), source != .keyring {
                return KeyringExamination(outcome: .notAsked(source))
            }
        } catch {
            // That the variable names no source is a finding of its own.
            return KeyringExamination(outcome: .none)
        }
        guard let keyring = stores.keyringItself(unlock: false) else { return KeyringExamination(outcome: .none) }
        do {
            return KeyringExamination(outcome: .status(try await keyring.collectionStatus()))
        } catch {
            if error.code == .cancelled { throw CancellationError() }
            return KeyringExamination(outcome: .error(error))
        }
    }

    /// A line for everything that is there, and one for the first thing that is not.
    ///
    /// - Parameter blocked: How that is to be taken.
    /// - Returns: The lines.
    func findings(blocked: Finding.State) -> [Finding] {
        switch outcome {
        case .none: return []
        case .notAsked(let source):
            return [.ok("keyring", "Not asked, because \(KeySource.variable) is \(source.rawValue).")]
        case .error(let error):
            let part = Self.part(blockedBy: error)
            return Self.present(before: part)
                + [Finding(state: blocked, check: part.rawValue, message: error.message)]
        case .status(let status):
            return Self.present(before: .collection) + [Self.collection(status), Self.lock(status, blocked)]
        }
    }

    private static func collection(_ status: KeyringCollectionStatus) -> Finding {
        guard !status.isPersistent else {
            return .ok(Part.collection.rawValue, "The default collection is \"\(status.label)\".")
        }
        return .note(
            Part.collection.rawValue,
            "The collection \"\(status.label)\" is gone when the session ends; make a lasting one in a keyring viewer."
        )
    }

    private static func lock(_ status: KeyringCollectionStatus, _ blocked: Finding.State) -> Finding {
        guard status.isLocked else { return .ok(Part.lock.rawValue, Part.lock.presence) }
        return Finding(
            state: blocked,
            check: Part.lock.rawValue,
            message:
                "\"\(status.label)\" is locked; unlock it in a keyring viewer, or add --unlock to commands, so that "
                + "the desktop asks for its password."
        )
    }

    private static func present(before part: Part) -> [Finding] {
        Part.allCases.prefix { $0 != part }.map { .ok($0.rawValue, $0.presence) }
    }

    private static func part(blockedBy error: CredentialStoreError) -> Part {
        switch (error.code, error.reason) {
        case (.unavailable, .noLibrary?), (.unavailable, .unsupportedPlatform?): .library
        case (.unavailable, .noBus?), (.unavailable, .connectionFailed?): .bus
        case (.unavailable, .noDefaultCollection?): .collection
        case (.locked, _): .lock
        default: .service
        }
    }
}
