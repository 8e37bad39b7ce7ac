import Foundation
import SystemPackage
import Testing
import TimetrackKeys
import TimetrackPrompt
import TimetrackStatus

@Suite("The cache of the running timer")
struct CachedStatusTests {
    private static let status = CachedStatus(
        account: "de/fault ü",
        origin: "https://api.clockify.me",
        user: "u1",
        workspace: "w1",
        checked: 1_000,
        longAfter: 36_000,
        timer: .init(id: "e1", description: "Note G \"quoted\"\u{1B}[2J", project: nil, start: 400)
    )

    @Test func keepsWhatItIsGiven() throws {
        try withCache { cache in
            #expect(cache.status(of: Self.status.account) == nil)
            try cache.keep(Self.status)
            #expect(cache.status(of: Self.status.account) == Self.status)
            #expect(cache.status(of: "default") == nil)
            let file = cache.file(of: Self.status.account)
            #expect(file.removingLastComponent() == cache.folder)
            #expect(file.lastComponent?.string == "de%2ffault%20%c3%bc.json")
        }
    }

    @Test(arguments: [
        "", "{", "[]", "{\"version\": 2}", "{\"version\": 1}", "\u{0}", String(repeating: "x", count: 70_000),
    ])
    func takesABrokenFileForAMissingOne(_ text: String) throws {
        try withCache { cache in
            try cache.keep(Self.status)
            let file = try FileDescriptor.open(cache.file(of: Self.status.account), .writeOnly, options: .truncate)
            try file.closeAfter { _ = try file.writeAll(text.utf8) }
            #expect(cache.status(of: Self.status.account) == nil)
            try cache.keep(Self.status)
            #expect(cache.status(of: Self.status.account) == Self.status)
        }
    }

    @Test func followsNoLink() throws {
        try withCache { cache in
            try cache.keep(Self.status)
            let file = cache.file(of: Self.status.account)
            let other = cache.folder.appending("other")
            #expect(rename(file.string, other.string) == 0)
            #expect(symlink(other.string, file.string) == 0)
            #expect(cache.status(of: Self.status.account) == nil)
        }
    }

    @Test func isAnsweredForTheAccountInTheFileOnly() throws {
        try withCache { cache in
            let long = String(repeating: "a", count: 400)
            var status = Self.status
            status.account = long
            try cache.keep(status)
            #expect(cache.status(of: long) == status)
            #expect(rename(cache.file(of: long).string, cache.file(of: "b").string) == 0)
            #expect(cache.status(of: "b") == nil)
        }
    }

    @Test func staysSmallWhateverTheServiceSays() throws {
        try withCache { cache in
            var status = Self.status
            status.timer?.description = String(repeating: "é", count: 10_000)
            try cache.keep(status)
            #expect(cache.status(of: status.account)?.timer?.description?.count == 1_000)
            // Each of them is one character with a hundred marks.
            status.timer?.project = String(
                repeating: "a" + String(repeating: "\u{301}", count: 100),
                count: 1_000
            )
            try cache.keep(status)
            #expect(cache.status(of: status.account)?.timer?.project?.unicodeScalars.count == 1_000)
        }
    }

    @Test func knowsNothingOfOtherWorkspaces() throws {
        try withCache { cache in
            try cache.keep(Self.status)
            var none = Self.status
            none.timer = nil
            none.workspace = "w2"
            none.checked += 3_600
            try cache.keep(none)
            #expect(cache.status(of: Self.status.account) == Self.status)
            none.workspace = "w1"
            try cache.keep(none)
            #expect(cache.status(of: Self.status.account)?.timer == nil)
        }
    }

    @Test(arguments: [("u2", "https://api.clockify.me", 0), ("u1", "https://other.example", 0), ("u1", "", 3_601)])
    func doesNotKeepATimerOfOthersOrForEver(_ user: String, _ origin: String, _ later: Int) throws {
        try withCache { cache in
            try cache.keep(Self.status)
            var none = Self.status
            none.timer = nil
            none.workspace = "w2"
            none.user = user
            if !origin.isEmpty { none.origin = origin }
            none.checked += later
            try cache.keep(none)
            #expect(cache.status(of: Self.status.account) == none)
        }
    }

    @Test func forgetsOneAccount() throws {
        try withCache { cache in
            try cache.remove(Self.status.account)
            try cache.keep(Self.status)
            var other = Self.status
            other.account = AccountRecord.environmentsUser
            try cache.keep(other)
            try cache.remove(Self.status.account)
            #expect(cache.status(of: Self.status.account) == nil)
            #expect(cache.status(of: other.account) == other)
        }
    }

    @Test func isThePersonsOwn() throws {
        try withCache { cache in
            try cache.keep(Self.status)
            var status = stat()
            #expect(stat(cache.file(of: Self.status.account).string, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
            #expect(stat(cache.folder.string, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o700)
        }
    }

    private func withCache(_ body: (StatusCache) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "timetrack-status-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(StatusCache(in: FilePath(folder.path).appending("cache").appending("timetrack")))
    }
}
