import Foundation
import HTTPTypes
import ProgramFixtures
import Testing

/// What becomes of requests when tokens and records cannot be read or written: they fail, and spend no other token.
@Suite(.timeLimit(.minutes(3)))
struct StoreFaultTests {
    private static let user = "/api/clockify/user"

    /// Runs a server with shared tokens before a service that says whose key it was.
    ///
    /// - Parameters:
    ///   - settings: Further lines of the configuration.
    ///   - body: Is given the server, the canaries and the service.
    /// - Throws: What the closure throws, or that the server did not start.
    private func withServer(
        _ settings: [String: String] = [:],
        _ body: @escaping @Sendable (RunningServer, Canaries, HostileService) async throws -> Void
    ) async throws {
        let canaries = Canaries()
        try await HostileService.run { request in
            let owner = canaries.found(in: request).first ?? "nobody"
            return .json(#"{"id":"64a000000000000000000009","name":"\#(owner)","email":"x@example.com"}"#)
        } whileServing: { service in
            try await ServerFolder.make { folder in
                let folder = folder.with(canaries.variables)
                    .setting(["shared_token": #""signed-in""#, "log_level": #""trace""#])
                    .setting(settings)
                let end = try await RunningServer.run(in: folder, services: service.address) { server in
                    try await body(server, canaries, service)
                }
                #expect(canaries.found(in: end.output).isEmpty)
            }
            #expect(service.requests.all.allSatisfy { canaries.foundShared(in: $0).isEmpty })
        }
    }

    @Test func failsWhileAnotherProcessHasTheTokens() async throws {
        try await withServer { server, canaries, service in
            let ada = try await server.folder.session(of: "ada")
            let grace = try await server.folder.session(of: "grace")
            let other = try await server.folder.session(of: "other")
            #expect(try await server.connect(ada, key: canaries.own).status == 200)
            // What is stored of anybody is read anew after a change of somebody's standing.
            #expect(try await server.send(.delete, "/api/clockify/integration", session: other).status == 200)
            let lock = try DatabaseLock(server.folder.data + "/credentials.sqlite", .recovering)
            let start = ContinuousClock.now
            // One has a key, which nobody can read now; the other may have one for all that is known.
            for session in [ada, grace] {
                let answer = try await server.send(.get, Self.user, session: session)
                #expect(answer.status == 503, "\(answer.text)")
                #expect(canaries.found(in: answer.everything).isEmpty)
            }
            let saving = try await server.connect(grace, key: "key-of-grace")
            #expect(saving.status == 503, "\(saving.text)")
            #expect(ContinuousClock.now - start < .seconds(25))
            #expect(try await server.send(.get, "/readyz").status == 503)
            #expect(try await server.send(.get, "/healthz").status == 200)
            #expect(service.requests.all.isEmpty)
            try lock.release()
            let answer = try await server.send(.get, Self.user, session: ada)
            #expect(answer.status == 200)
            #expect(answer.text.contains(#""own""#), "\(answer.text)")
            let nothing = try await server.send(.get, "/api/clockify/integration", session: grace)
            #expect(try nothing.document()["configured"].bool == false)
        }
    }

    @Test func changesNothingWhileAnotherProcessWritesTheRecords() async throws {
        try await withServer { server, canaries, _ in
            let session = try await server.folder.session(of: "ada")
            #expect(try await server.connect(session, key: canaries.own).status == 200)
            let lock = try DatabaseLock(server.folder.data + "/server.sqlite", .writing)
            let removal = try await server.send(.delete, "/api/clockify/integration", session: session)
            #expect(removal.status == 503, "\(removal.text)")
            // Reading goes on, with the own key.
            let answer = try await server.send(.get, Self.user, session: session)
            #expect(answer.status == 200)
            #expect(answer.text.contains(#""own""#), "\(answer.text)")
            try lock.release()
            let again = try await server.send(.delete, "/api/clockify/integration", session: session)
            #expect(again.status == 200)
            let after = try await server.send(.get, Self.user, session: session)
            #expect(after.status == 401, "\(after.text)")
        }
    }

    /// What is done to a file of the server while it runs.
    enum Damage: CaseIterable {
        case removed, removedWithItsLog, replacedByAnother, emptied, overwritten

        func act(on path: String) throws {
            switch self {
            case .removed: try FileManager.default.removeItem(atPath: path)
            case .removedWithItsLog:
                for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
                    try FileManager.default.removeItem(atPath: path + suffix)
                }
            case .replacedByAnother:
                let copy = path + ".copy"
                try FileManager.default.copyItem(atPath: path, toPath: copy)
                guard rename(copy, path) == 0 else { throw POSIXError(.EIO) }
            case .emptied: try FileHandle(forWritingTo: URL(filePath: path)).truncate(atOffset: 0)
            case .overwritten:
                let file = try FileHandle(forWritingTo: URL(filePath: path))
                let size = try file.seekToEnd()
                try file.seek(toOffset: 0)
                try file.write(contentsOf: Data(repeating: 0x5A, count: Int(size)))
                try file.close()
            }
        }
    }

    @Test(arguments: Damage.allCases) func takesNobodyForUnconnectedWhenTheTokensAreDamaged(damage: Damage) async throws
    {
        try await withServer { server, canaries, _ in
            let session = try await server.folder.session(of: "ada")
            let other = try await server.folder.session(of: "other")
            #expect(try await server.connect(session, key: canaries.own).status == 200)
            // What is stored of anybody is read anew after a change of somebody's standing.
            #expect(try await server.send(.delete, "/api/clockify/integration", session: other).status == 200)
            try damage.act(on: server.folder.data + "/credentials.sqlite")
            let answer = try await server.send(.get, Self.user, session: session)
            #expect([200, 503].contains(answer.status), "\(answer.text)")
            if damage == .removed || damage == .removedWithItsLog { #expect(answer.status == 503) }
            // Only the own key may have been used, and what is acknowledged now has to be there for good.
            if answer.status == 200 { #expect(answer.text.contains(#""own""#)) }
            let readiness = try await server.send(.get, "/readyz")
            #expect(readiness.status == (answer.status == 503 ? 503 : 200), "\(readiness.text)")
            let saving = try await server.connect(session, key: canaries.ownClockwork)
            if saving.status == 200 {
                let after = try await server.send(.get, Self.user, session: session)
                #expect(after.text.contains(#""ownClockwork""#), "\(after.text)")
                #expect(FileManager.default.fileExists(atPath: server.folder.data + "/credentials.sqlite"))
            } else {
                #expect(saving.status == 503, "\(saving.text)")
            }
        }
    }

    @Test(arguments: Damage.allCases, ["server.sqlite", "server.changes"])
    func servesNobodyWithoutItsRecords(damage: Damage, file: String) async throws {
        try await withServer { server, canaries, service in
            let session = try await server.folder.session(of: "ada")
            let grace = try await server.folder.session(of: "grace")
            #expect(try await server.connect(session, key: canaries.own).status == 200)
            #expect(try await server.send(.delete, "/api/clockify/integration", session: grace).status == 200)
            try damage.act(on: server.folder.data + "/" + file)
            // A count that is another one than that of the records is no reason to disbelieve them.
            let isMendedByReading =
                file == "server.changes" && damage != .removed
                && damage != .removedWithItsLog && damage != .emptied
            for (session, usual) in [(session, 200), (grace, 401)] {
                let answer = try await server.send(.get, Self.user, session: session)
                if isMendedByReading {
                    #expect([usual, 503].contains(answer.status), "\(answer.status) \(answer.text)")
                } else if damage == .overwritten || damage == .emptied, file == "server.sqlite" {
                    // What is in memory still holds, as the count says; what has to be read anew fails.
                    #expect([usual, 503].contains(answer.status), "\(answer.status) \(answer.text)")
                } else if file == "server.changes", Self.hasCount(server) {
                    // The server's next beat has written the count again before the answer came.
                    #expect([usual, 503].contains(answer.status), "\(answer.status) \(answer.text)")
                } else {
                    #expect(answer.status == 503, "\(answer.status) \(answer.text)")
                }
            }
            guard !isMendedByReading else { return }
            let removal = try await server.send(.delete, "/api/clockify/integration", session: session)
            // Only where the count is there again may it have been done.
            let isDone = removal.status == 200 && file == "server.changes" && Self.hasCount(server)
            #expect(removal.status == 503 || isDone, "\(removal.status) \(removal.text)")
            #expect(service.requests.all.count <= 1)
        }
    }

    /// Whether the file of changes has a count.
    private static func hasCount(_ server: RunningServer) -> Bool {
        FileManager.default.contents(atPath: server.folder.data + "/server.changes")?.count == 8
    }

    @Test func acknowledgesNothingOnAFullDisk() async throws {
        let canaries = Canaries()
        try await HostileService.run { request in
            let owner = canaries.found(in: request).first ?? "nobody"
            return .json(#"{"id":"64a000000000000000000009","name":"\#(owner)","email":"x@example.com"}"#)
        } whileServing: { service in
            try await ServerFolder.make { folder in
                let folder = folder.with(canaries.variables).setting(["shared_token": #""signed-in""#])
                let session = try await folder.session(of: "ada")
                let grace = try await folder.session(of: "grace")
                let end = try await RunningServer.run(in: folder, services: service.address) { server in
                    #expect(try await server.connect(session, key: canaries.own).status == 200)
                    // No file may grow or be written beyond its first bytes, which is what a full disk comes to.
                    try server.limitFiles(to: 8)
                    for user in [session, grace] {
                        let saving = try await server.connect(user, key: canaries.ownClockwork)
                        #expect(saving.status == 503, "\(saving.status) \(saving.text)")
                        let removal = try await server.send(.delete, "/api/clockify/integration", session: user)
                        #expect(removal.status == 503, "\(removal.status) \(removal.text)")
                    }
                    let answer = try await server.send(.get, Self.user, session: session)
                    #expect(answer.text.contains(#""own""#), "\(answer.text)")
                    try server.limitFiles(to: nil)
                    let saving = try await server.connect(grace, key: canaries.ownClockwork)
                    #expect(saving.status == 200, "\(saving.text)")
                }
                #expect(end.status == 0, "\(end.output)")
                try await RunningServer.run(in: folder, services: service.address) { server in
                    let own = try await server.send(.get, Self.user, session: session)
                    #expect(own.text.contains(#""own""#), "\(own.text)")
                    let later = try await server.send(.get, Self.user, session: grace)
                    #expect(later.text.contains(#""ownClockwork""#), "\(later.text)")
                }
            }
            #expect(service.requests.all.allSatisfy { canaries.foundShared(in: $0).isEmpty })
        }
    }
}
