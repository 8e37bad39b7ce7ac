import SystemPackage
import TimeTrackingKit

extension SignInTables {
    /// The fewest bytes of a secret for HS256, as RFC 7518 has it.
    private static let fewestSecretBytes = 32

    /// The secret of an issuer, or nil when it cannot be had.
    static func secret(
        for table: PlacedTable,
        _ secrets: MountedSecrets,
        _ report: inout SettingsReport
    ) async -> Secret? {
        let place = table.place(of: "secret_file")
        do throws(CredentialStoreError) {
            let key = try CredentialKey(service: "sign-in", account: "secret")
            let stores: [any CredentialStore]
            if let placed = table.values["secret_file"] {
                guard let path = ServerSettings.path(placed.value) else {
                    report.refuse("secret_file has to be an absolute path; correct it.", at: place)
                    return nil
                }
                stores = [try MountedSecrets.store(path, as: key)]
            } else {
                stores = try secrets.stores(secretVariable, as: key) + mounted(secrets, as: key)
            }
            guard let secret = try await FallbackCredentialStore(stores).credential(for: key)?.secret else {
                report.refuse(
                    table.values["secret_file"] == nil
                        ? "this issuer has no keys; set jwks_url, jwks_file or secret_file, or \(secretVariable)_FILE."
                        : "there is no such file; put the secret there.",
                    at: place
                )
                return nil
            }
            guard secret.count >= fewestSecretBytes else {
                report.refuse("the secret for HS256 has fewer than 32 bytes; use a longer one.", at: place)
                return nil
            }
            return secret
        } catch {
            report.refuse(error.message, at: place)
            return nil
        }
    }

    /// The secret as systemd and Kubernetes mount it under its short name.
    private static func mounted(
        _ secrets: MountedSecrets,
        as key: CredentialKey
    ) throws(CredentialStoreError) -> [any CredentialStore] {
        guard let directory = secrets.directory else { return [] }
        return [try DirectoryCredentialStore(directory: directory, files: [key: "jwt_secret"])]
    }

    /// The algorithms of an issuer, or nil when they do not go with its keys.
    static func algorithms(
        in table: PlacedTable,
        for keys: SignInIssuer.Keys,
        _ report: inout SettingsReport
    ) -> Set<SignInIssuer.Algorithm>? {
        let possible: Set<SignInIssuer.Algorithm> = if case .secret = keys { [.hs256] } else { [.es256, .rs256] }
        guard let placed = table.values["algorithms"] else { return possible }
        let names = placed.value.texts ?? []
        let algorithms = names.compactMap { SignInIssuer.Algorithm(rawValue: $0) }
        guard !names.isEmpty, algorithms.count == names.count else {
            report.refuse("algorithms has to be a list of HS256, ES256 and RS256; correct it.", at: placed.place)
            return nil
        }
        guard possible.isSuperset(of: algorithms) else {
            report.refuse(
                "HS256 goes with a secret, and ES256 and RS256 with a set of public keys; correct the one or the other.",
                at: placed.place
            )
            return nil
        }
        return Set(algorithms)
    }
}
