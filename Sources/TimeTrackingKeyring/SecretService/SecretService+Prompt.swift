#if Keyring && os(Linux)
import TimeTrackingKit

/// What became of a prompt.
private struct PromptAnswer: Hashable {
    /// Whether a person closed it.
    var isDismissed: Bool
    /// The object that the service made once it was answered, or nil when it made none.
    var object: ObjectPath?
}

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
        // Listened for before the prompt is shown, because the answer may come at once.
        let end = AwaitedSignal<PromptAnswer>(on: connection)
        let completed = BusMethod(owner: owner, object: prompt, interface: Self.promptInterface, name: "Completed")
        end.listen(for: completed) { PromptAnswer($0).map { .success($0) } ?? .failure(.malformedAnswer) }
        end.listen(for: .ofBus("NameOwnerChanged"), argument: owner) { _ in .failure(.serviceLost) }
        do throws(KeyringFailure) {
            _ = try await beginPrompt(prompt).value()
            try whenShown()
        } catch {
            dismiss(prompt)
            throw error
        }
        let answer: PromptAnswer
        do throws(KeyringFailure) {
            answer = try await end.value()
        } catch {
            if error == .cancelled { dismiss(prompt) }
            throw error
        }
        guard !answer.isDismissed else { throw .dismissed }
        return answer.object
    }

    /// Takes a prompt away, shown or not, without waiting for the service to do so.
    func dismiss(_ prompt: ObjectPath) {
        let method = BusMethod(owner: owner, object: prompt, interface: Self.promptInterface, name: "Dismiss")
        connection.send(method, .tuple())
        connection.flush()
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
#endif
