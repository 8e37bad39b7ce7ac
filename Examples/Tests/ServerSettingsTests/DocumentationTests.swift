import Foundation
import Testing

@testable import ServerSettings

@Suite("The page on settings")
struct DocumentationTests {
    private func page() throws -> String {
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
        return try String(contentsOf: root.appending(path: "docs/server.md"), encoding: .utf8)
    }

    @Test("every setting is a row of the table, and every row is a setting")
    func table() throws {
        let rows = try page().split(separator: "\n").drop { !$0.hasPrefix("| setting |") }.dropFirst(2)
            .prefix { $0.hasPrefix("|") }
        let named = rows.flatMap { row in
            let cell = row.split(separator: "|").first ?? ""
            return cell.split(separator: "`").filter { $0.contains { !" ,".contains($0) } }.map(String.init)
        }
        #expect(!named.isEmpty)
        #expect(Set(named) == Set(SettingKey.allCases.map(\.rawValue)))
    }

    @Test("the example of the tables can be read")
    func example() async throws {
        let block = try #require(try page().split(separator: "```toml\n").last?.split(separator: "```").first)
        let settings = try await SettingsFolder().read(String(block))
        #expect(settings.signIn.map(\.issuer) == ["https://project.supabase.co/auth/v1"])
        #expect(settings.shared.accounts.count == 1)
        #expect(settings.shared.anonymousAccounts.count == 1)
    }
}
