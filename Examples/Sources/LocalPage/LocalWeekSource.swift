import ServerPages

/// Reads weeks as a server does, and says where on this machine the keys are.
struct LocalWeekSource: WeekSource {
    let base: ClockifyWeekSource
    let clockify: LocalKeys
    let clockwork: LocalKeys

    func week(_ request: WeekRequest) async -> WeekContents {
        var contents = await base.week(request)
        if contents.clockify.source == .own { contents.clockify.place = clockify.place() }
        if contents.clockwork.source == .own { contents.clockwork.place = clockwork.place() }
        let isBroken = contents.clockify.source == .unknown || contents.clockwork.source == .unknown
        guard isBroken else { return contents }
        // Nobody else runs this server, so whoever reads this is told what is wrong, once when it is the same for both.
        contents.notices = []
        for failure in [clockify.failure(), clockwork.failure()].compactMap(\.self)
        where !contents.notices.contains(failure) {
            contents.notices.append(failure)
        }
        return contents
    }
}
