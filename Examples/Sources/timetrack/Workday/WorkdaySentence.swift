import TimetrackKeys
import TimetrackTime

/// What a run over workdays comes to, in words.
enum WorkdaySentence {
    /// One sentence or two about all days.
    static func sum(_ outcomes: [WorkdayOutcome], in range: WorkdayRange, isDryRun: Bool) -> String {
        let complete = outcomes.count { $0.state == .complete }
        let rest = complete == 0 ? "" : " \(days(complete)) had been complete."
        let elsewhere = outcomes.count { $0.state == .elsewhere }
        if outcomes.isEmpty {
            let those = range.from == nil && range.to == nil ? "" : " of those days"
            return "Nothing to post: nothing was tracked on a past workday\(those)."
        }
        if complete == outcomes.count {
            return "Nothing to post: \(days(complete)) \(complete == 1 ? "is" : "are") complete."
        }
        if complete + elsewhere == outcomes.count { return "Nothing to post to this workspace.\(rest)" }
        if isDryRun {
            let planned = outcomes.filter { $0.state == .planned }
            let count = planned.reduce(0) { $0 + $1.entries.count { $0.id == nil } }
            return "\(entries(count)) would be posted for \(days(planned.count)). Nothing was sent.\(rest)"
        }
        let accepted = outcomes.reduce(0) { $0 + $1.accepted }
        let posted = outcomes.count { $0.state == .posted }
        let open = outcomes.count - posted - complete - elsewhere
        let waiting = open == 0 ? "" : " \(days(open)) \(open == 1 ? "stays" : "stay") open."
        return
            "Posted \(entries(accepted)); \(days(posted)) \(posted == 1 ? "is" : "are") complete now.\(waiting)\(rest)"
    }

    /// That some days stay as they are, because they were posted to another workspace.
    static func elsewhere(_ count: Int, from first: LocalDay, to last: LocalDay) -> String {
        let when = count == 1 ? "\(first)" : "\(days(count)) from \(first) to \(last)"
        return
            "\(when) \(count == 1 ? "was" : "were") posted to another workspace and \(count == 1 ? "stays" : "stay") "
            + "there; --workspace names the one to post to as well."
    }

    /// That a day has entries that were not posted for it.
    static func others(_ others: OtherEntries, on day: LocalDay) -> String {
        let what = others.count == 1 ? "another entry" : "\(others.count) other entries"
        return "\(day) has \(what) of \(Hours.text(seconds: others.seconds)) hours already"
    }

    /// Asks whether to post days that have other entries.
    static func question(about occupied: [LocalDay]) -> String {
        let names = occupied.prefix(mostNames).map(\.description).joined(separator: ", ")
        let more = occupied.count > mostNames ? " and \(occupied.count - mostNames) more" : ""
        let have = occupied.count == 1 ? "has" : "have"
        return "Post \(days(occupied.count)) that \(have) other entries already (\(names)\(more))?"
    }

    /// The most days that a question names.
    private static var mostNames: Int { 3 }

    private static func days(_ count: Int) -> String { count == 1 ? "1 workday" : "\(count) workdays" }

    private static func entries(_ count: Int) -> String { count == 1 ? "1 entry" : "\(count) entries" }
}

extension Failure {
    /// The most days that a message names.
    private static var mostNames: Int { 3 }

    /// That the service does not take some days, or nil when there are none.
    init?(refused outcomes: [WorkdayOutcome]) {
        let refused = outcomes.filter { $0.state == .refused }
        guard !refused.isEmpty else { return nil }
        let reasons = refused.prefix(Self.mostNames).map { "\($0.day): \($0.message ?? "refused.")" }
        let more = refused.count > Self.mostNames ? " \(refused.count - Self.mostNames) more days as well." : ""
        self.init(
            .rejected,
            "workday_refused",
            "Clockify does not take what is planned. \(reasons.joined(separator: " "))\(more) When the cause is gone, "
                + "run it again; --other, --tag and --description give entries a project, tags and a text."
        )
    }

    /// Why an entry is refused, with what the service itself says.
    var refusal: String { serviceMessage.map { "\(message) (\($0))" } ?? message }
}
