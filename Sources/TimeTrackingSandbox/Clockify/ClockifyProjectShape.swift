#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Clockify {
    static func projectShape(_ project: Content.Project, _ content: Content) -> JSON {
        let client = content.clients.first { $0.id == project.client }
        return [
            "id": .string(project.id),
            "name": .string(project.name),
            "hourlyRate": rateShape(project.hourlyRate),
            // No client is an empty text here, not null.
            "clientId": .string(client?.id ?? ""),
            "workspaceId": .string(project.workspace),
            "billable": .bool(project.isBillable),
            "memberships": [],
            "color": .string(project.color),
            "estimate": ["estimate": "PT0S", "type": "AUTO"],
            "archived": .bool(project.isArchived),
            "duration": .string(trackedTime(of: project, content)),
            "clientName": .string(client?.name ?? ""),
            "note": .string(project.note),
            "costRate": nil,
            "timeEstimate": [
                "estimate": "PT0S", "type": "AUTO", "resetOption": nil, "active": false, "includeNonBillable": true,
            ],
            "budgetEstimate": nil,
            "estimateReset": nil,
            "template": false,
            "isTemplate": false,
            "public": .bool(project.isPublic),
            "isPublic": .bool(project.isPublic),
        ]
    }

    static func rateShape(_ amount: Int?) -> JSON {
        amount.map { ["amount": .integer($0), "currency": "GBP"] } ?? .null
    }

    private static func trackedTime(of project: Content.Project, _ content: Content) -> String {
        let origin = Date(timeIntervalSince1970: 0)
        let seconds = content.timeEntries
            .filter { $0.project == project.id }
            .reduce(0.0) { sum, entry in
                sum + max(0, entry.end?.timeIntervalSince(entry.start) ?? 0)
            }
        return Timestamp.durationText(from: origin, to: origin + seconds)
    }
}
