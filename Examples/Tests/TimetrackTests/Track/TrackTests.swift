import Foundation
import ProgramFixtures
import SystemPackage
import Testing

@Suite("timetrack track", .timeLimit(.minutes(3)))
struct TrackTests {
    /// A moment at which the commands of a test run; `09:10` of it is the same in every zone of the tests.
    private static let morning = Date(timeIntervalSince1970: 1_795_165_800)

    /// Makes a folder in a home.
    private static func folder(_ name: String, in home: Home) throws -> String {
        let path = home.path + "/" + name
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    @Test func countsFromStartToStop() async throws {
        try await Home.make { home in
            let path = try Self.folder("website", in: home)
            let start = try await home.timetrack("track", "start", path, at: Self.morning)
            #expect(start.output.hasPrefix("Tracking \(path) since "))
            let again = try await home.timetrack("track", "start", path, "--json", at: Self.morning + 60)
            #expect(try Document(again.output)["started"].bool == false)
            let stop = try await home.timetrack("track", "stop", path, at: Self.morning + 5_400)
            #expect(stop.output == "Stopped tracking \(path) after 1:30.\n")
            let none = try await home.timetrack("track", "stop", path, at: Self.morning + 5_401)
            #expect(none.status == 8)
            let list = try await home.timetrack("track", "list", "--json", at: Self.morning + 6_000)
            let document = try Document(list.output)
            #expect(document["total_seconds"].int == 5_400)
            #expect(document["tracked"][0]["path"].string == path)
        }
    }

    @Test func takesTheRepositoryAroundAPathWithoutLinks() async throws {
        try await Home.make { home in
            let repository = try Self.folder("engine", in: home)
            _ = try Self.folder("engine/.git", in: home)
            _ = try Self.folder("engine/lib", in: home)
            try FileManager.default.createSymbolicLink(
                atPath: home.path + "/link",
                withDestinationPath: repository + "/lib"
            )
            // The shell changes into the folder, because the tests share one working directory.
            let run = try await BuiltProgram.run(
                "/bin/sh",
                ["-c", "cd \"$HOME/link\" && exec \"$0\" track start", BuiltProgram.path("timetrack").string],
                environment: home.environment,
                input: ""
            )
            let real = URL(filePath: repository).resolvingSymlinksInPath().path
            #expect(run.output.hasPrefix("Tracking \(real) since "))
            let named = try await home.timetrack("track", "start", home.path + "/link")
            #expect(named.output.hasPrefix("Tracking \(real)/lib since "))
            let gone = try await home.timetrack("track", "start", home.path + "/nowhere")
            #expect(gone.status == 8)
        }
    }

    @Test func refusesToEndBeforeTheStart() async throws {
        try await Home.make { home in
            let path = try Self.folder("website", in: home)
            _ = try await home.timetrack("track", "start", path, at: Self.morning)
            // The clock was set back by an hour.
            let stop = try await home.timetrack("track", "stop", path, "--json", at: Self.morning - 3_600)
            #expect(stop.status == 64)
            #expect(try Document(stop.errors)["error"]["code"].string == "ends_before_start")
            let list = try await home.timetrack("track", "list", "--json", at: Self.morning - 3_600)
            #expect(try Document(list.output)["total_seconds"].int == 0)
            #expect(try Document(list.output)["open"].count == 1)
        }
    }

    @Test func asksWhenAForgottenSpanEnded() async throws {
        try await Home.make { home in
            let path = try Self.folder("website", in: home)
            _ = try await home.timetrack("track", "start", path, at: Self.morning)
            let later = Self.morning + 3 * 86_400
            let stop = try await home.timetrack("track", "stop", "--all", "--json", at: later)
            #expect(stop.status == 64)
            #expect(try Document(stop.errors)["error"]["code"].string == "forgotten")
            #expect(try Document(stop.output)["stopped"].count == 0)
            let end = (Self.morning + 3_600).ISO8601Format()
            let said = try await home.timetrack("track", "stop", path, "--at", end, "--json", at: later)
            #expect(try Document(said.output)["stopped"][0]["seconds"].int == 3_600)
        }
    }

    @Test func saysThatAPathIsNotUTF8() async throws {
        try await Home.make { home in
            for words in [#"cd "$name" && exec "$0" track start --json"#, #"exec "$0" track start --json "$name""#] {
                let run = try await BuiltProgram.run(
                    "/bin/sh",
                    [
                        "-c", #"name="$HOME/$(printf 'a\377')" && mkdir -p "$name" && "# + words,
                        BuiltProgram.path("timetrack").string,
                    ],
                    environment: home.environment,
                    input: ""
                )
                #expect(run.status == 64)
                #expect(try Document(run.errors)["error"]["code"].string == "not_utf8")
            }
        }
    }

    @Test func refusesAMomentBefore1970() async throws {
        try await Home.make { home in
            let path = try Self.folder("website", in: home)
            for command in ["start", "stop"] {
                let run = try await home.timetrack("track", command, path, "--at", "1969-12-31 10:00", "--json")
                #expect(run.status == 64)
                #expect(try Document(run.errors)["error"]["message"].string?.contains("1970") == true)
            }
        }
    }

    @Test func importsAllLinesOrNone() async throws {
        try await Home.make { home in
            let good = #"{"project": "/a", "start": "2026-11-20T09:00:00Z", "end": "2026-11-20T10:00:00Z"}"#
            let bad = try await home.timetrack("track", "import", "-", "--json", input: "\(good)\n{}\n")
            #expect(bad.status == 64)
            #expect(try Document(bad.errors)["error"]["message"].string?.hasPrefix("Line 2 ") == true)
            let none = try await home.timetrack("track", "list", "--from", "2026-11-20", "--to", "2026-11-20")
            #expect(none.output == "")
            let first = try await home.timetrack("track", "import", "-", "--json", input: "\(good)\n\(good)\n")
            #expect(try Document(first.output)["added"].int == 1)
            #expect(try Document(first.output)["already_there"].int == 1)
            let list = try await home.timetrack("track", "list", "--from", "2026-11-20", "--to", "2026-11-20")
            #expect(list.output == "2026-11-20\t3600\t/a\t\n")
        }
    }

    @Test func importsManyLinesAndNoneTwice() async throws {
        try await Home.make { home in
            let lines = (0..<10_000)
                .map { index in
                    let (minutes, day) = (index % 1_440, index / 1_440)
                    let clock = "\(minutes / 60 + 100):\(minutes % 60 + 100)".replacing(":1", with: ":").dropFirst()
                    let date = "2026-0\(day / 28 + 1)-\(String(day % 28 + 101).dropFirst())"
                    return #"{"project": "/p\#(index % 50)", "start": "\#(date)T\#(clock):00Z", "#
                        + #""end": "\#(date)T\#(clock):30Z"}"#
                }
            let file = home.path + "/spans.jsonl"
            try lines.joined(separator: "\n").write(toFile: file, atomically: false, encoding: .utf8)
            let run = try await home.timetrack("track", "import", file)
            #expect(run.output == "Imported 10000 spans.\n")
            let again = try await home.timetrack("track", "import", file)
            #expect(again.output == "Imported 0 spans; 10000 had been there.\n")
        }
    }

    @Test func saysWhatStandsInTheWayOfTheDatabase() async throws {
        try await Home.make { home in
            let folder = try Self.folder("data/timetrack", in: home)
            try "no database, but a text that is longer than a header of one"
                .write(
                    toFile: folder + "/tracked.sqlite",
                    atomically: false,
                    encoding: .utf8
                )
            let run = try await home.timetrack("track", "list", "--json")
            #expect(run.status == 1)
            #expect(try Document(run.errors)["error"]["code"].string == "records_unusable")
        }
    }
}
