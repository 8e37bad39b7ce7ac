import ServerUsers
import TimeTrackingKit

/// Reads the shared tokens and who may spend them for whom.
enum SharedTokenTables {
    /// Reads everything but who may spend them when nothing is set, which is up to the rules.
    static func settings(
        _ values: SettingsValues,
        _ settings: ServerSettings,
        _ secrets: MountedSecrets,
        _ report: inout SettingsReport
    ) async -> SharedTokenSettings {
        var shared = SharedTokenSettings()
        shared.allowsWrites = values.read(.sharedTokenWrites, usual: false, &report, \.flag)
        for (service, variable) in [(TimeService.clockify, "CLOCKIFY_API_KEY"), (.clockwork, "CLOCKWORK_API_TOKEN")] {
            do throws(CredentialStoreError) {
                let key = try CredentialKey(service: service.rawValue, account: "shared")
                let workspace = service == .clockify ? ["workspace_id": "CLOCKIFY_WORKSPACE_ID"] : [:]
                let stores = try secrets.stores(variable, as: key, attributes: workspace)
                guard !stores.isEmpty else { continue }
                let store = FallbackCredentialStore(stores)
                guard let credential = try await store.credential(for: key) else {
                    if secrets.environment["\(variable)_FILE"].map({ !$0.isEmpty }) ?? false {
                        report.refuse("there is no such file; put the secret there.", at: .variable("\(variable)_FILE"))
                    }
                    continue
                }
                shared.tokens[service] = SharedToken(store: store, key: key, variable: variable)
                if service == .clockify { shared.workspaceID = workspaceID(credential, secrets.environment) }
            } catch {
                report.refuse(error.message, at: .variable(variable))
            }
        }
        shared.accounts = accounts(values.file.sharedAccounts, settings, &report)
        shared.anonymousAccounts = values.file.anonymousAccounts.map { people(in: $0, &report) } ?? [:]
        return shared
    }

    /// The workspace of the shared key: the one that lies beside it, else the one of the environment.
    private static func workspaceID(_ credential: Credential, _ environment: [String: String]) -> String? {
        if let beside = credential.attributes["workspace_id"], !beside.isEmpty { return beside }
        let words = environment["CLOCKIFY_WORKSPACE_ID"]?.split(whereSeparator: \.isWhitespace) ?? []
        return words.count == 1 ? String(words[0]) : nil
    }

    private static func accounts(
        _ tables: [PlacedTable],
        _ settings: ServerSettings,
        _ report: inout SettingsReport
    ) -> [UserID: [TimeService: Set<String>]] {
        var accounts: [UserID: [TimeService: Set<String>]] = [:]
        for table in tables {
            guard let user = user(in: table, settings, &report) else { continue }
            guard accounts[user] == nil else {
                report.refuse("this user stands here twice; put the two tables together.", at: table.place(of: "user"))
                continue
            }
            accounts[user] = people(in: table, &report)
        }
        return accounts
    }

    /// The user whom a table names: an issuer and a subject, or a subject where there is only one issuer.
    private static func user(
        in table: PlacedTable,
        _ settings: ServerSettings,
        _ report: inout SettingsReport
    ) -> UserID? {
        let place = table.place(of: "user")
        guard let text = table.values["user"]?.value.text else {
            report.refuse("user has to be a subject, or an issuer, a space and a subject; add it.", at: place)
            return nil
        }
        if text.contains(" ") {
            guard let user = try? ServerUser(id: UserID(text)) else {
                report.refuse("user has to be an issuer, a space and a subject; correct it.", at: place)
                return nil
            }
            return user.id
        }
        var issuers = settings.signIn.map(\.issuer)
        if settings.proxy.userHeader != nil { issuers.append(settings.proxy.issuer) }
        guard issuers.count < 2 else {
            report.refuse("there are several issuers; put the user's issuer and a space before the subject.", at: place)
            return nil
        }
        guard let user = try? ServerUser(issuer: issuers.first ?? ServerUser.localIssuer, subject: text) else {
            report.refuse("user has to be at most 255 bytes without control characters; correct it.", at: place)
            return nil
        }
        return user.id
    }

    private static func people(
        in table: PlacedTable,
        _ report: inout SettingsReport
    ) -> [TimeService: Set<String>] {
        var people: [TimeService: Set<String>] = [:]
        for service in TimeService.allCases {
            guard let placed = table.values[service.rawValue] else { continue }
            let names = placed.value.list ?? []
            guard !names.isEmpty, !names.contains(where: \.isEmpty) else {
                report.refuse(
                    "\(service) has to be a list of at least one person's identifier there; correct it.",
                    at: placed.place
                )
                continue
            }
            people[service] = Set(names)
        }
        return people
    }
}
