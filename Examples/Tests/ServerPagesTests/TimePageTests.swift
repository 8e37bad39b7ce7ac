import ClockifyAPI
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import ServerUsers
import Testing

@testable import ServerPages

@Suite("The page") struct TimePageTests {
    private let weeks = WrittenWeeks(PageFixture.contents)

    @Test("Somebody who is not signed in sees the form, and nothing is looked for")
    func signedOut() async throws {
        let (status, headers, text) = try await PageFixture.page(of: weeks, user: nil)
        #expect(status == .ok)
        #expect(headers[.cacheControl] == "no-store")
        #expect(headers[.contentSecurityPolicy] == TimePage.contentSecurityPolicy)
        #expect(text.contains("data-form=\"sign-in\""))
        #expect(!text.contains("csrf-token"))
        #expect(!text.contains("Connections"))
        #expect(weeks.requests.isEmpty)
    }

    @Test(
        "The page where tokens are given is linked when it is a page",
        arguments: [
            ("https://sign-in.example.com/?a=1&b=2", true), ("http://localhost:3000/", true),
            ("javascript:alert(1)", false), ("data:text/html,x", false), ("//example.com", false), ("", false),
        ]
    )
    func hint(_ address: String, _ isLinked: Bool) async throws {
        let mode = PageMode.server(signInHint: address)
        let text = try await PageFixture.page(of: weeks, mode: mode, user: nil).text
        #expect(text.contains("Get a sign-in token") == isLinked)
        #expect(!text.contains("javascript:"))
        #expect(!text.contains("a=1&b"))
    }

    @Test("Somebody who is signed in sees the name, the hours, the entries, the timer and the keys")
    func signedIn() async throws {
        let (status, headers, text) = try await PageFixture.page(of: weeks)
        #expect(status == .ok)
        #expect(headers[.contentType] == "text/html; charset=utf-8")
        #expect(text.contains("<meta name=\"csrf-token\" content=\"csrf-ada\">"))
        for part in [
            "Signed in as <bdi>ada</bdi>", "16 – 22 November 2026",
            "Clockify: <bdi>your key, workspace Analytical Engines</bdi>",
            "Clockwork: <bdi>shared token of this server</bdi>", "Draw the header", "Website", "3:30", "4:45", "6:45",
            "data-elapsed=\"7200\"",
            "2:00:00", "Stop the timer", "fill=\"#0b83d9\"", "/?week=2026-11-09", "/?week=2026-11-23", "Times in UTC",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("Start the timer"))
        #expect(weeks.requests.first?.caller.user?.subject == "ada")
    }

    @Test("The week of the address is asked for, and one that is no day is said to be none")
    func address() async throws {
        let weeks = WrittenWeeks { request in
            var contents = PageFixture.contents(request)
            if request.day != nil { contents.entries = [] }
            return contents
        }
        let named = try await PageFixture.page(of: weeks, at: "/?week=2026-01-07").text
        #expect(named.contains("5 – 11 January 2026"))
        #expect(named.contains("No time was tracked in this week."))
        let wrong = try await PageFixture.page(of: weeks, at: "/?week=%3Cscript%3E").text
        #expect(wrong.contains("The address names no day of the calendar"))
        #expect(wrong.contains("16 – 22 November 2026"))
        #expect(weeks.requests.map(\.day?.description) == ["2026-01-07", nil])
    }

    @Test("Of very many entries the latest are listed, and all of them count")
    func many() async throws {
        let weeks = WrittenWeeks { request in
            var contents = PageFixture.contents(request)
            let start = PageFixture.moment("2026-11-16T00:00:00Z")
            contents.entries = (0..<600)
                .map { minute in
                    let start = start.addingTimeInterval(Double(minute) * 60)
                    let end = start.addingTimeInterval(60)
                    return WeekEntry(id: "\(minute)", text: "Minute \(minute).", projectID: "a", start: start, end: end)
                }
            return contents
        }
        let text = try await PageFixture.page(of: weeks).text
        #expect(text.contains("These are the latest 500 entries of the week."))
        #expect(text.contains("Minute 599.") && text.contains("Minute 100.") && !text.contains("Minute 99."))
        #expect(text.contains("<span class=\"total\">10:00</span>"))
    }

    @Test("On the own machine nobody signs in or out")
    func local() async throws {
        let text = try await PageFixture.page(of: weeks, mode: .local).text
        #expect(!text.contains("Sign out"))
        #expect(!text.contains("Signed in"))
        #expect(text.contains("data-action=\"quit\""))
        let server = try await PageFixture.page(of: weeks).text
        #expect(!server.contains("data-action=\"quit\""))
        #expect(text.contains("16 – 22 November 2026"))
        let stranger = try await PageFixture.page(of: weeks, mode: .local, user: nil).text
        #expect(!stranger.contains("<form method=\"post\""))
    }

    @Test("The status says when tokens could not be looked for")
    func unavailable() async throws {
        let weeks = WrittenWeeks { request in
            let week = CalendarWeek(containing: nil, now: request.now, timeZone: .gmt)
            var contents = WeekContents(week: week, clockify: TokenState(.unknown), clockwork: TokenState(.none))
            contents.isUnavailable = true
            contents.notices = ["It cannot be read now."]
            return contents
        }
        let (status, _, text) = try await PageFixture.page(of: weeks)
        #expect(status == .serviceUnavailable)
        #expect(text.contains("<p class=\"message problem\" role=\"alert\">It cannot be read now.</p>"))
        #expect(!text.contains("Hours by day"))
        #expect(!text.contains("Start the timer"))
    }

    @Test("Files are named by what is in them, and kept long by browsers")
    func assets() async throws {
        try await PageFixture.app(.local, weeks)
            .test(.router) { client in
                for asset in Asset.all {
                    let answer = try await client.execute(uri: asset.path, method: .get)
                    #expect(answer.status == .ok)
                    #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
                    #expect(answer.headers[.contentType] == asset.mediaType)
                    #expect(String(buffer: answer.body) == asset.text)
                    #expect(asset.path.firstMatch(of: /^\/assets\/timetrack-[0-9a-f]{12}\.(css|js|svg)$/) != nil)
                    let head = try await client.execute(uri: asset.path, method: .head)
                    #expect(head.status == .ok)
                }
                let icon = try await client.execute(uri: "/favicon.ico", method: .get)
                #expect(icon.headers[.contentType] == "image/svg+xml")
                #expect(try await client.execute(uri: "/assets/../../etc/passwd", method: .get).status == .notFound)
            }
    }

    @Test("Every field has a label, every identifier stands once, and no key field has a name to be sent by")
    func form() async throws {
        for user in ["ada", nil] {
            let text = try await PageFixture.page(of: weeks, user: user).text
            let ids = text.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
            #expect(Set(ids).count == ids.count)
            let fields = text.matches(of: /<(?:input|select) id="([^"]+)"/).map { String($0.1) }
            #expect(!fields.isEmpty)
            for field in fields { #expect(text.contains("<label for=\"\(field)\">"), "\(field)") }
            #expect(text.matches(of: /<(input|select)/).count == fields.count)
            #expect(text.firstMatch(of: /<input[^>]* name=/) == nil)
            #expect(text.firstMatch(of: /<form(?![^>]*method="(post|dialog)")/) == nil)
        }
    }
}
