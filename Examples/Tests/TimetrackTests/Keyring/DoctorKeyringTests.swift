import Foundation
import ProgramFixtures
import Testing
import TimeTrackingSandbox
import TimeTrackingTesting

/// Every blocker is made for real, its advice is followed, and then the key can be used.
@Suite("timetrack doctor: what stands between a program and the keyring", .timeLimit(.minutes(2)))
struct DoctorKeyringTests {
    private static let parts = ["library", "bus", "service", "collection", "lock"].map { "keyring \($0)" }

    /// Makes a keyring with a key in it.
    private func withKey(_ body: (KeyringFixture) async throws -> Void) async throws {
        try await KeyringFixture.run { fixture in
            let setup = try await fixture.home.timetrack(
                "setup",
                "--no-verify",
                input: SandboxFixture.Token.adaClockify
            )
            #expect(setup.status == 0)
            try await body(fixture)
        }
    }

    /// Checks that the parts before a blocker are there, that it is a problem, and that nothing is said of those after.
    private func expect(_ diagnosis: Diagnosis, blockedBy blocker: String, _ words: String, status: Int32 = 4) {
        #expect(diagnosis.status == status)
        let index = Self.parts.firstIndex(of: blocker) ?? 0
        for part in Self.parts[..<index] { #expect(diagnosis[part] == "ok", "\(part)") }
        #expect(diagnosis[blocker] == "problem")
        for part in Self.parts[(index + 1)...] { #expect(diagnosis[part] == nil, "\(part)") }
        #expect(diagnosis.message(blocker).contains(words))
        #expect(diagnosis["clockify key"] == "problem")
        #expect(!diagnosis.run.output.contains(SandboxFixture.Token.adaClockify))
    }

    private func expectAllThere(_ home: Home) async throws {
        let diagnosis = try await Diagnosis(home)
        #expect(diagnosis.status == 0)
        #expect(diagnosis.findings == [])
        for part in Self.parts { #expect(diagnosis[part] == "ok", "\(part)") }
    }

    @Test func findsEverythingThere() async throws {
        try await withKey { fixture in
            try await expectAllThere(fixture.home)
            let run = try await fixture.home.timetrack("doctor", "--offline")
            #expect(!run.output.contains(SandboxFixture.Token.adaClockify))
        }
    }

    @Test func namesALibraryThatCannotBeLoaded() async throws {
        try await withKey { fixture in
            try Data().write(to: URL(filePath: fixture.home.path + "/libsecret-1.so.0"))
            let broken = fixture.home.with(["LD_LIBRARY_PATH": fixture.home.path])
            expect(try await Diagnosis(broken), blockedBy: "keyring library", "libsecret-1-0")
            try FileManager.default.removeItem(atPath: fixture.home.path + "/libsecret-1.so.0")
            try await expectAllThere(broken)
        }
    }

    @Test func namesABusThatIsNotThere() async throws {
        try await withKey { fixture in
            let none = fixture.home.without("DBUS_SESSION_BUS_ADDRESS").without("XDG_RUNTIME_DIR")
            expect(try await Diagnosis(none), blockedBy: "keyring bus", "dbus-run-session")
            let wrong = fixture.home.with(["DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus"])
            expect(try await Diagnosis(wrong), blockedBy: "keyring bus", "DBUS_SESSION_BUS_ADDRESS")
            try await expectAllThere(fixture.home)
        }
    }

    @Test func namesABusWithoutAKeyring() async throws {
        try await withKey { fixture in
            try await fixture.keyring.kill()
            expect(try await Diagnosis(fixture.home), blockedBy: "keyring service", "install and start a keyring")
            try await fixture.keyring.restart()
            try await expectAllThere(fixture.home)
        }
    }

    @Test func namesAKeyringWithoutACollection() async throws {
        try await KeyringFixture.run(keyring: .noCollection) { fixture in
            expect(
                try await Diagnosis(fixture.home),
                blockedBy: "keyring collection",
                "standard input of gnome-keyring-daemon --replace --unlock",
                status: 3
            )
            try await fixture.keyring.restart()
            let empty = try await Diagnosis(fixture.home)
            #expect(empty.status == 3)
            #expect(empty.findings == ["clockify key"])
        }
    }

    @Test func namesALockedCollection() async throws {
        try await withKey { fixture in
            try await fixture.keyring.lock()
            expect(try await Diagnosis(fixture.home), blockedBy: "keyring lock", "--unlock")
            try await fixture.keyring.unlock()
            try await expectAllThere(fixture.home)
        }
    }

    @Test func namesAKeyringThatDoesNotAnswer() async throws {
        try await withKey { fixture in
            await fixture.keyring.freeze()
            expect(try await Diagnosis(fixture.home), blockedBy: "keyring service", "did not answer")
            await fixture.keyring.thaw()
            try await expectAllThere(fixture.home)
        }
    }

    @Test func takesAKeyringThatIsNotNeededForANote() async throws {
        try await PrivateBus.withRunning(services: .none) { bus in
            try await Home.make { home in
                let set = home.without("TIMETRACK_STORE").on(bus.environment).with(["CLOCKIFY_API_KEY": "some-key"])
                let diagnosis = try await Diagnosis(set)
                #expect(diagnosis.status == 0)
                #expect(diagnosis.findings == ["keyring service"])
                let skipped = try await Diagnosis(set.with(["TIMETRACK_STORE": "environment"]))
                #expect(skipped.findings == [])
                #expect(skipped.message("keyring").contains("TIMETRACK_STORE is environment"))
            }
        }
    }

    @Test func saysThatTheKeyOfTheKeyringHidesTheVariable() async throws {
        try await withKey { fixture in
            let diagnosis = try await Diagnosis(fixture.home.with(["CLOCKIFY_API_KEY": "some-key"]))
            #expect(diagnosis.status == 0)
            #expect(diagnosis.findings == ["CLOCKIFY_API_KEY"])
            #expect(diagnosis.message("CLOCKIFY_API_KEY").contains("on record in the keyring"))
        }
    }
}
