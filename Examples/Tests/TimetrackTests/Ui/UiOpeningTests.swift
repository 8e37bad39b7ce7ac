import Foundation
import HTTPTypes
import ProgramFixtures
import SandboxServer
import Subprocess
import Synchronization
import Testing
import TimeTrackingSandbox

@Suite("timetrack ui: the way in", .timeLimit(.minutes(2)))
struct UiOpeningTests {
    @Test("The file is its owner's alone, leads in once, and is gone then")
    func once() async throws {
        try await SandboxFixture.run { sandbox in
            let run = try await RunningPage.run(in: sandbox.home, [sandbox.endpoint]) { page in
                let folder = (page.file as NSString).deletingLastPathComponent
                #expect(try permissions(page.file) == 0o600)
                #expect(try permissions(folder) == 0o700)
                #expect(page.file.firstMatch(of: /timetrack-[0-9a-f]{64}\.html$/) != nil)
                #expect(page.opening.firstMatch(of: /^http:..127\.0\.0\.1:\d+\/open\?code=[0-9a-f]{64}$/) != nil)

                let wrong = try await page.send(.get, page.address("/open?code=" + String(repeating: "0", count: 64)))
                #expect(wrong.status == 403)
                #expect(FileManager.default.fileExists(atPath: page.file))
                let first = try await page.send(.get, page.opening)
                #expect(first.status == 200)
                let cookie = try #require(first.headers[.setCookie])
                #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Strict"))
                #expect(!FileManager.default.fileExists(atPath: page.file))
                #expect(!FileManager.default.fileExists(atPath: folder))
                let second = try await page.send(.get, page.opening)
                #expect(second.status == 403)
                #expect(second.headers[.setCookie] == nil)
                #expect(second.text.contains("<code>timetrack ui</code>"))

                let own = String(cookie.prefix { $0 != ";" })
                let shown = try await page.send(.get, page.address(), cookie: own)
                #expect(shown.status == 200)
                #expect(shown.text.contains("data-action=\"quit\""))
                #expect(!shown.text.contains(SandboxFixture.Token.adaClockify))
            }
            #expect(run.status == 0)
            #expect(run.lines.count == 2)
            #expect(!run.output.contains("code=") && !run.errors.contains("code="))
        }
    }

    @Test("Nobody else gets in: without the cookie, by another name, from another site, without the page's token")
    func strangers() async throws {
        try await SandboxFixture.run { sandbox in
            try await RunningPage.run(in: sandbox.home, [sandbox.endpoint]) { page in
                for path in ["/", "/assets/x.css", "/healthz", "/nothing", "//open"] {
                    let answer = try await page.send(.get, page.address(path))
                    #expect(answer.status == 403, "\(path)")
                    #expect(answer.text.contains("<code>timetrack ui</code>"), "\(path)")
                }
                #expect(try await page.send(.get, page.address("/api/clockify/user")).status == 403)
                #expect(try await page.send(.post, page.address("/quit")).status == 403)

                let browser = try await page.open()
                let forged = try await page.send(.get, page.address(), cookie: String(browser.cookie.dropLast()) + "x")
                #expect(forged.status == 403)

                let host = page.address("").components(separatedBy: "http://").last ?? ""
                let port = host.split(separator: ":").last ?? ""
                let statuses = ["evil.example:\(port)": "421", "127.0.0.1": "421", "localhost:\(port)": "200"]
                for (name, status) in statuses {
                    let answer = try await Curl.status(of: page.address(), host: name, cookie: browser.cookie)
                    #expect(answer == status, "\(name)")
                }

                let start = page.address("/api/clockify/timer/start")
                let count = sandbox.host.requestCount
                let bare = try await page.send(.post, start, cookie: browser.cookie, json: "{}")
                #expect(bare.status == 403)
                #expect(bare.text.contains("\"CSRF\""))
                let token = try #require(HTTPField.Name("X-CSRF-Token"))
                let foreign = try await page.send(
                    .post,
                    start,
                    cookie: browser.cookie,
                    fields: [.origin: "http://127.0.0.1:1", token: browser.token],
                    json: "{}"
                )
                #expect(foreign.status == 403)
                #expect(foreign.text.contains("\"CROSS_ORIGIN\""))
                #expect(sandbox.host.requestCount == count)
                #expect(try await page.change(.post, "/api/clockify/timer/start", browser, json: "{}").status == 201)
            }
        }
    }

    @Test("Without a folder for the file there is no page")
    func noFolder() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home.with(["TMPDIR": "/nonexistent"])
            let run = try await home.timetrack("ui", "--no-browser", sandbox.endpoint)
            #expect(run.status == 1)
            #expect(run.output == "")
            #expect(run.errors.contains("set XDG_RUNTIME_DIR or TMPDIR"))
        }
    }

    @Test("A signal ends the program and removes the file", arguments: [SIGTERM, SIGINT, SIGHUP])
    func end(_ signal: Int32) async throws {
        try await SandboxFixture.run { sandbox in
            let file = Mutex("")
            let killed = try await RunningPage.run(in: sandbox.home, [sandbox.endpoint], endsByItself: true) { page in
                file.withLock { $0 = page.file }
                #expect(FileManager.default.fileExists(atPath: page.file))
                kill(page.process.value, signal)
            }
            #expect(killed.status == 0)
            let path = file.withLock(\.self)
            #expect(!FileManager.default.fileExists(atPath: path))
            #expect(!FileManager.default.fileExists(atPath: (path as NSString).deletingLastPathComponent))
        }
    }

    @Test("Quit on the page ends the program")
    func quit() async throws {
        try await SandboxFixture.run { sandbox in
            // The program gets no signal here: were it not to end by itself, the time limit would be over.
            let run = try await RunningPage.run(in: sandbox.home, [sandbox.endpoint], endsByItself: true) { page in
                let browser = try await page.open()
                #expect(try await page.change(.post, "/quit", browser).status == 200)
            }
            #expect(run.status == 0)
            #expect(run.errors.contains("within 60 seconds"))
        }
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
