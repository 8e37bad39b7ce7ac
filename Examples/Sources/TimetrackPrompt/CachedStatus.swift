package import TimetrackFiles

/// The timer that was running when the service was last asked, for prompts, which cannot wait for the service.
package struct CachedStatus: Sendable, Hashable {
    /// A timer that was running.
    package struct Timer: Sendable, Hashable {
        /// The id of the entry; empty for a queued timer, which has none yet.
        package var id: String

        /// What is being done, or nil when nothing was said.
        package var description: String?

        /// The name of the project, or nil when there is none.
        package var project: String?

        /// When it began, in seconds since 1970.
        package var start: Int

        /// Whether it runs in the queue of this machine and the service does not know of it yet.
        package var isQueued: Bool

        package init(id: String, description: String?, project: String?, start: Int, isQueued: Bool = false) {
            self.id = id
            self.description = description
            self.project = project
            self.start = start
            self.isQueued = isQueued
        }
    }

    /// The version of the format that is written, and the only one that is understood.
    package static var version: Int { 2 }

    /// The name of the account whose timer it is.
    package var account: String

    /// The origin of the service that was asked.
    package var origin: String

    /// The id of the user whose timer it is, as the service has it.
    package var user: String

    /// The id of the workspace that was asked about.
    package var workspace: String

    /// When the service was asked, in seconds since 1970.
    package var checked: Int

    /// After how long a running timer looks forgotten, in seconds.
    package var longAfter: Int

    /// The timer, or nil when none was running.
    package var timer: Timer?

    package init(
        account: String,
        origin: String,
        user: String,
        workspace: String,
        checked: Int,
        longAfter: Int,
        timer: Timer?
    ) {
        self.account = account
        self.origin = origin
        self.user = user
        self.workspace = workspace
        self.checked = checked
        self.longAfter = longAfter
        self.timer = timer
    }
}

extension CachedStatus: Encodable {
    private enum CodingKeys: String, CodingKey {
        case version, account, origin, user, workspace, checked, timer
        case longAfter = "long_after"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.version, forKey: .version)
        try container.encode(account, forKey: .account)
        try container.encode(origin, forKey: .origin)
        try container.encode(user, forKey: .user)
        try container.encode(workspace, forKey: .workspace)
        try container.encode(checked, forKey: .checked)
        try container.encode(longAfter, forKey: .longAfter)
        try container.encodeIfPresent(timer, forKey: .timer)
    }
}

extension CachedStatus.Timer: Encodable {
    private enum CodingKeys: String, CodingKey {
        case id, description, project, start
        case isQueued = "queued"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encodeIfPresent(description, forKey: .description)
        try container.encodeIfPresent(project, forKey: .project)
        try container.encode(start, forKey: .start)
        // Left out where it says nothing, so that the file is what it has always been.
        if isQueued { try container.encode(1, forKey: .isQueued) }
    }
}

extension CachedStatus {
    /// Reads a status as it is kept in a file.
    ///
    /// - Throws: `JSONMistake` for the first thing that is not as it should be.
    package init(reading bytes: [UInt8]) throws(JSONMistake) {
        let root = try PlacedJSON(parsing: bytes)
        let names = ["version", "account", "origin", "user", "workspace", "checked", "long_after", "timer"]
        let fields = try root.fields(names)
        let version = try root.field("version", in: fields)
        guard try version.integer() == Self.version else { throw version.mistake("the version \(Self.version)") }
        self.init(
            account: try root.field("account", in: fields).text(),
            origin: try root.field("origin", in: fields).text(),
            user: try root.field("user", in: fields).text(),
            workspace: try root.field("workspace", in: fields).text(),
            checked: try root.field("checked", in: fields).integer(),
            longAfter: try root.field("long_after", in: fields).integer(),
            timer: nil
        )
        if let timer = fields["timer"] { self.timer = try Timer(reading: timer) }
    }
}

extension CachedStatus.Timer {
    fileprivate init(reading json: PlacedJSON) throws(JSONMistake) {
        let fields = try json.fields(["id", "description", "project", "start", "queued"])
        self.init(
            id: try json.field("id", in: fields).text(),
            description: try fields["description"]?.text(),
            project: try fields["project"]?.text(),
            start: try json.field("start", in: fields).integer(),
            isQueued: try fields["queued"]?.integer() == 1
        )
    }
}
