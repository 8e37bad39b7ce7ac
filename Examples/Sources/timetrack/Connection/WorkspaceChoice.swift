import ClockifyAPI
import Synchronization
import SystemPackage
import TimeTrackingKit
import TimetrackKeys
import TimetrackNames
import TimetrackSettings

/// The workspace that a person has chosen, by its id or its name, which is looked up once.
final class WorkspaceChoice: Sendable {
    /// What was chosen, or nil when nothing was.
    let text: String?

    /// Where it was chosen, to stand behind "as", or nil for the command line.
    let place: String?

    /// The files that settings come from, to say where a name was written.
    let files: [SettingKey: FilePath]

    private let found = Mutex<Clockify.WorkspaceID?>(nil)

    /// - Parameters:
    ///   - option: What the command line says, which comes first.
    ///   - chosen: What the settings say.
    init(option: String?, _ chosen: ChosenSettings) {
        self.text = option ?? chosen.settings.workspace
        self.place = option == nil ? chosen.files[.workspace].map { "\($0)" } : nil
        self.files = chosen.files
    }

    /// - Parameter text: What was chosen before, whatever the settings say now, or nil for the workspace of the key.
    init(_ text: String?) {
        self.text = text
        self.place = nil
        self.files = [:]
    }

    /// The option that chooses the same, for commands in messages; empty when the settings choose it, or nothing does.
    var repeated: String {
        guard place == nil, let text else { return "" }
        return " -w \(CommandLineText.word(text))"
    }

    /// The workspace that was found for it, or nil when none was yet.
    var known: Clockify.WorkspaceID? {
        get { found.withLock(\.self) }
        set { found.withLock { $0 = newValue } }
    }
}

extension ClockifySession {
    /// The workspace to work in: as the user says, else as the settings say, else as the key says, else as Clockify says.
    func workspace(of user: Clockify.User) async throws -> Clockify.WorkspaceID {
        if let known = workspaceChoice.known { return known }
        let found: Clockify.WorkspaceID
        if let text = workspaceChoice.text {
            found = try await workspace(text)
        } else {
            found = try await usualWorkspace(of: user)
            names.keepUsualWorkspace(found)
        }
        workspaceChoice.known = found
        return found
    }

    /// The workspace of the key, whatever was chosen.
    private func usualWorkspace(of user: Clockify.User) async throws -> Clockify.WorkspaceID {
        let attributes = try await connection.tokens.token().credential.attributes
        if let stored = attributes[CredentialAttribute.workspaceID] { return Clockify.WorkspaceID(stored) }
        guard let own = user.activeWorkspaceID ?? user.defaultWorkspaceID else {
            throw Failure(
                .notFound,
                "no_workspace",
                "Your account has no workspace of its own; name one with --workspace."
            )
        }
        return own
    }

    /// The workspace that a person means; an id is taken as it is.
    private func workspace(_ text: String) async throws -> Clockify.WorkspaceID {
        if text.isClockifyID { return Clockify.WorkspaceID(text) }
        let item = try NameChoice.workspace.item(
            text,
            among: try await workspaces(),
            place: workspaceChoice.place,
            repeating: repeatedConnection
        )
        return Clockify.WorkspaceID(item.id)
    }

    /// All workspaces that the key can see.
    func workspaces() async throws -> [NamedItem] {
        let items = try await client.workspaces().map { NamedItem(id: $0.id.rawValue, name: $0.name) }
        names.keep(items, .workspaces, in: nil)
        return items
    }
}

extension String {
    /// Whether the text is an id of Clockify: 24 hexadecimal digits.
    var isClockifyID: Bool {
        utf8.count == 24
            && utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
                default: false
                }
            }
    }
}
