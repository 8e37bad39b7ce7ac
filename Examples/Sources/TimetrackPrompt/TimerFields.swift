/// What templates can say of a running timer.
package struct TimerFields: Sendable {
    /// The names of the fields.
    package static var names: [String] {
        [
            "description", "project", "id", "elapsed", "elapsed_seconds", "start", "start_time", "age", "age_seconds",
            "long", "queued",
        ]
    }

    /// What is written without a template.
    package static var usual: String { "{elapsed}{?description} {description}{/}{?project} in {project}{/}" }

    private let timer: CachedStatus.Timer
    private let checked: Int
    private let longAfter: Int
    private let now: Int

    /// - Parameters:
    ///   - timer: The timer.
    ///   - status: What was learned together with it.
    ///   - now: The present moment, in seconds since 1970.
    package init(_ timer: CachedStatus.Timer, in status: CachedStatus, now: Int) {
        self.timer = timer
        self.checked = status.checked
        self.longAfter = status.longAfter
        self.now = now
    }

    /// A timer that was asked about just now.
    ///
    /// - Parameters:
    ///   - timer: The timer.
    ///   - longAfter: After how long a running timer looks forgotten, in seconds.
    ///   - now: The present moment, in seconds since 1970.
    package init(_ timer: CachedStatus.Timer, longAfter: Int, now: Int) {
        self.timer = timer
        self.checked = now
        self.longAfter = longAfter
        self.now = now
    }

    /// How long it has been running, in seconds; 0 for one that begins in the future.
    package var elapsed: Int { max(0, now - timer.start) }

    /// How long ago the service was asked, in seconds.
    package var age: Int { max(0, now - checked) }

    /// Whether it has been running for so long that it looks forgotten.
    package var isLong: Bool { elapsed > longAfter }

    /// The value of a field; empty when there is none.
    package func value(_ name: String) -> String {
        switch name {
        case "description": timer.description ?? ""
        case "project": timer.project ?? ""
        case "id": timer.id
        case "elapsed": WallClock.hours(elapsed)
        case "elapsed_seconds": "\(elapsed)"
        case "start": Self.start(timer.start, now: now)
        case "start_time": WallClock(timer.start, isUTC: true).timestamp
        case "age": Self.span(age)
        case "age_seconds": "\(age)"
        case "long": isLong ? "long" : ""
        case "queued": timer.isQueued ? "queued" : ""
        default: ""
        }
    }

    /// A moment as `09:10`, with the day before it unless that is today.
    private static func start(_ seconds: Int, now: Int) -> String {
        let clock = WallClock(seconds)
        return clock.isOnDay(of: WallClock(now)) ? clock.time : "\(clock.day) \(clock.time)"
    }

    /// A span in its largest whole unit: `40s`, `5m`, `2h`, `3d`.
    private static func span(_ seconds: Int) -> String {
        switch seconds {
        case ..<60: "\(seconds)s"
        case ..<3_600: "\(seconds / 60)m"
        case ..<86_400: "\(seconds / 3_600)h"
        default: "\(seconds / 86_400)d"
        }
    }
}
