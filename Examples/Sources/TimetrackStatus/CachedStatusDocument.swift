import TimetrackPrompt

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What is known of the running timer, in JSON.
struct CachedStatusDocument: Encodable {
    /// The timer.
    struct Entry: Encodable {
        var id: String
        var description: String?
        var project: String?
        var start: String
        var seconds: Int
        /// Whether it runs in the queue of this machine.
        var queued: Bool
    }

    var account: String
    /// When the service was asked, or nil when nothing is known.
    var checked: String?
    var ageSeconds: Int?
    /// The timer, or nil when none is known to run.
    var entry: Entry?
    var isLong: Bool

    private enum CodingKeys: String, CodingKey {
        case account, checked, entry
        case ageSeconds = "age_seconds"
        case isLong = "long"
    }

    init(account: String, _ status: CachedStatus?, _ fields: TimerFields?) {
        self.account = account
        self.checked = status.map { Date(timeIntervalSince1970: Double($0.checked)).ISO8601Format() }
        self.ageSeconds = fields?.age
        self.isLong = fields?.isLong ?? false
        if let fields, let timer = status?.timer {
            entry = Entry(
                id: timer.id,
                description: timer.description,
                project: timer.project,
                start: fields.value("start_time"),
                seconds: fields.elapsed,
                queued: timer.isQueued
            )
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(account, forKey: .account)
        try container.encodeIfPresent(checked, forKey: .checked)
        try container.encodeIfPresent(ageSeconds, forKey: .ageSeconds)
        // Null rather than no key at all, as `status` has it.
        try container.encode(entry, forKey: .entry)
        try container.encode(isLong, forKey: .isLong)
    }
}
