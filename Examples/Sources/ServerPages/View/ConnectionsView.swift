/// Where the tokens come from, and the forms for them.
struct ConnectionsView {
    let clockifyLine: String
    let clockifyIsOwn: Bool
    let clockifyOffersShared: Bool
    let clockifyNote: String?
    let clockifyFormTitle: String
    let clockifyFormIsOpen: Bool
    let clockworkLine: String
    let clockworkIsOwn: Bool
    let clockworkOffersShared: Bool
    let clockworkNote: String?

    init(_ contents: WeekContents) {
        let clockify = contents.clockify
        let clockwork = contents.clockwork
        let workspace = contents.workspaceName.map { ", workspace \(PageText.shown($0, atMost: 60))" } ?? ""
        self.clockifyLine = clockify.line("key") + workspace
        self.clockifyIsOwn = clockify.isRemovable
        self.clockifyOffersShared = clockify.offersShared
        self.clockifyNote = clockify.note(for: "Clockify", "key")
        self.clockifyFormTitle =
            switch clockify.source {
            case .own: clockify.isRemovable ? "Replace your key" : "Store a key"
            case .shared: "Use your own key"
            case .none, .unknown: "Connect with your key"
            }
        self.clockifyFormIsOpen = clockify.source == .none || clockify.needsReplacement
        self.clockworkLine = clockwork.line("token")
        self.clockworkIsOwn = clockwork.isRemovable
        self.clockworkOffersShared = clockwork.offersShared
        self.clockworkNote = clockwork.note(for: "Clockwork", "token")
    }
}

extension TokenState {
    /// Where the token comes from, in words; the noun is what the service calls it.
    fileprivate func line(_ noun: String) -> String {
        switch source {
        case .own: place.map { PageText.shown($0.words, atMost: 200) } ?? "your \(noun)"
        case .shared: "shared \(noun) of this server"
        case .none: "no \(noun) yet"
        case .unknown: "not known now"
        }
    }

    /// Whether the person can remove it on the page.
    fileprivate var isRemovable: Bool { source == .own && place?.isRemovable ?? true }

    /// What more there is to say, or nil when there is nothing.
    fileprivate func note(for service: String, _ noun: String) -> String? {
        if isDisconnected {
            return offersShared
                ? "You disconnected \(service). The shared \(noun) of this server is not used for you until you allow it here."
                : "You disconnected \(service). Enter a \(noun) to connect again."
        }
        if source == .none { return "Enter your \(noun) for \(service) to use it here." }
        if source == .shared, isReadOnly {
            return "The shared \(noun) only reads. Use your own to start and stop timers."
        }
        return nil
    }
}
