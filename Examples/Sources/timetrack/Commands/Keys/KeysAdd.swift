import ArgumentParser
import TerminalOutput
import TimeTrackingKit
import TimeTrackingSealing
import TimetrackKeys

/// Adds an encryption key.
struct KeysAdd: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add an encryption key; where there is none, make the first one.",
        discussion: """
            A new random key is put where the keys are, as one that only opens; `keys rotate` makes it \
            the current one. Where there is no key yet, it becomes the current one, in the file \
            $XDG_CONFIG_HOME/timetrack/encryption.keys or with --keyring in the keyring. Keep a copy of \
            the file apart from the database: without the key nothing opens, and no one can help.

            Examples:

              timetrack keys add
              timetrack keys add --with-key < old.key
            """
    )

    @Flag(name: .customLong("keyring"), help: "Make the first key in the keyring rather than in the file.")
    var inKeyring = false

    @Flag(help: "Add a key that is asked for, or read from a pipe, instead of a new one.")
    var withKey = false

    @Flag(help: "Let the desktop ask for the password of a locked keyring.")
    var unlock = false

    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack keys status` shows whether a key was added" }

    func run(in context: Context) async throws {
        let ring = try await KeyRing(context.stores, unlock: unlock)
        try ring.checkIsOurs(
            variables:
                "Add a key, as `openssl rand -hex 32` prints it, to \(EncryptionKeyPlaces.previousVariable), where "
                + "commas stand between several, and start every program anew.",
            mount:
                "Add a line with a key, as `openssl rand -hex 32` prints it, below those of the secret that is mounted."
        )
        if case .file(let file)? = ring.place, inKeyring {
            throw Failure(
                .usage,
                "usage",
                "The keys lie in the file \(file.path), which is asked before the keyring; leave out --keyring."
            )
        }
        let key = try await key()
        var place = ring.place
        if place == nil {
            try checkThatNothingIsSealed(context)
            place = try await create(key, ring)
        } else {
            try await ring.add(key)
        }
        let isFirst = ring.place == nil
        let words = place?.words ?? ""
        let document = KeyAddedDocument(id: key.id.description, source: words, isCurrent: isFirst)
        try context.console.show(document) { terminal in
            guard !output.quiet else { return }
            guard !isFirst else {
                try terminal.print("\("Made", .good) the encryption key \(key.id) in \(words).")
                return try terminal.print(
                    "Keep a copy of it apart from the database: without it nothing in there can be opened."
                )
            }
            try terminal.print("\("Added", .good) the encryption key \(key.id) to \(words); it only opens so far.")
            try terminal.print(
                "When every program that uses the database has it, run `timetrack keys rotate \(key.id)`. A program notices "
                    + "the change of a file by itself; one that has its own copy of the keys has to be given it."
            )
        }
    }

    private func key() async throws -> EncryptionKey {
        guard withKey else { return .random() }
        let text = try await SecretPrompt.read("Encryption key: ", mayAsk: !output.noInput)
        return try EncryptionKey(text: text, from: "what came in")
    }

    private func create(_ key: EncryptionKey, _ ring: KeyRing) async throws -> EncryptionKeyPlaces.Place {
        guard !inKeyring else {
            try await ring.createItem(key)
            return .keyring
        }
        guard let file = ring.places.file else {
            throw Failure(
                .usage,
                "usage",
                "Neither XDG_CONFIG_HOME nor HOME is set to an absolute path; set one of them."
            )
        }
        try await file.create(key)
        return .file(file)
    }

    /// Refuses a new first key where a database waits for another one.
    private func checkThatNothingIsSealed(_ context: Context) throws {
        guard !withKey, try context.stores.hasDatabase() else { return }
        let path = try DatabasePlace(context.environment).path
        throw Failure(
            .credentialStore,
            "no_encryption_key",
            "The database \(path) is sealed with a key that is not at hand, and a new one would not open it; add that key "
                + "with `timetrack keys add --with-key`, or move the database away to begin with an empty one."
        )
    }
}

/// The key that was added, in JSON, without the key itself.
struct KeyAddedDocument: Encodable {
    var id: String
    var source: String
    var isCurrent: Bool

    enum CodingKeys: String, CodingKey {
        case id, source
        case isCurrent = "current"
    }
}
