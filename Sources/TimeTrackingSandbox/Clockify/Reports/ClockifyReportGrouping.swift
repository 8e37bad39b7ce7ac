/// What the rows of a report are put together by.
enum ClockifyReportGrouping: String {
    case project = "PROJECT"
    case client = "CLIENT"
    case task = "TASK"
    case tag = "TAG"
    case user = "USER"
    case userGroup = "USER_GROUP"
    case timeEntry = "TIMEENTRY"
    case date = "DATE"
    case week = "WEEK"
    case month = "MONTH"

    init(_ name: String) throws(ClockifyFailure) {
        guard let grouping = Self(rawValue: name) else {
            throw .invalid("Nothing is grouped by \(name).", "No se agrupa por \(name).")
        }
        self = grouping
    }
}

/// Rows of a report that belong together.
struct ClockifyReportGroup {
    /// What they have in common: an identifier, a name, and for a project its colour and its client's name.
    struct Key: Hashable {
        /// The identifier, empty for what has none.
        var id = ""
        var name = ""
        var color: String?
        var clientName: String?
    }

    var key: Key
    var rows: [ClockifyReport.Row]
    var children: [ClockifyReportGroup]
}

extension ClockifyReport {
    typealias Group = ClockifyReportGroup

    /// The groups of some rows, and those within them.
    func groups(of rows: [Row], by groupings: ArraySlice<ClockifyReportGrouping>, sortedBy column: String) -> [Group] {
        guard let grouping = groupings.first else { return [] }
        var members: [Group.Key: [Row]] = [:]
        for row in rows {
            // An entry with two tags is in the groups of both.
            for key in keys(of: row, by: grouping) { members[key, default: []].append(row) }
        }
        let groups = members.map { key, rows in
            Group(key: key, rows: rows, children: self.groups(of: rows, by: groupings.dropFirst(), sortedBy: column))
        }
        let isDescending = isDescending ?? false
        return groups.sorted { left, right in
            let (left, right) = isDescending ? (right, left) : (left, right)
            return (weight(left, column), left.key.name, left.key.id)
                < (weight(right, column), right.key.name, right.key.id)
        }
    }

    /// What a group is put in order by before its name.
    private func weight(_ group: Group, _ column: String) -> Double {
        switch column {
        case "DURATION": Double(group.rows.reduce(0) { $0 + $1.seconds })
        case "AMOUNT": group.rows.reduce(0) { $0 + $1.amount(shownAmount ?? "EARNED") }
        default: group.rows.reduce(0) { $0 + $1.amount(column) }
        }
    }

    private func keys(of row: Row, by grouping: ClockifyReportGrouping) -> [Group.Key] {
        let entry = content.timeEntries[row.position]
        switch grouping {
        case .project:
            let project = content.project(entry.project)
            let client = content.client(project?.client)?.name ?? ""
            return [
                Group.Key(id: project?.id ?? "", name: project?.name ?? "", color: project?.color, clientName: client)
            ]
        case .client:
            let client = content.client(content.project(entry.project)?.client)
            return [Group.Key(id: client?.id ?? "", name: client?.name ?? "")]
        case .task:
            return [Group.Key(id: entry.task ?? "", name: content.task(entry.task)?.name ?? "")]
        case .tag:
            let tags = entry.tags.compactMap { content.tag($0) }
            return tags.isEmpty ? [Group.Key()] : tags.map { Group.Key(id: $0.id, name: $0.name) }
        case .user:
            return [Group.Key(id: entry.user, name: content.account(entry.user)?.name ?? "")]
        case .userGroup:
            let groups = content.userGroups.filter {
                $0.workspace == workspace.id && $0.members.contains(entry.user)
            }
            return groups.isEmpty ? [Group.Key()] : groups.map { Group.Key(id: $0.id, name: $0.name) }
        case .timeEntry:
            return [Group.Key(id: entry.description ?? "", name: entry.description ?? "")]
        case .date: return [dateKey(CivilTime(seconds: row.day * 86_400).dateText)]
        case .week:
            return [dateKey(CivilTime(seconds: (row.day - CivilTime.weekday(ofDay: row.day)) * 86_400).dateText)]
        case .month: return [dateKey(String(CivilTime(seconds: row.day * 86_400).dateText.prefix(7)))]
        }
    }

    private func dateKey(_ text: String) -> Group.Key { Group.Key(id: text, name: text) }

    func shape(_ group: Group, withDays: Bool) -> JSON {
        var members: [JSON.Member] = [
            .init(name: "_id", value: .string(group.key.id)),
            .init(name: "name", value: .string(group.key.name)),
            .init(name: "nameLowerCase", value: .string(group.key.name.lowercased())),
            .init(name: "duration", value: .integer(group.rows.reduce(0) { $0 + $1.seconds })),
            .init(name: "amount", value: shownAmount.map { sum($0, of: group.rows) } ?? .null),
            .init(
                name: "amounts",
                value: .array(
                    amounts.filter { ["EARNED", "COST", "PROFIT"].contains($0) }
                        .map { ["type": .string($0), "value": sum($0, of: group.rows)] }
                )
            ),
        ]
        if let color = group.key.color { members.append(.init(name: "color", value: .string(color))) }
        if let client = group.key.clientName { members.append(.init(name: "clientName", value: .string(client))) }
        if withDays { members.append(.init(name: "days", value: .array(days(of: group.rows)))) }
        if !group.children.isEmpty {
            members.append(
                .init(name: "children", value: .array(group.children.map { shape($0, withDays: withDays) }))
            )
        }
        return .object(members)
    }
}
