import Foundation
import SystemPackage
import Testing

@testable import TimetrackNames

@Suite("Names that are kept")
struct NameCacheTests {
    private static let scope = NameCache.Scope(origin: "https://a", account: "default", workspace: "w")

    private func withCache(_ body: (NameCache) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "names-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(NameCache(in: FilePath(folder)))
    }

    @Test func keepsNamesOfOneAccountApartFromThoseOfAnother() throws {
        try withCache { cache in
            try cache.update(Self.scope) { $0.set([NamedItem(id: "1", name: "A", client: "C")], .projects) }
            var other = Self.scope
            other.account = "work"
            #expect(cache.names(of: Self.scope).projects.map(\.client) == ["C"])
            #expect(cache.names(of: other) == CachedNames())
            // Two scopes may have one file; the contents say whose it is.
            let file = cache.file(of: Self.scope).string
            try FileManager.default.copyItem(atPath: file, toPath: cache.file(of: other).string)
            #expect(cache.names(of: other) == CachedNames())
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func forgetsTheNamesOfOneAccountInAllWorkspaces() throws {
        try withCache { cache in
            try cache.remove("default")
            var scopes = [Self.scope, Self.scope, Self.scope]
            scopes[1].workspace = nil
            scopes[2].account = "work"
            for scope in scopes { try cache.update(scope) { $0.set([NamedItem(id: "1", name: "A")], .projects) } }
            try cache.remove("default")
            #expect(scopes.map { cache.names(of: $0).projects.count } == [0, 0, 1])
        }
    }

    @Test(arguments: ["", "{", "[]", "{\"version\": 2}", "\u{0}"])
    func writesABrokenFileAnew(_ text: String) throws {
        try withCache { cache in
            try cache.update(Self.scope) { $0.set([NamedItem(id: "1", name: "A")], .tags) }
            try Data(text.utf8).write(to: URL(filePath: cache.file(of: Self.scope).string))
            #expect(cache.names(of: Self.scope) == CachedNames())
            try cache.update(Self.scope) { $0.set([NamedItem(id: "2", name: "B")], .tags) }
            #expect(cache.names(of: Self.scope).tags.map(\.name) == ["B"])
        }
    }

    @Test func keepsNoMoreThanItCanRead() {
        var names = CachedNames()
        let many = (0..<30_000).map { NamedItem(id: "\($0)", name: "n\($0)") }
        names.set(many, .projects)
        names.set(many, .clients)
        #expect(names.projects.count == 20_000 && names.clients.isEmpty)
        names.set([], .projects)
        names.add(NamedItem(id: "x", name: String(repeating: "x", count: 201)), .projects)
        names.add(NamedItem(id: "z", name: "z" + String(repeating: "\u{301}", count: 200)), .projects)
        names.add(NamedItem(id: "y", name: "y"), .projects)
        names.set([NamedItem(id: "t", name: "t", isActive: false)], .tasks("y"))
        #expect(names.projects.map(\.id) == ["y"] && names.tasks.isEmpty)
        names.remove("y", .projects)
        #expect(names == CachedNames())
    }
}
