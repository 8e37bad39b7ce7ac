#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The rows and the sums of a report, with the names that the service writes and not those of its reference.
extension ClockifyReport {
    func sorted(_ rows: [Row], by column: String) throws(ClockifyFailure) -> [Row] {
        let entries = content.timeEntries
        // Without an order the newest come first, as in every list of entries.
        let isDescending = isDescending ?? true
        func sorted<Key: Comparable>(_ key: (Row) -> Key) -> [Row] {
            rows.map { (row: $0, key: key($0), id: entries[$0.position].id) }
                .sorted { left, right in
                    let (left, right) = isDescending ? (right, left) : (left, right)
                    return (left.key, left.id) < (right.key, right.id)
                }
                .map(\.row)
        }
        return switch column {
        case "ID": sorted { _ in 0 }
        case "DESCRIPTION": sorted { entries[$0.position].description ?? "" }
        case "USER": sorted { content.account(entries[$0.position].user)?.name ?? "" }
        case "DURATION": sorted(\.seconds)
        case "USER_DATE":
            sorted {
                (content.account(entries[$0.position].user)?.name ?? "") + "\u{0}" + String($0.start).leftPadded
            }
        default: sorted(\.start)
        }
    }

    func shape(_ row: Row) -> JSON {
        let entry = content.timeEntries[row.position]
        let project = content.project(entry.project)
        let client = content.client(project?.client)
        let user = content.account(entry.user)
        let task = content.task(entry.task)
        return [
            "_id": .string(entry.id),
            "description": .string(entry.description ?? ""),
            "userId": .string(entry.user),
            "timeInterval": [
                "start": .string(Timestamp.text(entry.start, in: period.zone)),
                "end": JSON(entry.end.map { Timestamp.text($0, in: period.zone) }),
                "duration": .integer(row.seconds),
            ],
            "billable": .bool(entry.isBillable),
            "projectId": JSON(entry.project),
            "taskId": JSON(entry.task),
            "tagIds": .array(entry.tags.map(JSON.string)),
            "approvalRequestId": nil,
            "type": .string(entry.type),
            "isLocked": .bool(Clockify.isLocked(entry, workspace)),
            "currency": .string(workspace.currency),
            "amount": shownAmount.map { Self.number(row.amount($0)) } ?? .null,
            "rate": .integer(entry.isBillable ? row.rate : 0),
            "customFields": Clockify.customFieldValuesShape(entry, content),
            "userName": JSON(user?.name),
            "userEmail": JSON(user?.email),
            "projectName": JSON(project?.name),
            "projectColor": JSON(project?.color),
            "clientName": .string(client?.name ?? ""),
            "clientId": .string(client?.id ?? ""),
            "taskName": JSON(task?.name),
            "tags": .array(
                entry.tags.compactMap { content.tag($0) }
                    .map { ["_id": .string($0.id), "name": .string($0.name)] }
            ),
        ]
    }

    /// The sums of all rows, as the one element of an array.
    func totals(of rows: [Row]) -> JSON {
        [
            [
                "_id": "",
                "totalTime": .integer(rows.reduce(0) { $0 + $1.seconds }),
                "totalBillableTime": .integer(rows.reduce(0) { $0 + ($1.isBillable ? $1.seconds : 0) }),
                "entriesCount": .integer(rows.count),
                "totalAmount": shownAmount.map { sum($0, of: rows) } ?? .null,
                "amounts": .array(
                    amounts.filter { ["EARNED", "COST", "PROFIT"].contains($0) }
                        .map { ["type": .string($0), "value": sum($0, of: rows)] }
                ),
            ]
        ]
    }

    /// The sums of each day of the period.
    func days(of rows: [Row]) -> [JSON] {
        let rows = Dictionary(grouping: rows, by: \.day)
        return period.days.map { day in
            [
                "date": .string(CivilTime(seconds: day * 86_400).dateText),
                "duration": .integer((rows[day] ?? []).reduce(0) { $0 + $1.seconds }),
                "amount": shownAmount.map { sum($0, of: rows[day] ?? []) } ?? .null,
            ]
        }
    }

    /// The sums of each day on which something was done.
    func chart(of rows: [Row]) -> [JSON] {
        Dictionary(grouping: rows, by: \.day).sorted { $0.key < $1.key }
            .map { day, rows in
                [
                    "_id": .string(CivilTime(seconds: day * 86_400).dateText),
                    "totalTime": .integer(rows.reduce(0) { $0 + $1.seconds }),
                    "totalBillableTime": .integer(rows.reduce(0) { $0 + ($1.isBillable ? $1.seconds : 0) }),
                    "totalAmount": shownAmount.map { sum($0, of: rows) } ?? .null,
                    "earned": sum("EARNED", of: rows),
                ]
            }
    }

    func sum(_ amount: String, of rows: [Row]) -> JSON {
        Self.number(rows.reduce(0) { $0 + $1.amount(amount) })
    }

    /// A number without a fraction where it has none.
    static func number(_ number: Double) -> JSON {
        Int(exactly: number).map(JSON.integer) ?? .number(number)
    }
}

extension String {
    /// A number's digits with zeros in front, so that texts are in the order of their numbers from 1970 on.
    fileprivate var leftPadded: String { String(repeating: "0", count: max(0, 12 - count)) + self }
}
