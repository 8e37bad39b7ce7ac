extension Clockify {
    /// What to change in the profile of a member; what is nil stays as it is.
    public struct MemberProfilePatch: Hashable, Sendable {
        /// The name, which can be changed for limited users alone.
        public var name: String?

        /// The address of the picture, which can be changed for limited users alone.
        public var imageURL: String?

        /// Whether to take the picture away, which can be done for limited users alone.
        public var removesProfileImage: Bool?

        /// The day on which the member's week begins.
        public var weekStart: Weekday?

        /// How long the member works a day; fractions of a second are cut off.
        public var workCapacity: Duration?

        /// The days on which the member works.
        public var workingDays: [Weekday]?

        /// The values of custom fields.
        public var customFields: [UserCustomFieldInput]?

        /// Creates a patch.
        ///
        /// - Parameters:
        ///   - name: The name, or nil to leave it.
        ///   - imageURL: The address of the picture, or nil to leave it.
        ///   - removesProfileImage: Whether to take the picture away, or nil to say nothing about it.
        ///   - weekStart: The day on which the member's week begins, or nil to leave it.
        ///   - workCapacity: How long the member works a day, or nil to leave it.
        ///   - workingDays: The days on which the member works, or nil to leave them.
        ///   - customFields: The values of custom fields, or nil to leave them.
        public init(
            name: String? = nil,
            imageURL: String? = nil,
            removesProfileImage: Bool? = nil,
            weekStart: Weekday? = nil,
            workCapacity: Duration? = nil,
            workingDays: [Weekday]? = nil,
            customFields: [UserCustomFieldInput]? = nil
        ) {
            self.name = name
            self.imageURL = imageURL
            self.removesProfileImage = removesProfileImage
            self.weekStart = weekStart
            self.workCapacity = workCapacity
            self.workingDays = workingDays
            self.customFields = customFields
        }
    }
}

extension Clockify.MemberProfilePatch: Encodable {
    private enum CodingKeys: String, CodingKey {
        case name
        case imageURL = "imageUrl"
        case removesProfileImage = "removeProfileImage"
        case weekStart
        case workCapacity
        case workingDays
        case customFields = "userCustomFields"
    }

    /// Writes what is set and leaves out what is not.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(name, forKey: .name)
        try container.encodeIfPresent(imageURL, forKey: .imageURL)
        try container.encodeIfPresent(removesProfileImage, forKey: .removesProfileImage)
        try container.encodeIfPresent(weekStart, forKey: .weekStart)
        try container.encodeIfPresent(workCapacity.map(ISODuration.text), forKey: .workCapacity)
        try container.encodeIfPresent(workingDays, forKey: .workingDays)
        try container.encodeIfPresent(customFields, forKey: .customFields)
    }
}
