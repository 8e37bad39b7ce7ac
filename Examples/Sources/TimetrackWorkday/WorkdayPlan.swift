package import TimetrackTime

/// How one workday is divided among projects, by the time that was tracked for them.
///
/// The whole day is divided, whatever the sum of the tracked time. Each project gets the whole seconds of its share,
/// one project after the other from the start of the day, and the last one what rounding has left. A project whose share
/// is under a second gets nothing.
package struct WorkdayPlan: Hashable, Sendable {
    /// The time of one project.
    package struct Piece: Hashable, Sendable {
        /// When it begins and ends, in seconds since 1970.
        package var time: Range<Int>

        /// The project.
        package var target: WorkdayTarget

        /// The folders of the local projects whose time it stands for, the one with most of it first.
        package var localProjects: [String]

        package init(time: Range<Int>, target: WorkdayTarget, localProjects: [String]) {
            self.time = time
            self.target = target
            self.localProjects = localProjects
        }
    }

    /// The day.
    package let day: LocalDay

    /// The pieces in the order of time, without a gap between them.
    package let pieces: [Piece]

    package init(day: LocalDay, pieces: [Piece]) {
        self.day = day
        self.pieces = pieces
    }

    /// Divides a day.
    ///
    /// - Parameters:
    ///   - day: The day.
    ///   - time: When it begins and ends, in seconds since 1970.
    ///   - tracked: The tracked seconds of local projects by their folders; those without any count for nothing.
    ///   - target: The project that the time of a folder goes to.
    package init(
        day: LocalDay,
        from time: Range<Int>,
        tracked: [Folder: Int],
        target: (Folder) -> WorkdayTarget
    ) {
        self.day = day
        let groups = Self.groups(tracked, target)
        let sum = groups.reduce(0) { $0 + $1.seconds }
        let kept = groups.enumerated()
            .filter { $0.offset == 0 || Self.share(of: $0.element.seconds, in: sum, of: time.count) >= 1 }
            .map(\.element)
        let rest = kept.reduce(0) { $0 + $1.seconds }
        var pieces: [Piece] = []
        var start = time.lowerBound
        for group in kept where start < time.upperBound {
            let isLast = pieces.count == kept.count - 1
            let end = isLast ? time.upperBound : start + Self.share(of: group.seconds, in: rest, of: time.count)
            pieces.append(Piece(time: start..<end, target: group.target, localProjects: group.folders))
            start = end
        }
        self.pieces = pieces
    }

    /// The time of one project before the day is divided.
    private struct Group {
        var target: WorkdayTarget
        var seconds: Int
        var folders: [String]
    }

    /// What each project has, the one with most time first; then by name, and by id where even names are the same.
    private static func groups(_ tracked: [Folder: Int], _ target: (Folder) -> WorkdayTarget) -> [Group] {
        let folders = tracked.filter { $0.value > 0 }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var groups: [WorkdayTarget: Group] = [:]
        for (folder, seconds) in folders {
            let target = target(folder)
            groups[target, default: Group(target: target, seconds: 0, folders: [])].seconds += seconds
            groups[target]?.folders.append(folder.path)
        }
        return groups.values.sorted { left, right in
            if left.seconds != right.seconds { return left.seconds > right.seconds }
            let names = (left.target.name ?? "", right.target.name ?? "")
            return names.0 != names.1 ? names.0 < names.1 : (left.target.id ?? "") < (right.target.id ?? "")
        }
    }

    /// The whole seconds of a share.
    private static func share(of seconds: Int, in sum: Int, of whole: Int) -> Int {
        let product = whole.multipliedFullWidth(by: seconds)
        // At most the whole, because no part is larger than the sum.
        return sum.dividingFullWidth(product).quotient
    }
}
