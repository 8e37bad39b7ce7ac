/// The fields that the bodies of several routes have in common.
extension [FieldName] {
    /// A rate: an amount, and from when on it holds.
    static let rate: [FieldName] = ["amount", "since"]

    /// A value of a custom field.
    static let customFieldValue: [FieldName] = ["customFieldId", "sourceType", .anything("value")]

    /// A value of a custom field of a user.
    static let userFieldValue: [FieldName] = ["customFieldId", .anything("value")]

    /// What changing a time entry takes.
    static let timeEntry: [FieldName] = [
        "billable", .nested("customFields", .customFieldValue), "description", "end", "projectId", "start", "tagIds",
        "taskId", "type",
    ]

    /// What creating a time entry takes.
    static let newTimeEntry: [FieldName] =
        .timeEntry + [.nested("customAttributes", ["name", "namespace", "value"])]

    /// What creating a task takes.
    static let newTask: [FieldName] = [
        "assigneeId", "assigneeIds", "budgetEstimate", "estimate", "id", "name", "status", "userGroupIds",
    ]
}

/// The query parameters that the routes of several lists have in common.
extension [QueryName] {
    /// Which page, and how large the pages are.
    static let page: [QueryName] = ["page", "page-size"]

    /// In which order.
    static let order: [QueryName] = ["sort-column", "sort-order"]
}
