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

    /// The lines.
    let findings: [Finding]

    /// Looks at the keyring without a prompt and without reading a secret.
    ///
    /// - Parameters:
    ///   - stores: The stores of the program.
    ///   - blocked: How a blocker is to be taken.
    /// - Returns: A line for everything that is there, and one for the first thing that is not.
    /// - Throws: ``Failure`` when `TIMETRACK_STORE` names no store, `CancellationError` when the task was cancelled.
    static func make(_ stores: ConfiguredStores, blocked: Finding.State) async throws -> KeyringExamination {
        if let source = try KeySource.preferred(in: stores.environment), source != .keyring {
            let message = "Not asked, because \(KeySource.variable) is \(source.rawValue)."
            return KeyringExamination(findings: [.ok("keyring", message)])
        }
        guard let keyring = stores.keyringItself(unlock: false) else {
            return KeyringExamination(findings: [])
        }
        do {
            let status = try await keyring.collectionStatus()
            return KeyringExamination(findings: describe(status, blocked))
        } catch {
            if error.code == .cancelled { throw CancellationError() }
            let part = part(blockedBy: error)
            return KeyringExamination(
                findings: present(before: part) + [
                    Finding(state: blocked, check: part.rawValue, message: error.message)
                ]
            )
        }
    }

    private static func describe(_ status: KeyringCollectionStatus, _ blocked: Finding.State) -> [Finding] {
        var findings = present(before: .collection)
        findings.append(
            status.isPersistent
                ? .ok(Part.collection.rawValue, "The default collection is \"\(status.label)\".")
                : .note(
                    Part.collection.rawValue,
                    "The collection \"\(status.label)\" is gone when the session ends; create a lasting one in a keyring viewer."
                )
        )
        findings.append(
            status.isLocked
                ? Finding(
                    state: blocked,
                    check: Part.lock.rawValue,
                    message:
                        "\"\(status.label)\" is locked; unlock it in a keyring viewer, or add --unlock to commands "
                        + "so that the desktop asks for its password."
                )
                : .ok(Part.lock.rawValue, Part.lock.presence)
        )
        return findings
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
