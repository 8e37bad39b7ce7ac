import Foundation
import ProgramFixtures
import Testing

@Suite("timetrack demo", .timeLimit(.minutes(2)))
struct DemoTests {
    @Test func showsTheMainJobAndCleansUp() async throws {
        try await Home.make { home in
            let run = try await home.timetrack("demo")
            #expect(run.status == 0)
            #expect(run.errors == "")
            let table = run.lines.filter { $0.hasPrefix("ada") || $0.hasPrefix("grace") || $0.hasPrefix("mary") }
            #expect(table.count == 4)
            #expect(table.first?.contains("header X-Clockify-Token") == true)
            #expect(table.first?.hasSuffix("Grace Hopper") == true)
            #expect(table.last?.contains("environment CLOCKIFY_API_KEY") == true)
            #expect(table.last?.hasSuffix("Shared Account") == true)
            #expect(run.output.contains("others may read it  insecurePermissions              0"))
            #expect(run.output.contains("it ends too early   corrupted                        0"))
            #expect(run.output.contains("ENGINE-1  "))
            #expect(run.output.contains("Ada Lovelace recorded 8 entries; Clockify lists 8."))
            #expect(run.output.contains("Total       24:45"))
            #expect(run.output.hasSuffix("is gone.\n"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == [])
        }
    }

    @Test func showsNoKey() async throws {
        try await Home.make { home in
            let run = try await home.timetrack("demo")
            #expect(!run.output.contains("sandbox-clockify"))
            #expect(!run.output.contains("sandbox/clockwork"))
        }
    }

    @Test(arguments: [80, 120])
    func fitsTheTerminal(_ columns: Int) async throws {
        try await Home.make { home in
            let run = try await home.with(["NO_COLOR": "1"]).timetrackOnTerminal("demo", columns: columns)
            #expect(run.status == 0)
            let tables = run.output.split(separator: "\r\n").filter { $0.contains("  ") }
            #expect(tables.allSatisfy { $0.count <= columns })
        }
    }

    @Test func worksInAnyZone() async throws {
        try await Home.make { home in
            for zone in ["Pacific/Kiritimati", "Pacific/Niue", "America/Havana"] {
                let run = try await home.with(["TZ": zone]).timetrack("demo")
                #expect(run.status == 0)
                #expect(run.output.contains("Total       24:45"))
            }
        }
    }
}
