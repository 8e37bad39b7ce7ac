import ServerUsers
import SystemPackage
import TimeTrackingKit

/// Reads the tables `sign_in`.
enum SignInTables {
    /// The variable that has the secret of the one issuer that signs with one.
    static let secretVariable = "TIMETRACK_SERVER_JWT_SECRET"

    /// Reads the tables, and the secrets that they need.
    static func issuers(
        _ values: SettingsValues,
        _ secrets: MountedSecrets,
        _ report: inout SettingsReport
    ) async -> [SignInIssuer] {
        var issuers: [SignInIssuer] = []
        var usersOfVariable = 0
        for table in values.file.signIn {
            guard let issuer = name(in: table, &report) else { continue }
            guard !issuers.contains(where: { $0.issuer == issuer }) else {
                report.refuse(
                    "this issuer stands here twice; put the two tables together.",
                    at: table.place(of: "issuer")
                )
                continue
            }
            let keys: SignInIssuer.Keys?
            if let publicKeys = publicKeys(in: table, &report) {
                keys = publicKeys
            } else {
                if table.values["secret_file"] == nil { usersOfVariable += 1 }
                keys = await secret(for: table, secrets, &report).map { .secret($0) }
            }
            guard let keys, let algorithms = algorithms(in: table, for: keys, &report) else { continue }
            issuers.append(
                SignInIssuer(
                    issuer: issuer,
                    audiences: audiences(in: table, &report),
                    algorithms: algorithms,
                    keys: keys,
                    role: role(in: table, &report),
                    clockSkew: clockSkew(in: table, &report)
                )
            )
        }
        let isSecretSet = ["", "_FILE"].contains { secrets.environment[secretVariable + $0]?.isEmpty == false }
        if usersOfVariable > 1 {
            report.refuse(
                "several issuers cannot share it; give each of them a secret_file.",
                at: .variable(secretVariable)
            )
        } else if isSecretSet, usersOfVariable == 0 {
            report.refuse(
                "no [[sign_in]] table uses it; add one with the issuer and the audience, or take the variable away.",
                at: .variable(secretVariable)
            )
        }
        return issuers
    }

    private static func name(in table: PlacedTable, _ report: inout SettingsReport) -> String? {
        let issuer = table.values["issuer"]?.value.text
        guard let issuer, (try? ServerUser(issuer: issuer, subject: "a")) != nil else {
            report.refuse(
                "issuer has to be the iss of the tokens, 1 to 200 visible ASCII characters; set it.",
                at: table.place(of: "issuer")
            )
            return nil
        }
        guard issuer != ServerUser.localIssuer else {
            report.refuse("the issuer local is that of dev-token; name the real one.", at: table.place(of: "issuer"))
            return nil
        }
        return issuer
    }

    /// The set of public keys, or nil when the table names none.
    private static func publicKeys(in table: PlacedTable, _ report: inout SettingsReport) -> SignInIssuer.Keys? {
        let named = ["jwks_url", "jwks_file", "secret_file"].filter { table.values[$0] != nil }
        if named.count > 1 {
            report.refuse(
                "\(named.joined(separator: " and ")) exclude each other; keep one.",
                at: table.place(of: named[1])
            )
        }
        if let placed = table.values["jwks_url"] {
            guard let url = placed.value.text.flatMap({ ServerSettings.address($0) }) else {
                report.refuse(
                    "jwks_url has to be an https address, or http to this machine; correct it.",
                    at: placed.place
                )
                return .jwksURL("")
            }
            return .jwksURL(url)
        }
        guard let placed = table.values["jwks_file"] else { return nil }
        guard let path = ServerSettings.path(placed.value) else {
            report.refuse("jwks_file has to be an absolute path; correct it.", at: placed.place)
            return .jwksFile("")
        }
        SettingsRules.checkFile(path, "jwks_file", at: placed.place, &report)
        return .jwksFile(path)
    }

    private static func audiences(in table: PlacedTable, _ report: inout SettingsReport) -> [String] {
        guard let placed = table.values["audience"] else { return ["authenticated"] }
        let audiences = placed.value.texts ?? []
        if audiences.isEmpty || audiences.contains("") {
            report.refuse("audience has to be the aud of the tokens, or a list of such; correct it.", at: placed.place)
        }
        return audiences
    }

    private static func role(in table: PlacedTable, _ report: inout SettingsReport) -> String? {
        guard let placed = table.values["role"] else { return "authenticated" }
        guard case .text(let role) = placed.value, !["anon", "service_role"].contains(role) else {
            report.refuse(
                "role has to be the role of users, or an empty text where tokens have none; anon and service_role are "
                    + "never users.",
                at: placed.place
            )
            return nil
        }
        return role.isEmpty ? nil : role
    }

    private static func clockSkew(in table: PlacedTable, _ report: inout SettingsReport) -> Duration {
        let usual = Duration.seconds(30)
        guard let placed = table.values["clock_skew"] else { return usual }
        let skew = placed.value.text.flatMap { TextLength.duration($0, in: .zero ... .seconds(120)) }
        if skew == nil {
            report.refuse("clock_skew has to be a length from 0s to 2m such as 30s; correct it.", at: placed.place)
        }
        return skew ?? usual
    }
}
