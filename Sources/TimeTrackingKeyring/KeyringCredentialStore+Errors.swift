#if Keyring && os(Linux)
import TimeTrackingKit

// Every failure as an error of the store, with a sentence whose advice works.
extension KeyringCredentialStore {
    /// The error for a failure.
    ///
    /// - Parameters:
    ///   - failure: What went wrong.
    ///   - collection: The collection that was worked in.
    ///   - applied: What is known of the write under way, or nil for a read.
    /// - Returns: The error.
    func error(
        _ failure: KeyringFailure,
        _ collection: KeyringCollection,
        _ applied: CredentialStoreError.Applied?
    ) -> CredentialStoreError {
        if failure == .cancelled { return cancelled(applied) }
        let (code, reason, message) = Self.explanation(of: failure, collection)
        var error = CredentialStoreError(code, store: name, message: message, reason: reason, applied: applied)
        if case .ambiguous(let count) = failure { error.count = count }
        if case .refused(let name) = failure { error.causeType = name }
        if applied == .unknown {
            error.message += " Read the credential back before that: it may have been changed."
        }
        return error
    }

    /// The error of a call that is not made, because the keyring did not answer one a moment ago.
    func silent(_ isWrite: Bool) -> CredentialStoreError {
        CredentialStoreError(
            .timedOut,
            store: name,
            message: "The keyring did not answer a moment ago and is not asked again for \(KeyringPause.seconds) "
                + "seconds; try again then, or restart the keyring.",
            applied: isWrite ? .no : nil
        )
    }

    private typealias Explanation = (CredentialStoreError.Code, CredentialStoreError.Reason?, String)

    private static func explanation(of failure: KeyringFailure, _ collection: KeyringCollection) -> Explanation {
        switch failure {
        case .noLibrary:
            (
                .unavailable, .noLibrary,
                "The library libsecret-1.so.0 cannot be loaded; install it (Debian's package is libsecret-1-0)."
            )
        case .noBus:
            (
                .unavailable, .noBus,
                "There is no session bus; log in to a desktop session, set DBUS_SESSION_BUS_ADDRESS to the address of the "
                    + "one that runs, or start the program with dbus-run-session where none does."
            )
        case .connectionFailed:
            (
                .unavailable, .connectionFailed,
                "The session bus does not answer; set DBUS_SESSION_BUS_ADDRESS to the address of a running bus."
            )
        case .noService:
            (
                .unavailable, .noService,
                "Nothing on the session bus keeps secrets; install and start a keyring, for example gnome-keyring."
            )
        case .noCollection:
            (.unavailable, .noDefaultCollection, noCollection(collection))
        case .noThread:
            (
                .failed, nil,
                "The process may not start another thread; raise its limit (ulimit -u)."
            )
        case .serviceDoesNotStart:
            (
                .failed, .noService,
                "The session bus could not start the keyring; start it by hand to see why (gnome-keyring-daemon --unlock "
                    + "reads its password from standard input)."
            )
        case .sessionEnded, .serviceLost:
            (
                .failed, .connectionFailed,
                "The keyring ended while it was asked; start it, if nothing does so by itself, and try again."
            )
        case .serviceGone:
            (
                .failed, .noService,
                "The keyring that was there has ended; start it and try again."
            )
        case .busLost:
            (
                .failed, .connectionFailed,
                "The session bus that was there has ended; try again when one runs at its address, or start the program "
                    + "in a new session."
            )
        case .locked:
            (.locked, nil, "The keyring is locked; unlock it and try again.")
        case .unconfirmed:
            (
                .locked, nil,
                "The keyring wants a person to agree to this change; let the store ask (interaction: .allowed), or turn "
                    + "the question off in the keyring's settings."
            )
        case .dismissed:
            (
                .dismissed, nil,
                "The prompt for the keyring was closed or could not be shown; try again where there is a display, and "
                    + "answer it."
            )
        case .denied:
            (
                .denied, nil,
                "This program may not talk to the keyring; allow it org.freedesktop.secrets on the session bus "
                    + "(for a Flatpak, with --talk-name)."
            )
        case .ambiguous(let count):
            (
                .ambiguous, nil,
                "\(count) items of the keyring answer to this key; keep one of them with repair, or remove the others "
                    + "in a keyring viewer."
            )
        case .noSuchChoice:
            (.invalidKey, nil, "The item to keep does not answer to this key; choose one that items lists.")
        case .unfinishedWrite:
            (
                .corrupted, nil,
                "A program ended in the middle of changing this item; store the credential again, or remove it."
            )
        case .noSuchObject, .malformedAnswer:
            (
                .corrupted, nil,
                "The keyring gave an answer that the Secret Service protocol does not know; restart the keyring."
            )
        case .refused:
            (.failed, nil, "The keyring failed to do this; look at its log, or restart it.")
        case .cancelled:
            (.cancelled, nil, "The call was cancelled; make it again.")
        }
    }

    private static func noCollection(_ collection: KeyringCollection) -> String {
        guard let path = collection.path else {
            return "The keyring has no default collection; make one in a keyring viewer, or with a new password on the "
                + "standard input of gnome-keyring-daemon --replace --unlock."
        }
        return "The keyring has no collection \(path.text); make it in a keyring viewer, or choose another."
    }
}
#endif
