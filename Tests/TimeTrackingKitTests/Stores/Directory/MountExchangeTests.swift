import SystemPackage
import Testing
import TimeTrackingTesting

@testable import TimeTrackingKit

/// A mount whose path leads through a link that is pointed elsewhere while a call is under way.
@Suite("Mount exchange")
struct MountExchangeTests {
    private let directory: TemporaryDirectory
    private let mount: FilePath

    init() throws {
        directory = try TemporaryDirectory()
        mount = directory.path.appending("current")
        try directory.makeDirectory("v1")
        try directory.write("token".utf8, to: "v1/api-key")
        try directory.link("current", to: "v1")
    }

    @Test("A mount that goes away after it was found is no absence of what was in it")
    func mountGone() throws {
        let name = FilePath.Component("api-key")
        let found = try MountedDirectory(directory.path.appending("v1"))
        try directory.remove("v1")
        #expect {
            _ = try found.find(name)
        } throws: { ($0 as? CredentialStoreError)?.code == .failed }
    }

    @Test("What is missing where the path led before is no absence of what is where it leads now")
    func emptiedAfterExchange() throws {
        let name = FilePath.Component("api-key")
        let found = try MountedDirectory(mount)
        try directory.makeDirectory("v2")
        try directory.write("token".utf8, to: "v2/api-key")
        try directory.link("next", to: "v2")
        try directory.move("next", over: "current")
        try directory.remove("v1/api-key")
        #expect {
            _ = try found.find(name)
        } throws: { ($0 as? CredentialStoreError)?.code == .failed }
    }

    @Test("A credential that is always there is never absent while the path is pointed elsewhere all the time")
    func exchanges() async throws {
        let ada = try CredentialKey(service: "clockify", account: "ada")
        let store = try DirectoryCredentialStore(directory: mount, files: [ada: "api-key"], timeout: .seconds(600))
        let reader = Task {
            var absences = 0
            while !Task.isCancelled {
                do throws(CredentialStoreError) {
                    if try await store.credential(for: ada) == nil { absences += 1 }
                } catch {
                    #expect([.failed, .corrupted, .cancelled].contains(error.code), "\(error)")
                }
            }
            return absences
        }
        for version in 2...300 {
            try directory.makeDirectory("v\(version)")
            try directory.write("token".utf8, to: "v\(version)/api-key")
            try directory.link("next", to: "v\(version)")
            try directory.move("next", over: "current")
            try directory.remove("v\(version - 1)")
            await Task.yield()
        }
        reader.cancel()
        #expect(await reader.value == 0)
        #expect(try await store.credential(for: ada)?.secret == .testing("token"))
    }
}
