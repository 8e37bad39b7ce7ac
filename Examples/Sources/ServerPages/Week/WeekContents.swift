/// What the page shows of a person's week, keys and timers.
public struct WeekContents: Sendable {
    /// The days, in the person's time zone.
    public var week: CalendarWeek

    /// Where the token for Clockify comes from.
    public var clockify: TokenState

    /// Where the token for Clockwork comes from.
    public var clockwork: TokenState

    /// The name of the Clockify workspace, or nil when it is not known.
    public var workspaceName: String?

    /// The projects of the workspace.
    public var projects: [WeekProject] = []

    /// The entries that reach into the week, in any order, a running one among them.
    public var entries: [WeekEntry] = []

    /// The running entry, or nil when none runs.
    public var running: WeekEntry?

    /// Whether it is known that a timer runs or that none does; without it none is offered.
    public var hasTimer = false

    /// The Clockwork timers that are known to run.
    public var runningIssues: [RunningIssue] = []

    /// Whether the week could be read, at least in part; without it no bars are shown.
    public var hasEntries = false

    /// Sentences for the person, about what is missing and why.
    public var notices: [String] = []

    /// Whether the server could not look for tokens, which the answer's status says as well.
    public var isUnavailable = false

    /// Begins with nothing but days and tokens.
    ///
    /// - Parameters:
    ///   - week: The days, in the person's time zone.
    ///   - clockify: Where the token for Clockify comes from.
    ///   - clockwork: Where the token for Clockwork comes from.
    public init(week: CalendarWeek, clockify: TokenState, clockwork: TokenState) {
        self.week = week
        self.clockify = clockify
        self.clockwork = clockwork
    }
}

/// Where the token for a service comes from, and what the person can do about it.
public struct TokenState: Sendable, Hashable {
    /// Where a token comes from.
    public enum Source: Sendable, Hashable {
        /// The person stored it.
        case own
        /// It is the server's shared one.
        case shared
        /// There is none that may be used.
        case none
        /// It could not be looked for.
        case unknown
    }

    /// Where it comes from.
    public var source: Source

    /// Whether the person disconnected, so that the shared token is not used.
    public var isDisconnected: Bool

    /// Whether the person can have the shared token used again.
    public var offersShared: Bool

    /// Whether nothing may be changed with it.
    public var isReadOnly: Bool

    /// Whether the person should store another one, because the service refused this one or it lacks a workspace.
    public var needsReplacement: Bool

    /// Where an own token lies, or nil when that is not said.
    public var place: TokenPlace?

    /// Describes a state, by default one in which there is nothing to do.
    ///
    /// - Parameters:
    ///   - source: Where the token comes from.
    ///   - isDisconnected: Whether the person disconnected.
    ///   - offersShared: Whether the person can have the shared token used again.
    ///   - isReadOnly: Whether nothing may be changed with it.
    ///   - needsReplacement: Whether the person should store another one.
    public init(
        _ source: Source,
        isDisconnected: Bool = false,
        offersShared: Bool = false,
        isReadOnly: Bool = false,
        needsReplacement: Bool = false
    ) {
        self.source = source
        self.isDisconnected = isDisconnected
        self.offersShared = offersShared
        self.isReadOnly = isReadOnly
        self.needsReplacement = needsReplacement
    }
}

/// Where a person's own token lies.
public struct TokenPlace: Sendable, Hashable {
    /// The place in words that stand alone, for example `your key in the keyring`.
    public var words: String

    /// Whether it can be removed from there on the page.
    public var isRemovable: Bool

    /// Describes a place.
    ///
    /// - Parameters:
    ///   - words: The place in words that stand alone.
    ///   - isRemovable: Whether it can be removed from there on the page.
    public init(_ words: String, isRemovable: Bool) {
        self.words = words
        self.isRemovable = isRemovable
    }
}
