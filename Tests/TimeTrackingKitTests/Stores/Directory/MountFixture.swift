import SystemPackage
import Testing
import TimeTrackingKit

/// A store over a directory of mounted secrets in a temporary directory of its own.
struct MountFixture: Sendable {
    let directory: TemporaryDirectory
    let mount: FilePath
    let ada: CredentialKey
    let store: DirectoryCredentialStore

    init() throws {
        directory = try TemporaryDirectory()
        mount = try directory.makeDirectory("mount")
        ada = try CredentialKey(service: "clockify", account: "ada")
        store = try DirectoryCredentialStore(
            directory: mount,
            files: [ada: "api-key", CredentialKey(service: "clockwork", account: "ada"): "clockwork"],
            attributeFiles: [ada: ["workspace_id": "workspace"]],
            timeout: .seconds(600)
        )
    }

    /// Lays secrets out as the kubelet does: links to links to the directory of the day.
    func mountAsKubernetes(_ day: String, _ files: [String: String]) throws {
        try directory.makeDirectory("mount/\(day)", mode: 0o755)
        for (name, text) in files { try directory.write(text.utf8, to: "mount/\(day)/\(name)", mode: 0o440) }
        try directory.link("mount/..data_tmp", to: day)
        try directory.move("mount/..data_tmp", over: "mount/..data")
    }

    func failure(_ call: () async throws -> Void) async throws -> CredentialStoreError {
        do {
            try await call()
        } catch let error as CredentialStoreError {
            return error
        }
        throw ExpectedFailure()
    }

    /// Reading must fail with a code and a message, and listing too unless it need not open the file.
    func expectRefusal(
        _ code: CredentialStoreError.Code,
        _ message: String,
        whenListed: Bool = true,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let read = try await failure { _ = try await store.credential(for: ada) }
        #expect(read.code == code, sourceLocation: sourceLocation)
        #expect(read.message.contains(message), "\(read)", sourceLocation: sourceLocation)
        #expect(read.store == "directory", sourceLocation: sourceLocation)
        #expect(read.applied == nil, sourceLocation: sourceLocation)
        guard whenListed else { return }
        let list = try await failure { _ = try await store.keys(service: nil, after: nil, limit: 5) }
        #expect(list.code == code, sourceLocation: sourceLocation)
    }
}
