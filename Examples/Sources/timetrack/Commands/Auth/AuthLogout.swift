import ArgumentParser
import TerminalOutput
import TimeTrackingKit
import TimetrackKeys

/// Removes the stored key of an account.
struct AuthLogout: TimetrackCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout",
        abstract: "Remove the stored key of an account, and the record of it.",
        discussion: """
            The key is removed from the store that holds it. It stays valid: Clockify and Clockwork \
            withdraw a key only on their own pages.

            An item that was stored under names of your choice (auth login --service --account) may be \
            in use by other programs, and one that another account has on record is in use by that. It \
            stays, and the record of it goes, unless --shared is given.

            Examples:

              timetrack auth logout
              timetrack auth logout clockwork --user work --yes
            """
    )

    @OptionGroup var account: AccountOptions
    @Flag(help: "Also remove an item that other programs or accounts use.")
    var shared = false

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var keyring: KeyringOptions
    @OptionGroup var output: OutputOptions

    var adviceWhenInterrupted: String { "`timetrack auth status` shows whether the key is still stored" }

    func run(in context: Context) async throws {
        let service = account.service.service
        let stores = context.stores
        let chain = try await stores.chain(for: service, user: account.user, unlock: keyring.unlock)
        guard let (kind, key) = chain.store else {
            throw Failure(
                .usage,
                "usage",
                "\(KeySource.variable) is environment, from where no key can be removed; unset it first."
            )
        }
        let logout = try Logout(of: chain, from: kind, key, removesShared: shared, unlock: keyring.unlock, context)
        let (place, others, isKept) = (logout.place, logout.others, logout.isKept)
        try await confirmation.confirm(
            isKept
                ? "Forget the \(service.title) key of \(chain.user), and leave it in \(place)?"
                : "Remove the \(service.title) key of \(chain.user) from \(place)?",
            mayAsk: !output.noInput
        )
        let removal = try await logout.remove()
        guard removal == .removed || chain.record != nil else {
            throw Failure(
                .noKey,
                "no_key",
                "There is no stored \(service.title) key of \(chain.user) in \(place); `timetrack auth status` shows what there is."
            )
        }
        let variable = service.variable.name
        let isVariableSet = context.environment[variable].map { !$0.isEmpty } ?? false
        let isNext = isVariableSet && chain.user == ConnectionOptions.defaultUser
        let document = LogoutDocument(
            service: service.name,
            user: chain.user,
            store: kind.rawValue,
            wasStored: removal == .removed,
            hadRecord: chain.record != nil,
            environmentApplies: isNext
        )
        try context.console.show(document) { terminal in
            guard !output.quiet else { return }
            if isKept {
                let users =
                    others.isEmpty ? "other programs may" : "\(others.map(\.user).joined(separator: " and ")) may"
                try terminal.print("\("Removed", .good) the record of the \(service.title) key of \(chain.user).")
                try terminal.print(
                    "The key stays in \(place), where \(users) need it; `\(CommandLineText.removal(of: key, from: kind))` removes it."
                )
            } else if removal == .removed {
                try terminal.print("\("Removed", .good) the \(service.title) key of \(chain.user) from \(place).")
                for other in others {
                    try terminal.print(
                        "It was the \(other.service) key of \(other.user), too; the record of it is removed."
                    )
                }
            } else {
                try terminal.print("The key was not in \(place) any more; the record of it is removed.")
            }
            if isNext { try terminal.print("\(variable) is set, so commands use that key from now on.") }
        }
    }
}

/// What a logout did, in JSON.
struct LogoutDocument: Encodable {
    var service: String
    var user: String
    var store: String
    var wasStored: Bool
    var hadRecord: Bool
    var environmentApplies: Bool

    enum CodingKeys: String, CodingKey {
        case service, user, store
        case wasStored = "removed"
        case hadRecord = "had_record"
        case environmentApplies = "environment_applies"
    }
}
