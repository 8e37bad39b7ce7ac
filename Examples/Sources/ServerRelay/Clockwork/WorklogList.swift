import ClockworkAPI

/// The worklogs of one person on one day, with the fields that Clockwork's rows have.
struct WorklogList: Encodable {
    let worklogs: [Row]
    /// How many worklogs there are.
    let total: Int
    let totalSeconds: Int64
    let date: String
    let accountId: String

    init(_ worklogs: [Clockwork.Worklog], date: Clockwork.CalendarDay, accountID: String) {
        self.worklogs = worklogs.map { Row($0) }
        self.total = worklogs.count
        // Durations of a hostile answer may add up to more than an integer holds.
        self.totalSeconds = self.worklogs.reduce(0) { sum, row in
            let (next, isTooLarge) = sum.addingReportingOverflow(row.timeSpentSeconds)
            return isTooLarge ? .max : next
        }
        self.date = date.description
        self.accountId = accountID
    }
}

extension WorklogList {
    struct Row: Encodable {
        struct Author: Encodable {
            let accountId: String?
        }

        struct Issue: Encodable {
            let id: String?
            let key: String?
        }

        let id: String
        let timeSpentSeconds: Int64
        let started: String
        let author: Author
        let issue: Issue
        let comment: String?

        init(_ worklog: Clockwork.Worklog) {
            self.id = worklog.id.rawValue
            self.timeSpentSeconds = worklog.duration.components.seconds
            self.started = Moment.text(worklog.started)
            self.author = Author(accountId: worklog.author.accountID?.rawValue)
            self.issue = Issue(id: worklog.issue.id, key: worklog.issue.key?.rawValue)
            self.comment = worklog.comment
        }
    }
}
