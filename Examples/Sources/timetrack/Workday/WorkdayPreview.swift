import TimetrackNames
import TimetrackRecords
import TimetrackWorkday

extension WorkdayDivision {
    /// What would become of a day.
    func preview(_ day: WorkdaySchedule.Day) -> WorkdayOutcome {
        switch day.progress {
        case .complete: return WorkdayOutcome(day: day.day, state: .complete)
        case .elsewhere: return WorkdayOutcome(day: day.day, state: .elsewhere)
        case .begun(let record):
            let entries = record.intents.enumerated()
                .map { index, intent in
                    var entry = WorkdayOutcome.Entry(intent, record.localProjects(of: index), self)
                    if intent.isCertainlyAbsent, let folder = entry.localProjects.first {
                        entry.target = targets.target(of: Folder(folder))
                        entry.description = text(entry.localProjects)
                        entry.tags = tags.map(\.name)
                    }
                    return entry
                }
            return WorkdayOutcome(day: day.day, state: .planned, entries: entries)
        case .open, .waiting:
            if let obstacle = obstacle(to: day) {
                return WorkdayOutcome(day: day.day, state: .waiting, message: obstacle)
            }
            let entries = plan(day)?.pieces.map { WorkdayOutcome.Entry($0, self) }
            return WorkdayOutcome(day: day.day, state: .planned, entries: entries ?? [])
        }
    }
}
