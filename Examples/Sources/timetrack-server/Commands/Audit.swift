import ArgumentParser
import ServerRecords
import ServerSettings
import ServerUsers
import TerminalOutput

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Lists what was done.
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "List who did what, with which token, and what came of it.",
        discussion: """
            Without --limit it lists the newest 1000 lines. Times are in UTC.

            Examples:

              timetrack-server audit --since 7d --user "https://project.supabase.co/auth/v1 2f0c…"
              timetrack-server audit --fingerprint 0123456789abcdef --json
            """
    )

    @OptionGroup var configuration: ConfigurationOptions

    @Option(help: "Only of this user: the issuer, a space and the subject.")
    var user: String?

    @Option(help: "Only with the token of this fingerprint.")
    var fingerprint: String?

    @Option(help: "Only since a time such as 2026-01-31T08:00:00Z, or within a length such as 7d.")
    var since: String?

    @Option(help: "At most so many of the newest, the oldest of them first.")
    var limit = 1_000

    @Flag(help: "Print one JSON object a line.")
    var json = false

    func validate() throws {
        guard (1...1_000_000).contains(limit) else {
            throw ValidationError("--limit takes a number from 1 to 1000000.")
        }
    }

    func run() async throws {
        var query = AuditQuery(
            user: try user.map { try UserArgument.user($0) },
            fingerprint: fingerprint,
            since: try since.map { try Self.time($0, now: Date()) },
            limit: limit + 1
        )
        query.isOfNewest = true
        let asked = query
        try await configuration.withStores { stores in
            let found = try await stores.records.events(asked)
            let events = Array(found.suffix(limit))
            if json {
                for event in events { try ServerOutput.json(event, isOneLine: true) }
            } else {
                try ServerOutput.table(Self.table(of: events))
            }
            guard found.count > limit else { return }
            ServerOutput.standardError(
                "note: These are the newest \(limit) lines; there are older ones, which a larger --limit shows.\n"
            )
        }
    }

    /// A time, or a length before now.
    private static func time(_ text: String, now: Date) throws -> Date {
        if let length = TextLength.duration(text, in: .zero ... .seconds(3_650 * 86_400)) {
            return now.addingTimeInterval(-Double(length.components.seconds))
        }
        do {
            return try Date.ISO8601FormatStyle().parse(text)
        } catch {
            throw ValidationError("--since takes a time such as 2026-01-31T08:00:00Z, or a length such as 7d.")
        }
    }

    private static func table(of events: [RecordedEvent]) -> Table {
        var table = Table([
            .init("Time"), .init("User"), .init("Action"), .init("Service"), .init("Source"), .init("Fingerprint"),
            .init("Result"), .init("Request"),
        ])
        for event in events {
            let names = [event.issuer, event.subject].compactMap(\.self)
            let user = event.isForgotten ? "forgotten" : names.isEmpty ? "nobody" : names.joined(separator: " ")
            table.append([
                "\(event.time.formatted(.iso8601))", "\(user.safeForTerminals)", "\(event.action.safeForTerminals)",
                "\(event.service ?? "-")", "\(event.source ?? "-")", "\(event.fingerprint ?? "-")",
                "\(event.result.safeForTerminals)", "\((event.requestID ?? "-").safeForTerminals)",
            ])
        }
        return table
    }
}
