import TerminalOutput
import TimeTrackingKeyring
import TimeTrackingKit

/// Writes the value of an item: the only place where this program writes a secret.
package struct Revelation: Job {
    private let service: String
    private let account: String
    private let store: StoreKind?
    private let unlock: Bool

    package var isJSON: Bool { false }
    package var isQuiet: Bool { false }

    package init(service: String, account: String, store: StoreKind?, unlock: Bool) {
        self.service = service
        self.account = account
        self.store = store
        self.unlock = unlock
    }

    /// Understands `credentials show SERVICE ACCOUNT --reveal` without the parser, which takes longer than the rest.
    ///
    /// - Parameter arguments: The arguments after the name of the program; for any others the result is nil, and the
    ///   parser looks at them.
    package init?(_ arguments: some Collection<String>) {
        guard arguments.count == 5, arguments.starts(with: ["credentials", "show"]) else { return nil }
        let names = arguments.dropFirst(2).filter { $0 != "--reveal" }
        guard names.count == 2, let service = names.first, let account = names.last else { return nil }
        guard !names.contains(where: { $0.hasPrefix("-") }) else { return nil }
        self.init(service: service, account: account, store: nil, unlock: false)
    }

    package func run(in context: Context) async throws {
        let item = try await context.stores.item(
            CredentialKey(service: service, account: account),
            in: store,
            unlock: unlock
        )
        // On this thread, which has nothing else to do, rather than on one that is started for it.
        if item.store == .keyring { KeyringCredentialStore.loadLibrary() }
        let found = try await context.stores.store(item.store, unlock: unlock).credential(for: item.key)
        guard let found else { throw Failure(missing: item) }
        try Self.write(found.secret, to: context.console.output)
    }

    /// Writes a value: to a terminal with a line end, to anything else byte for byte.
    private static func write(_ secret: Secret, to terminal: Terminal) throws {
        guard terminal.isInteractive else { return try secret.withRevealedBytes { try terminal.write($0) } }
        let isSafe = secret.withRevealedBytes { bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else { return false }
            return !text.unicodeScalars.contains { $0 != "\n" && $0 != "\t" && $0.isUnsafeOnTerminals }
        }
        guard isSafe else {
            throw Failure(
                .usage,
                "unsafe_value",
                "The value has characters that a terminal would act on; send it into a file or a pipe."
            )
        }
        try secret.withRevealedBytes { try terminal.write($0) }
        try terminal.write("\n")
    }
}
