import Foundation
import ServerSettings
import SystemPackage
import Testing
import TimeTrackingKit

@Suite("The key of development tokens")
struct DevelopmentKeyTests {
    let folder: SettingsFolder

    init() throws {
        folder = try SettingsFolder()
    }

    private var file: String { folder.path.appending("dev-token.key").string }

    @Test("it is made once, for its owner alone, and read after that")
    func creation() throws {
        #expect(try DevelopmentKey.read(in: folder.path) == nil)
        let made = try DevelopmentKey.readOrCreate(in: folder.path)
        #expect(made.count == 32)
        #expect(try DevelopmentKey.readOrCreate(in: folder.path) == made)
        #expect(try DevelopmentKey.read(in: folder.path) == made)
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path.string) == ["dev-token.key"])
    }

    @Test("its directory is made for its owner alone")
    func directory() throws {
        let directory = folder.path.appending("data")
        _ = try DevelopmentKey.readOrCreate(in: directory)
        let mode = try FileManager.default.attributesOfItem(atPath: directory.string)[.posixPermissions] as? Int
        #expect(mode == 0o700)
    }

    @Test("two installations have two keys")
    func random() throws {
        let other = try SettingsFolder()
        let keys = (try DevelopmentKey.readOrCreate(in: folder.path), try DevelopmentKey.readOrCreate(in: other.path))
        #expect(keys.0 != keys.1)
    }

    @Test("a file that others may use, a link and one of another length are refused and left as they are")
    func refusals() throws {
        try folder.write("dev-token.key", String(repeating: "a", count: 32), mode: 0o644)
        #expect(throws: DevelopmentKeyError.self) { try DevelopmentKey.readOrCreate(in: folder.path) }
        try folder.write("dev-token.key", "short")
        #expect(throws: DevelopmentKeyError.self) { try DevelopmentKey.readOrCreate(in: folder.path) }
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "short")
        try FileManager.default.removeItem(atPath: file)
        let target = try folder.write("target", String(repeating: "a", count: 32))
        try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: target)
        #expect(throws: DevelopmentKeyError.self) { try DevelopmentKey.read(in: folder.path) }
    }
}
