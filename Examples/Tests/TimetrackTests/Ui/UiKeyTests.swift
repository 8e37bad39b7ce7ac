import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Subprocess
import SystemPackage
import Testing
import TimeTrackingSandbox

@Suite("timetrack ui: keys", .timeLimit(.minutes(2)))
struct UiKeyTests {
    typealias Token = SandboxFixture.Token

    /// Ada's workspace in the sandbox, which is her active one.
    private static let workspace = "b00000000000000000000001"

    private static let clockify = #"{"apiKey":"\#(Token.adaClockify)","workspaceId":"\#(workspace)"}"#
    private static let clockwork = #"{"apiToken":"\#(Token.adaClockwork)"}"#

    @Test("A key that is entered lands where `auth login` puts it, and goes as `auth logout` takes it")
    func asLogin() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.without("CLOCKIFY_API_KEY").without("CLOCKWORK_API_TOKEN")
            try await Home.make { other in
                for (service, key) in [("clockify", Token.adaClockify), ("clockwork", Token.adaClockwork)] {
                    let login = try await other.timetrack("auth", "login", service, sandbox.endpoint, input: key + "\n")
                    #expect(login.status == 0)
                }
                try await RunningPage.run(in: home, [sandbox.endpoint]) { page in
                    let browser = try await page.open()
                    let empty = try await page.send(.get, page.address(), cookie: browser.cookie).text
                    #expect(empty.contains("<strong id=\"clockify-source\">no key yet</strong>"))
                    let path = "/api/clockify/integration"
                    #expect(try await page.change(.post, path, browser, json: Self.clockify).status == 200)
                    let second = try await page.change(
                        .post,
                        "/api/clockwork/integration",
                        browser,
                        json: Self.clockwork
                    )
                    #expect(second.status == 200)
                    #expect(!second.text.contains(Token.adaClockwork))
                    try expectSame(home, other)

                    let shown = try await page.send(.get, page.address(), cookie: browser.cookie).text
                    #expect(shown.contains("your key in the file \(home.credentialFile)".prefix(60)))
                    #expect(shown.contains("data-action=\"disconnect-clockify\""))
                    #expect(shown.contains("data-action=\"remove-clockwork\""))
                    #expect(!shown.contains(Token.adaClockify) && !shown.contains(Token.adaClockwork))

                    let whoami = try await home.timetrack("whoami")
                    #expect(whoami.status == 0)
                    let same = try await other.timetrack("whoami").output.replacing(other.path, with: home.path)
                    #expect(whoami.output == same)

                    #expect(try await page.change(.delete, path, browser).status == 200)
                    #expect(try await other.timetrack("auth", "logout", "--yes").status == 0)
                    try expectSame(home, other)
                    #expect(try await page.change(.delete, "/api/clockwork/integration", browser).status == 200)
                    #expect(try await other.timetrack("auth", "logout", "clockwork", "--yes").status == 0)
                    try expectSame(home, other)
                }
                #expect(try await home.timetrack("whoami").status == 3)
            }
        }
    }

    @Test("A key of the environment is used and named, and the page does not offer to remove it")
    func environment() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.without("TIMETRACK_STORE").with(["TIMETRACK_STORE": "environment"])
            try await RunningPage.run(in: home, [sandbox.endpoint]) { page in
                let browser = try await page.open()
                let shown = try await page.send(.get, page.address(), cookie: browser.cookie)
                #expect(shown.status == 200)
                #expect(shown.text.contains("the key of CLOCKIFY_API_KEY in the environment, workspace"))
                #expect(shown.text.contains("the key of CLOCKWORK_API_TOKEN in the environment"))
                #expect(shown.text.contains("data-form=\"start-timer\""))
                #expect(!shown.text.contains("data-action=\"disconnect-clockify\""))
                #expect(!shown.text.contains("data-action=\"remove-clockwork\""))
                let refused = try await page.change(.delete, "/api/clockify/integration", browser)
                #expect(refused.status == 503)
                #expect(refused.text.contains("unset it first"))
            }
        }
    }

    @Test("A file that others can read is an error that says so, and no key of the environment takes its place")
    func brokenFile() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.without("TIMETRACK_STORE")
            let text = Home.credentials("stored-key", origin: sandbox.server.address)
            try await RunningPage.run(in: home.with(["TIMETRACK_STORE": "file"]), [sandbox.endpoint]) { page in
                try home.writeCredentialFile(text, permissions: 0o644)
                let browser = try await page.open()
                let shown = try await page.send(.get, page.address(), cookie: browser.cookie)
                #expect(shown.status == 503)
                #expect(shown.text.contains(home.credentialFile))
                #expect(!shown.text.contains("whoever runs this server"))
                let asked = try await page.send(.get, page.address("/api/clockify/user"), cookie: browser.cookie)
                #expect(asked.status == 503)
                #expect(asked.text.contains(home.credentialFile))
                #expect(!asked.text.contains("Ada"))
            }
        }
    }

    @Test("On a desktop the key lies in the keyring, and the page says so")
    func keyring() async throws {
        try await KeyringFixture.run { fixture in
            try await RunningPage.run(in: fixture.home, [fixture.endpoint]) { page in
                #expect(page.file.hasPrefix(fixture.home.environment["XDG_RUNTIME_DIR"] ?? "/nothing"))
                let browser = try await page.open()
                let path = "/api/clockify/integration"
                #expect(try await page.change(.post, path, browser, json: Self.clockify).status == 200)
                #expect(try await fixture.lookUp("clockify", "default") == Token.adaClockify)
                let shown = try await page.send(.get, page.address(), cookie: browser.cookie).text
                #expect(shown.contains("your key in the keyring (clockify/default), workspace"))
                #expect(try await fixture.home.timetrack("whoami").status == 0)
                #expect(try await page.change(.delete, path, browser).status == 200)
                #expect(try await fixture.lookUp("clockify", "default") == nil)
            }
        }
    }

    /// Expects the same keys and the same records in two homes.
    private func expectSame(_ home: Home, _ other: Home) throws {
        for (file, counterpart) in [
            (home.credentialFile, other.credentialFile), (home.recordFile, other.recordFile),
        ] {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let expected = try String(contentsOfFile: counterpart, encoding: .utf8)
            #expect(text == expected)
        }
    }
}
