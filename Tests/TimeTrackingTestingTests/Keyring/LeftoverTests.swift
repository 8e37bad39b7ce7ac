#if os(Linux)
import Foundation
import Testing
import TimeTrackingTesting

@Suite("What a private keyring leaves behind", .timeLimit(.minutes(5)))
struct LeftoverTests {
    private struct Interruption: Error {}

    @Test func nothingWhenItIsStopped() async throws {
        let keyring = try await PrivateKeyring.start()
        let home = keyring.bus.home
        #expect(try processes(of: home).count >= 3)

        await keyring.stop()
        #expect(try processes(of: home) == [])
        #expect(!FileManager.default.fileExists(atPath: home))
        await keyring.stop()
    }

    @Test func nothingWhenATestFails() async throws {
        var home = ""
        await #expect(throws: Interruption.self) {
            try await PrivateKeyring.withRunning { keyring in
                home = keyring.bus.home
                await keyring.freeze()
                throw Interruption()
            }
        }
        #expect(home != "")
        #expect(try processes(of: home) == [])
        #expect(!FileManager.default.fileExists(atPath: home))
    }

    @Test func nothingWhenABusThatWasFrozenIsStopped() async throws {
        let bus = try await PrivateBus.start()
        await bus.freeze()
        await bus.stop()
        #expect(try processes(of: bus.home) == [])
        #expect(!FileManager.default.fileExists(atPath: bus.home))
    }

    @Test func nothingWhenTheProgramIsMissing() async throws {
        let parent = try makeDirectory()
        defer { try? FileManager.default.removeItem(atPath: parent) }
        do {
            _ = try await PrivateKeyring.start(searchPath: parent, in: parent)
            Issue.record("A keyring started without a program.")
        } catch {
            #expect(error.code == .missingProgram)
            #expect(error.message.contains("apt-get install dbus-daemon"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: parent) == [])
    }

    @Test func nothingWhenTheKeyringAloneIsMissing() async throws {
        let parent = try makeDirectory()
        defer { try? FileManager.default.removeItem(atPath: parent) }
        let programs = parent + "/bin"
        try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: false)
        for name in ["dbus-run-session", "dbus-daemon", "dbus-send", "cat"] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(programs)/\(name)",
                withDestinationPath: "/usr/bin/\(name)"
            )
        }
        do {
            _ = try await PrivateKeyring.start(searchPath: programs, in: parent)
            Issue.record("A keyring started without a program.")
        } catch {
            #expect(error.code == .missingProgram)
            #expect(error.message.contains("apt-get install gnome-keyring"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: parent) == ["bin"])
    }

    @Test func noProcessWhenTheTestProgramIsKilled() async throws {
        let parent = try makeDirectory()
        defer { try? FileManager.default.removeItem(atPath: parent) }
        await #expect(processExitsWith: .signal(SIGKILL)) { [parent = parent as String] in
            let keyring = try await PrivateKeyring.start(in: parent)
            await keyring.freeze()
            kill(getpid(), SIGKILL)
        }
        let folders = try FileManager.default.contentsOfDirectory(atPath: parent)
        let folder = try #require(folders.first)
        // The system tells them one after another.
        let deadline = ContinuousClock.now + .seconds(30)
        while try processes(of: "\(parent)/\(folder)/home") != [], .now < deadline { await Task.yield() }
        #expect(try processes(of: "\(parent)/\(folder)/home") == [])
    }

    private func makeDirectory() throws -> String {
        let path = "/tmp/leftovers-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        return path
    }

    /// The processes that were started with a home directory.
    private func processes(of home: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc")
            .filter { id in
                // A process that ends meanwhile has no variables.
                guard Int(id) != nil, let variables = FileManager.default.contents(atPath: "/proc/\(id)/environ") else {
                    return false
                }
                return String(decoding: variables, as: UTF8.self).contains("HOME=\(home)\0")
            }
    }
}
#endif
