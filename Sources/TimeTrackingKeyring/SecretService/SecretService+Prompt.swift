#if Keyring && os(Linux)
import CLibsecret
import TimeTrackingKit

/// What became of a prompt.
private struct PromptAnswer: Hashable {
    /// Whether a person closed it.
    var isDismissed: Bool
    /// The object that the service made once it was answered, or nil when it made none.
    var object: ObjectPath?
}

/// Where the callbacks put what became of a prompt.
private typealias PromptEnd = OneShot<Result<PromptAnswer, KeyringFailure>>

extension SecretService {
    /// Shows a prompt and waits for its answer, for as long as that takes; a cancelled task takes the prompt away.
    ///
    /// - Parameters:
    ///   - prompt: The prompt.
    ///   - whenShown: Called once the service has shown it, from when on only a person is waited for.
    /// - Returns: The object that the service made once the prompt was answered, or nil when it made none.
    /// - Throws: ``KeyringFailure`` `dismissed` when a person closed it, `cancelled` when the task is, and others.
    func answer(
        to prompt: ObjectPath,
        whenShown: () throws(KeyringFailure) -> Void
    ) async throws(KeyringFailure) -> ObjectPath? {
        let end = PromptEnd()
        // Listened for before the prompt is shown, because the answer may come at once.
        let subscriptions = [subscribeCompleted(prompt, end), subscribeOwnerChanged(end)]
        let closed = ttk_connect_closed(connection.pointer, connectionClosed, Unmanaged.passUnretained(end).toOpaque())
        defer {
            for subscription in subscriptions {
                ttk_g_dbus_connection_signal_unsubscribe(connection.pointer, subscription)
            }
            ttk_g_signal_handler_disconnect(UnsafeMutableRawPointer(connection.pointer), closed)
        }
        do throws(KeyringFailure) {
            _ = try await beginPrompt(prompt).value()
            try whenShown()
        } catch {
            dismiss(prompt)
            throw error
        }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { end.wait($0) }
        } onCancel: {
            end.resume { .failure(.cancelled) }
        }
        if result == .failure(.cancelled) { dismiss(prompt) }
        let answer = try result.get()
        guard !answer.isDismissed else { throw .dismissed }
        return answer.object
    }

    /// Takes a prompt away, shown or not, without waiting for the service to do so.
    func dismiss(_ prompt: ObjectPath) {
        _ = beginDismiss(prompt)
    }

    private func subscribeCompleted(_ prompt: ObjectPath, _ end: PromptEnd) -> UInt32 {
        ttk_g_dbus_connection_signal_subscribe(
            connection.pointer,
            owner,
            Self.promptInterface,
            "Completed",
            prompt.text,
            nil,
            0,
            { _, _, _, _, _, parameters, data in
                guard let data, let parameters else { return }
                let answer = PromptAnswer(BusValue(referring: parameters))
                Unmanaged<PromptEnd>.fromOpaque(data).takeUnretainedValue()
                    .resume { answer.map { .success($0) } ?? .failure(.malformedAnswer) }
            },
            Unmanaged.passRetained(end).toOpaque(),
            releasePromptEnd
        )
    }

    private func subscribeOwnerChanged(_ end: PromptEnd) -> UInt32 {
        ttk_g_dbus_connection_signal_subscribe(
            connection.pointer,
            "org.freedesktop.DBus",
            "org.freedesktop.DBus",
            "NameOwnerChanged",
            nil,
            owner,
            0,
            { _, _, _, _, _, _, data in
                guard let data else { return }
                Unmanaged<PromptEnd>.fromOpaque(data).takeUnretainedValue().resume { .failure(.serviceLost) }
            },
            Unmanaged.passRetained(end).toOpaque(),
            releasePromptEnd
        )
    }
}

extension PromptAnswer {
    /// Reads the parameters of the signal `Completed`.
    fileprivate init?(_ parameters: BusValue) {
        guard let members = parameters.members, members.count == 2, let isDismissed = members[0].flag else {
            return nil
        }
        self.isDismissed = isDismissed
        self.object = members[1].content?.objectPath
    }
}

private func releasePromptEnd(_ data: UnsafeMutableRawPointer?) {
    guard let data else { return }
    Unmanaged<PromptEnd>.fromOpaque(data).release()
}

private func connectionClosed(_ data: UnsafeMutableRawPointer?) -> Int32 {
    guard let data else { return 0 }
    Unmanaged<PromptEnd>.fromOpaque(data).takeUnretainedValue().resume { .failure(.connectionFailed) }
    return 0
}
#endif
