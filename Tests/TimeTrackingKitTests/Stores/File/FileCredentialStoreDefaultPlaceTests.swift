import SystemPackage
import Testing
import TimeTrackingKit

@Suite("The default place of a credential file")
struct FileCredentialStoreDefaultPlaceTests {
    private func path(_ application: String, _ environment: [String: String]) throws -> FilePath {
        try FileCredentialStore(application: application, environment: environment).path
    }

    private func failure(_ application: String, _ environment: [String: String]) -> CredentialStoreError? {
        do throws(CredentialStoreError) {
            _ = try FileCredentialStore.defaultPath(application: application, environment: environment)
            return nil
        } catch {
            return error
        }
    }

    @Test("The configuration directory comes first, then the home directory")
    func places() throws {
        let both = ["XDG_CONFIG_HOME": "/cfg", "HOME": "/home/ada"]
        #expect(try path("timetrack", both) == "/cfg/timetrack/credentials.json")
        #expect(try path("timetrack", ["HOME": "/home/ada"]) == "/home/ada/.config/timetrack/credentials.json")
        for unusable in ["", "relative/dir", "./x"] {
            let environment = ["XDG_CONFIG_HOME": unusable, "HOME": "/home/ada"]
            #expect(try path("a b", environment) == "/home/ada/.config/a b/credentials.json")
        }
    }

    @Test("Without either there is no place")
    func noPlace() {
        for environment in [[:], ["HOME": ""], ["HOME": "ada"], ["XDG_CONFIG_HOME": "cfg"]] {
            #expect(failure("timetrack", environment)?.code == .unavailable)
            #expect(failure("timetrack", environment)?.reason == .notConfigured)
        }
    }

    @Test("The application is one path component")
    func applications() {
        for name in ["", ".", "..", "a/b", "/", "a/", "/a", "a\0b", "a\nb", String(repeating: "n", count: 256)] {
            #expect(failure(name, ["HOME": "/home/ada"])?.code == .unsupported)
        }
    }
}
