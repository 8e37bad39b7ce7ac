extension Clockify.ReportEntry: Decodable {
    private enum CodingKeys: String, CodingKey {
        // The wire has `_id`, `isLocked` and `tagIds`; the service's own description the other forms.
        case wireID = "_id"
        case id
        case describedID = "get_id"
        case isLocked
        case locked
        case tagIDs = "tagIds"
        case tags
        case description
        case userID = "userId"
        case userName
        case userEmail
        case timeInterval
        case projectID = "projectId"
        case projectName
        case projectColor
        case clientID = "clientId"
        case clientName
        case taskID = "taskId"
        case taskName
        case billable
        case type
        case approvalRequestID = "approvalRequestId"
        case amount
        case amounts
        case rate
        case hourlyRate
        case costRate
        case customFields
        case customFieldValues
    }

    private enum IntervalKeys: CodingKey {
        case start
        case end
        case duration
    }

    /// Reads a row; null, missing and empty texts are nil, null lists are empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try container.firstIdentifier(.wireID, .id, .describedID)
        self.description = try container.text(.description)
        self.userID = try container.identifier(.userID)
        self.userName = try container.text(.userName)
        self.userEmail = try container.text(.userEmail)
        let interval = try container.nestedContainer(keyedBy: IntervalKeys.self, forKey: .timeInterval)
        self.start = try interval.requiredMoment(.start)
        self.end = try interval.moment(.end)
        do {
            self.duration = try interval.seconds(.duration)
        } catch DecodingError.typeMismatch {
            // As on the other host.
            self.duration = try interval.duration(.duration)
        }
        self.projectID = try container.identifier(.projectID)
        self.projectName = try container.text(.projectName)
        self.projectColor = try container.text(.projectColor)
        self.clientID = try container.identifier(.clientID)
        self.clientName = try container.text(.clientName)
        self.taskID = try container.identifier(.taskID)
        self.taskName = try container.text(.taskName)
        self.tags = try container.sparseList(.tags)
        let tagIDs: [Clockify.TagID] = try container.sparseList(.tagIDs)
        self.tagIDs = tagIDs.isEmpty ? tags.map(\.id) : tagIDs
        self.isBillable = try container.flag(.billable)
        self.isLocked = try container.flag(.isLocked) || container.flag(.locked)
        self.kind = try container.name(.type)
        self.approvalRequestID = try container.text(.approvalRequestID)
        self.amount = try container.decodeIfPresent(Double.self, forKey: .amount)
        self.amounts = try container.sparseList(.amounts)
        self.rate = try container.decodeIfPresent(Clockify.ReportRate.self, forKey: .rate)
        self.hourlyRate = try container.decodeIfPresent(Clockify.ReportRate.self, forKey: .hourlyRate)
        self.costRate = try container.decodeIfPresent(Clockify.ReportRate.self, forKey: .costRate)
        let values: [Clockify.CustomFieldValue] = try container.sparseList(.customFields)
        self.customFieldValues = values.isEmpty ? try container.sparseList(.customFieldValues) : values
    }
}

extension Clockify.ReportTag: Decodable {
    private enum CodingKeys: String, CodingKey {
        case wireID = "_id"
        case id
        case name
    }

    /// Reads a tag; null and missing are nil.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.id = try container.firstIdentifier(.wireID, .id)
        self.name = try container.text(.name)
    }
}
