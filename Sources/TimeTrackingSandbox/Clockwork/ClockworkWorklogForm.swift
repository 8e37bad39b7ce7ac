#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The form in which a worklog is answered, which depends on what was asked to be expanded.
struct ClockworkWorklogForm {
    private let expansions: Set<String>

    init(_ expand: String?) {
        expansions = Set((expand ?? "").split(separator: ",").map { $0.filter { !$0.isWhitespace } })
    }

    func shape(
        _ worklog: Sandbox.Content.Worklog,
        _ author: Sandbox.Content.Account?,
        _ issue: Sandbox.Content.Issue?
    ) -> JSON {
        let zone = author?.zone ?? .utc
        let withAttributes = expansions.contains("worklogs")
        let started =
            withAttributes ? Timestamp.jiraText(worklog.started, in: zone) : Timestamp.text(worklog.started)
        var members: [JSON.Member] = [
            .init(name: "id", value: .string(worklog.id)),
            .init(name: "timeSpentSeconds", value: .integer(worklog.seconds)),
            .init(name: "started", value: .string(started)),
            .init(name: "author", value: person(worklog, author)),
        ]
        // Unexpanded rows have been seen with an object; with other expansions only the identifier is named.
        if expansions.contains("issues"), let issue {
            members.append(.init(name: "issue", value: shape(issue)))
        } else if expansions.isEmpty {
            members.append(.init(name: "issue", value: ["id": .string(worklog.issue)]))
        }
        if withAttributes || !expansions.isEmpty && !expansions.contains("issues") {
            members.append(.init(name: "issueId", value: .string(worklog.issue)))
        }
        return withAttributes ? .object(members + attributes(worklog, zone)) : .object(members)
    }

    private func person(_ worklog: Sandbox.Content.Worklog, _ author: Sandbox.Content.Account?) -> JSON {
        var members: [JSON.Member] = [.init(name: "accountId", value: .string(worklog.author))]
        if expansions.contains("authors") {
            members.append(.init(name: "displayName", value: JSON(author?.name)))
        }
        if expansions.contains("emails") {
            members.append(.init(name: "emailAddress", value: JSON(author?.email)))
        }
        return .object(members)
    }

    private func shape(_ issue: Sandbox.Content.Issue) -> JSON {
        var fields: [JSON.Member] = [
            .init(name: "issuetype", value: ["name": "Task"]),
            .init(name: "project", value: ["key": .string(issue.projectKey), "name": .string(issue.projectName)]),
            .init(name: "assignee", value: nil),
            .init(name: "description", value: nil),
        ]
        if let summary = issue.summary {
            fields.insert(.init(name: "summary", value: .string(summary)), at: 0)
        }
        return ["id": .string(issue.id), "key": .string(issue.key), "fields": .object(fields)]
    }

    private func attributes(_ worklog: Sandbox.Content.Worklog, _ zone: ZoneRule) -> [JSON.Member] {
        let end = Timestamp.jiraText(worklog.started + Double(worklog.seconds), in: zone)
        let address = "https://sandbox.atlassian.net/rest/api/2/issue/\(worklog.issue)/worklog/\(worklog.id)"
        return [
            .init(name: "self", value: .string(address)),
            .init(name: "comment", value: JSON(worklog.comment)),
            .init(name: "timeSpent", value: .string(Self.timeSpent(worklog.seconds))),
            .init(name: "created", value: .string(end)),
            .init(name: "updated", value: .string(end)),
            .init(name: "updateAuthor", value: ["accountId": .string(worklog.author)]),
            .init(
                name: "properties",
                value: [
                    [
                        "key": "clockwork",
                        "value": [
                            "attributes": [["key": "billable", "value": true]],
                            "started_manually": .bool(worklog.isFromTimer),
                            "stopped_manually": .bool(worklog.isFromTimer),
                        ],
                    ]
                ]
            ),
        ]
    }

    /// Jira's way to write a duration: `1h 30m`.
    private static func timeSpent(_ seconds: Int) -> String {
        let minutes = max(0, seconds) / 60
        let parts = [minutes >= 60 ? "\(minutes / 60)h" : nil, minutes % 60 > 0 ? "\(minutes % 60)m" : nil]
        let text = parts.compactMap(\.self).joined(separator: " ")
        return text.isEmpty ? "0m" : text
    }
}
