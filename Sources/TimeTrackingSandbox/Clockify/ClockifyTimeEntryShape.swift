extension Clockify {
    /// The forms in which a time entry is answered.
    enum TimeEntryForm {
        /// After a change.
        case plain
        /// In lists and alone: with the rates.
        case withRates
        /// With whole objects in place of the task's, the tags' and the user's identifiers.
        case hydrated
    }

    static func timeEntryShape(
        _ entry: Content.TimeEntry,
        _ form: TimeEntryForm,
        _ workspace: Content.Workspace,
        _ content: Content
    ) -> JSON {
        let project = content.project(entry.project)
        let head: JSON = [
            "id": .string(entry.id),
            "description": JSON(entry.description),
            "userId": .string(entry.user),
            "billable": .bool(entry.isBillable),
            "projectId": JSON(entry.project),
            "timeInterval": [
                "start": .string(Timestamp.text(entry.start)),
                "end": JSON(entry.end.map(Timestamp.text)),
                "duration": JSON(entry.end.map { Timestamp.durationText(from: entry.start, to: $0) }),
            ],
            "workspaceId": .string(entry.workspace),
            "isLocked": .bool(isLocked(entry, workspace)),
            "customFieldValues": customFieldValuesShape(entry, content),
            "type": .string(entry.type),
            "kioskId": nil,
        ]
        let rates: [JSON.Member] = [
            .init(
                name: "hourlyRate",
                value: rateShape(hourlyRate(of: entry, project, workspace, content), workspace.currency)
            ),
            .init(
                name: "costRate",
                value: rateShape(costRate(of: entry, project, workspace, content), workspace.currency)
            ),
        ]
        let references: [JSON.Member] = [
            .init(name: "tagIds", value: entry.tags.isEmpty ? nil : .array(entry.tags.map(JSON.string))),
            .init(name: "taskId", value: JSON(entry.task)),
        ]
        switch form {
        case .plain: return head.adding(references)
        case .withRates: return head.adding(references + rates)
        case .hydrated: return head.adding(rates + objects(of: entry, project, content))
        }
    }

    private static func objects(
        of entry: Content.TimeEntry,
        _ project: Content.Project?,
        _ content: Content
    ) -> [JSON.Member] {
        let tags = entry.tags.compactMap { content.tag($0) }
        let user = content.account(entry.user)
        return [
            .init(name: "project", value: project.map { projectShape($0, content) } ?? .null),
            .init(name: "task", value: content.task(entry.task).map { taskShape($0, content) } ?? .null),
            .init(name: "tags", value: .array(tags.map(tagShape))),
            .init(name: "user", value: user.map { userShape($0, content, withMemberships: false) } ?? .null),
        ]
    }

    /// Null in a workspace without custom fields, else those that have a value.
    static func customFieldValuesShape(_ entry: Content.TimeEntry, _ content: Content) -> JSON {
        let fields = content.customFields.filter { $0.workspace == entry.workspace && $0.entityType == "TIMEENTRY" }
        guard !fields.isEmpty else { return nil }
        return .array(
            fields.compactMap { field in
                entry.customFieldValues[field.id]
                    .map { value in
                        [
                            "customFieldId": .string(field.id),
                            "timeEntryId": .string(entry.id),
                            "name": .string(field.name),
                            "type": .string(field.type),
                            "value": value.json,
                        ]
                    }
            }
        )
    }
}
