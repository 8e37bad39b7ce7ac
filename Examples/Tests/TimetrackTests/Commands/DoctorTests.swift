import Foundation
import NIOCore
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox

@Suite("timetrack doctor", .timeLimit(.minutes(2)))
struct DoctorTests {
    private static let key = "a-key-that-nobody-may-see"
    private static let credentials = Home.credentials(key, origin: "https://api.clockify.me")

    @Test func findsNothingToSayOfAKeyThatCanBeUsed() async throws {
        try await Home.make { home in
            try home.writeCredentialFile(Self.credentials)
            let diagnosis = try await Diagnosis(home)
            #expect(diagnosis.status == 0)
            #expect(diagnosis.findings == [])
            #expect(diagnosis.message("credential file").contains(home.credentialFile))
            #expect(diagnosis["clockify key"] == "ok")
            #expect(diagnosis["clockwork key"] == nil)
            #expect(diagnosis.run.errors == "")
            #expect(!diagnosis.run.output.contains(Self.key))
        }
    }

    @Test func saysWhatToRunWhenNothingIsStored() async throws {
        try await Home.make { home in
            let diagnosis = try await Diagnosis(home)
            #expect(diagnosis.status == 3)
            #expect(diagnosis["clockify key"] == "problem")
            #expect(diagnosis.run.errors == "error: \(diagnosis.message("clockify key"))\n")
            #expect(diagnosis.message("clockify key").contains("run `timetrack setup` or set CLOCKIFY_API_KEY"))
            #expect(try await home.timetrack("setup", "--no-verify", input: Self.key).status == 0)
            #expect(try await Diagnosis(home).status == 0)
        }
    }

    @Test func givesTheCommandThatMendsPermissionsOfTheCredentialFile() async throws {
        try await Home.make { home in
            try home.writeCredentialFile(Self.credentials, permissions: 0o644)
            let diagnosis = try await Diagnosis(home)
            #expect(diagnosis.status == 4)
            #expect(diagnosis["credential file"] == "problem")
            try await follow(diagnosis.message("credential file"))
            #expect(try await Diagnosis(home).status == 0)
        }
    }

