public import TimeTrackingKit

extension CredentialStoreError {
    /// Makes an error as a real store would throw it, with a sentence and the details that go with the code.
    ///
    /// - Parameters:
    ///   - code: What went wrong.
    ///   - store: The name of the store that failed.
    ///   - reason: Why, or nil for the usual reason of the code.
    ///   - applied: Whether a write took place, or nil when nothing was being written.
    /// - Returns: The error.
    public static func sample(
        _ code: Code,
        store: String = "sample",
        reason: Reason? = nil,
        applied: Applied? = nil
    ) -> CredentialStoreError {
        let template = code == .timedOut && applied == .unknown ? uncertainTimeout : templates[code]
        return CredentialStoreError(
            code,
            store: store,
            message: template?.message ?? "The store failed; try again.",
            reason: reason ?? template?.reason,
            applied: applied,
            limit: template?.limit,
            count: template?.count
        )
    }

    private struct Template {
        var message: String
        var reason: Reason?
        var limit: Int?
        var count: Int?
    }

    private static let uncertainTimeout = Template(
        message: "The store did not answer in time; read the credential back to see whether the change took place."
    )

    private static let templates: [Code: Template] = [
        .locked: Template(message: "The login keyring is locked; unlock it, then try again."),
        .denied: Template(message: "The system refused access to the store; grant it to this program, then try again."),
        .dismissed: Template(message: "The prompt was closed; try again and answer it."),
        .unavailable: Template(
            message: "No connection to the store came about; start its service, then try again.",
            reason: .connectionFailed
        ),
        .failed: Template(
            message: "The store's service ended while it was asked; start it again, then try again.",
            reason: .connectionFailed
        ),
        .timedOut: Template(message: "The store did not answer in time; try again once it does."),
        .cancelled: Template(message: "The call was cancelled; make it again from a task that is not."),
        .ambiguous: Template(message: "Two items answer to this key; remove one of them.", count: 2),
        .undecryptable: Template(
            message: "The item was sealed with another key; give the store that key.",
            reason: .wrongKey
        ),
        .corrupted: Template(message: "The container is cut short; restore it from a backup."),
        .insecurePermissions: Template(message: "Others can read the container; run chmod 600 on it, then try again."),
        .invalidKey: Template(message: "The account of a credential key contains a control character; remove it."),
        .tooLarge: Template(message: "The secret is too large; shorten it to 32768 bytes.", limit: 32_768),
        .unsupported: Template(message: "This store takes no writes; choose one that does."),
    ]
}
