/// What was removed of a user who was forgotten.
public struct ForgottenRecords: Sendable, Hashable, Codable {
    /// Whether anything was recorded of the user.
    public let wasKnown: Bool

    /// How many events of the audit name nobody from now on.
    public let anonymousEvents: Int

    /// Whether there was a standing: disabled, disconnected or with sessions that were ended.
    public let hadStanding: Bool

    /// How many running timers were known.
    public let timers: Int

    /// Whether the name is gone from SQLite's log as well.
    ///
    /// It is not when another process kept reading for long; it goes with the next time that the log is emptied, at the
    /// latest when every program has closed the records.
    public let isLogErased: Bool

    /// Copies beside the records that were kept before changes of the tables and may have the name, by their file names.
    public let keptCopies: [String]

    /// The names in JSON.
    enum CodingKeys: String, CodingKey {
        case wasKnown = "known"
        case anonymousEvents = "anonymous_events"
        case hadStanding = "had_standing"
        case timers
        case isLogErased = "log_erased"
        case keptCopies = "kept_copies"
    }
}