    @Test func givesTheCommandThatMendsPermissionsOfADirectory() async throws {
        try await Home.make { home in
            try home.writeCredentialFile(Self.credentials)
            let folder = (home.credentialFile as NSString).deletingLastPathComponent
            try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder)
            let diagnosis = try await Diagnosis(home)
            #expect(diagnosis.status == 4)
            try await follow(diagnosis.message("credential file"))
            #expect(try await Diagnosis(home).status == 0)
        }
    }

    @Test func namesThePlaceWhereTheRecordIsBroken() async throws {
        try await Home.make { home in
            try home.writeCredentialFile(Self.credentials)
            try Data("{\"version\": 1,".utf8).write(to: URL(filePath: home.recordFile))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: home.recordFile)
            let diagnosis = try await Diagnosis(home)
            #expect(diagnosis.status == 4)
            #expect(diagnosis["accounts"] == "problem")
            #expect(diagnosis.message("accounts").contains(home.recordFile))
            try FileManager.default.removeItem(atPath: home.recordFile)
            #expect(try await Diagnosis(home).status == 0)
        }
    }

    @Test(arguments: ["", "  \t"])
    func tellsABlankVariableFromNone(_ blank: String) async throws {
        try await Home.make { home in
            let diagnosis = try await Diagnosis(home.with(["CLOCKIFY_API_KEY": blank]))
            #expect(diagnosis.status == 3)
            #expect(diagnosis["CLOCKIFY_API_KEY"] == "problem")
            #expect(diagnosis.message("CLOCKIFY_API_KEY").contains("give it a value, or unset it"))
            #expect(try await Diagnosis(home.with(["CLOCKIFY_API_KEY": Self.key])).status == 0)

            try home.writeCredentialFile(Self.credentials)
            let harmless = try await Diagnosis(home.with(["CLOCKIFY_API_KEY": blank, "CLOCKIFY_WORKSPACE_ID": blank]))
            #expect(harmless.status == 0)
            #expect(harmless.findings == ["CLOCKIFY_API_KEY", "CLOCKIFY_WORKSPACE_ID"])
        }
    }

    @Test func saysThatAStoredKeyHidesTheVariable() async throws {
        try await Home.make { home in
            try home.writeCredentialFile(Self.credentials)
            let both = home.with(["CLOCKIFY_API_KEY": Self.key])
            let diagnosis = try await Diagnosis(both)
            #expect(diagnosis.status == 0)
            #expect(diagnosis.findings == ["CLOCKIFY_API_KEY"])
            #expect(diagnosis.message("CLOCKIFY_API_KEY").contains("use it with `--token-source environment`"))
            let advised = try await Diagnosis(both, "--token-source", "environment")
            #expect(advised.status == 0)
            #expect(advised.findings == [])
            #expect(advised.message("clockify key").contains("environment CLOCKIFY_API_KEY"))
        }
    }

    @Test func saysThatTheVariableHidesAStoredKey() async throws {
        try await Home.make { home in
            try home.writeCredentialFile(Self.credentials)
            let both = home.with(["CLOCKIFY_API_KEY": Self.key, "TIMETRACK_STORE": "environment"])
            let diagnosis = try await Diagnosis(both)
            #expect(diagnosis.status == 0)
            #expect(diagnosis.findings == ["clockify key"])
            #expect(diagnosis.message("clockify key").contains("`--token-source file`"))
            #expect(try await Diagnosis(both, "--token-source", "file").message("clockify key").contains("(file)"))
            let removal = ["credentials", "remove", "clockify", "default", "--store", "file"]
            #expect(diagnosis.message("clockify key").contains("`timetrack \(removal.joined(separator: " "))`"))
            #expect(try await both.timetrack(removal).status == 0)
            #expect(try await Diagnosis(both).findings == [])
        }
    }

    @Test func refusesAVariableThatNamesNoSource() async throws {
        try await Home.make { home in
            let diagnosis = try await Diagnosis(home.with(["TIMETRACK_STORE": "vault", "CLOCKIFY_API_KEY": Self.key]))
            #expect(diagnosis.status == 64)
            #expect(diagnosis["TIMETRACK_STORE"] == "problem")
            #expect(diagnosis.message("TIMETRACK_STORE").contains("keyring, file, database or environment"))
        }
    }

    @Test func looksAtTheServicesThatAreSetUp() async throws {
        try await Home.make { home in
            let clockwork = home.with(["CLOCKWORK_API_TOKEN": Self.key])
            let one = try await Diagnosis(clockwork)
            #expect(one.status == 0)
            #expect(one["clockwork key"] == "ok" && one["clockify key"] == nil)
            let named = try await Diagnosis(clockwork, "clockify")
            #expect(named.status == 3)
            #expect(named["clockwork key"] == nil)
            let both = try await Diagnosis(clockwork.with(["CLOCKIFY_API_KEY": Self.key]))
            #expect(both["clockwork key"] == "ok" && both["clockify key"] == "ok")
        }
    }

    @Test func callsTheServiceWithoutAKey() async throws {
        try await SandboxFixture.run { sandbox in
            let diagnosis = try await Diagnosis(sandbox.home, "clockify", sandbox.endpoint)
            #expect(diagnosis.status == 0)
            #expect(diagnosis["clockify endpoint"] == "ok")
            #expect(sandbox.host.requestCount == 1)
        }
        try await ScriptedServer.run { writer in
            try await writer.write(.init(string: "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))
        } _: { server in
            try await Home.make { home in
                let endpoint = "--endpoint=http://127.0.0.1:\(server.port)"
                let diagnosis = try await Diagnosis(home.with(["CLOCKIFY_API_KEY": Self.key]), endpoint)
                #expect(diagnosis.status == 0)
                #expect(server.transcript.hasPrefix("GET "))
                #expect(!server.transcript.contains(Self.key))
            }
        }
    }

    @Test func saysThatTheServiceCannotBeReached() async throws {
        try await Home.make { home in
            let set = home.with(["CLOCKIFY_API_KEY": Self.key])
            // Nobody listens on the port of the discard protocol.
            let diagnosis = try await Diagnosis(set, "--endpoint=http://127.0.0.1:9")
            #expect(diagnosis.status == 7)
            #expect(diagnosis["clockify key"] == "ok")
            #expect(diagnosis["clockify endpoint"] == "problem")
            #expect(try await set.timetrack("doctor", "--endpoint=http://127.0.0.1:9", "--offline").status == 0)
        }
    }

    @Test func saysThatTheKeyBelongsElsewhere() async throws {
        try await Home.make { home in
            try home.writeCredentialFile(Home.credentials(Self.key, origin: "http://127.0.0.1:9"))
            let diagnosis = try await Diagnosis(home)
            #expect(diagnosis.status == 6)
            #expect(diagnosis.message("clockify key").contains("say where it belongs with `--endpoint`"))
            let advised = try await home.timetrack("doctor", "--endpoint=http://127.0.0.1:9", "--offline")
            #expect(advised.status == 0)
        }
    }

    @Test func printsJSON() async throws {
        try await Home.make { home in
            let run = try await home.with(["CLOCKIFY_API_KEY": ""]).timetrack("doctor", "--offline", "--json")
            #expect(run.status == 3)
            let document = try Document(run.output)
            #expect(document["can_answer"].bool == false)
            #expect(document["checks"][0]["check"].string == "TIMETRACK_STORE")
            #expect(document["checks"][0]["state"].string == "ok")
            #expect(try Document(run.errors)["error"]["code"].string == "no_key")
        }
    }

    @Test func cutsNothingOnANarrowTerminal() async throws {
        try await Home.make { home in
            let run = try await home.timetrackOnTerminal("doctor", "--offline", columns: 40)
            #expect(run.status == 3)
            #expect(run.output.contains("run `timetrack setup` or set CLOCKIFY_API_KEY."))
            #expect(!run.output.contains("…"))
        }
    }

    /// Runs the command that a message ends with.
    private func follow(_ message: String) async throws {
        let start = try #require(message.range(of: "chmod", options: .backwards)).lowerBound
        var command = String(message[start...])
        if command.hasSuffix(".") { command.removeLast() }
        let run = try await BuiltProgram.run("/bin/sh", ["-c", command], environment: ["PATH": "/usr/bin:/bin"])
        #expect(run.status == 0, "\(run.errors)")
    }
}
