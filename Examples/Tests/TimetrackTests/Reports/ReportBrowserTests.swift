import Foundation
import ProgramFixtures
import SandboxServer
import SystemPackage
import Testing
import TimeTrackingSandbox

/// The page of a report as a browser shows it.
@Suite("Report in a browser", .serialized, .timeLimit(.minutes(5)))
struct ReportBrowserTests {
    private static let report = ["report", "month", "--on=2026-01-05", "--group-by=client,project"]

    /// How many different bytes the picture's lines have; a picture of one colour has two.
    private func variety(of picture: String, in home: Home) async throws -> Int {
        let program = """
            import sys, struct, zlib
            data, place, parts = open(sys.argv[1], "rb").read(), 8, b""
            while place < len(data):
                size, kind = struct.unpack(">I4s", data[place:place + 8])
                if kind == b"IDAT": parts += data[place + 8:place + 8 + size]
                place += size + 12
            print(len(set(zlib.decompress(parts))))
            """
        let run = try await BuiltProgram.run(
            "/usr/bin/python3",
            ["-c", program, picture],
            environment: home.environment,
            input: ""
        )
        return try #require(Int(run.output.trimmingCharacters(in: .newlines)), "\(run.errors)")
    }

    @Test func showsTheTotals() async throws {
        try await SandboxFixture.run { sandbox in
            let page = sandbox.home.path + "/report.html"
            _ = try await sandbox.home.timetrack(
                Self.report + ["--html", "-o", page, "--title=Work of January", sandbox.endpoint]
            )
            let dom = try await Chromium.run(["--dump-dom", "file://\(page)"], in: sandbox.home)
            #expect(dom.status == 0)
            for text in [
                "Work of January", "January 2026", "Ada Lovelace", "9:45", "531.25", "Babbage &amp; Co.",
                "Bernoulli Numbers",
            ] {
                #expect(dom.output.contains(text), "\(text)")
            }
            #expect(
                dom.output.contains("<tfoot><tr><th scope=\"row\">Total</th><td>9:45</td><td>9.7583</td><td>4:15</td>")
            )
            let picture = sandbox.home.path + "/report.png"
            let shot = try await Chromium.run(["--screenshot=\(picture)", "file://\(page)"], in: sandbox.home)
            #expect(shot.status == 0)
            let variety = try await variety(of: picture, in: sandbox.home)
            #expect(variety > 40)
            try Artefacts.keep(picture, as: "report-month.png")
        }
    }

    @Test func printsASmallMonthOnOnePage() async throws {
        try await SandboxFixture.run { sandbox in
            let home = sandbox.home
            let page = home.path + "/report.html"
            let paper = home.path + "/report.pdf"
            _ = try await home.timetrack(Self.report + ["--round=15m:up", "--html", "-o", page, sandbox.endpoint])
            let run = try await Chromium.run(
                ["--print-to-pdf=\(paper)", "--no-pdf-header-footer", "file://\(page)"],
                in: home
            )
            #expect(run.status == 0)
            let text = String(decoding: try Data(contentsOf: URL(filePath: paper)), as: UTF8.self)
            #expect(text.contains("/Count 1\n") || text.contains("/Count 1>"))
            try Artefacts.keep(paper, as: "report-month.pdf")
        }
    }

    @Test func runsAndFetchesNothingWhateverNamesSay() async throws {
        try await SandboxFixture.run(ReportContent.hostile) { sandbox in
            let page = sandbox.home.path + "/report.html"
            _ = try await sandbox.home.timetrack(Self.report + ["--html", "-o", page, sandbox.endpoint])
            let dom = try await Chromium.run(["--dump-dom", "file://\(page)"], in: sandbox.home)
            #expect(dom.status == 0)
            #expect(!dom.output.contains("<script"))
            #expect(!dom.output.contains("<title>ran</title>"))
            #expect(dom.output.contains("&lt;script&gt;"))
            let picture = sandbox.home.path + "/hostile.png"
            _ = try await Chromium.run(["--screenshot=\(picture)", "file://\(page)"], in: sandbox.home)
            try Artefacts.keep(picture, as: "report-hostile-names.png")
        }
    }

    @Test func forbidsWhatSomebodyElseWouldPutIn() async throws {
        try await SandboxFixture.run { sandbox in
            let page = sandbox.home.path + "/report.html"
            _ = try await sandbox.home.timetrack(Self.report + ["--html", "-o", page, sandbox.endpoint])
            let foreign = """
                <script>document.title = 'ran'</script><img src="\(sandbox.server.address)/a.png">\
                <link rel="stylesheet" href="\(sandbox.server.address)/b.css">\
                <iframe src="\(sandbox.server.address)/c"></iframe></main>
                """
            let text = try String(contentsOfFile: page, encoding: .utf8)
            let changed = text.replacingOccurrences(of: "</main>", with: foreign)
            try #require(changed != text)
            try Data(changed.utf8).write(to: URL(filePath: page))
            let before = sandbox.host.requestCount
            let dom = try await Chromium.run(["--dump-dom", "file://\(page)"], in: sandbox.home)
            #expect(dom.status == 0)
            #expect(!dom.output.contains("<title>ran</title>"))
            #expect(sandbox.host.requestCount == before)
            // The same without the policy does both, so that the test could have failed.
            let open = changed.replacingOccurrences(of: "Content-Security-Policy", with: "X-Nothing")
            try Data(open.utf8).write(to: URL(filePath: page))
            let ran = try await Chromium.run(["--dump-dom", "file://\(page)"], in: sandbox.home)
            #expect(ran.output.contains("<title>ran</title>"))
            #expect(sandbox.host.requestCount > before)
        }
    }
}
