import HTTPTypes
public import TimeTrackingKit

extension Clockwork.Client {
    /// The most worklogs that Clockwork puts into one answer.
    private static var pageSize: Int { 10_000 }

    /// Returns worklogs.
    ///
    /// An answer has up to 10,000 of them, and expanded they can exceed the limit for answers of
    /// ``TimeTrackingKit/ClientConfiguration/clockwork``, 32 MiB. Iteration then throws
    /// ``TimeTrackingKit/APIError`` with the transport code `responseTooLarge`: ask for fewer days at a time.
    ///
    /// - Parameters:
    ///   - from: The first day, or nil for Clockwork's own choice.
    ///   - to: The last day, which belongs to the span, or nil for Clockwork's own choice.
    ///   - timeZone: The IANA name of the zone in which the days are meant, or nil for Clockwork's own choice.
    ///   - accountID: The author, or nil for everyone whose time the token's owner may see. It beats `userQueries`.
    ///   - userQueries: Terms that find authors, such as e-mail addresses; none for every author.
    ///   - projectIDs: Jira's numbers of projects; none for every project. They beat `projectKeys`.
    ///   - projectKeys: Keys of projects; none for every project.
    ///   - expanding: What to add to each worklog.
    /// - Returns: The worklogs, fetched as they are asked for: one answer ahead, or none when anything is expanded.
    public func worklogs(
        from: Clockwork.CalendarDay? = nil,
        to: Clockwork.CalendarDay? = nil,
        timeZone: String? = nil,
        accountID: Clockwork.AccountID? = nil,
        userQueries: [String] = [],
        projectIDs: [Int] = [],
        projectKeys: [String] = [],
        expanding: Set<Clockwork.Expansion> = []
    ) -> PagedSequence<Clockwork.Worklog> {
        var request = APIRequest("Clockwork.worklogs", .get, ["worklogs"])
        if let from { request.query.append((name: "starting_at", value: "\(from)")) }
        if let to { request.query.append((name: "ending_at", value: "\(to)")) }
        if let timeZone { request.query.append((name: "tz", value: timeZone)) }
        if let accountID { request.query.append((name: "account_id", value: accountID.rawValue)) }
        request.query += userQueries.map { (name: "user_query[]", value: $0) }
        request.query += projectIDs.map { (name: "project_ids[]", value: "\($0)") }
        request.query += projectKeys.map { (name: "project_keys[]", value: $0) }
        if !expanding.isEmpty {
            request.query.append((name: "expand", value: expanding.map(\.rawValue).sorted().joined(separator: ",")))
        }
        let session = session
        var worklogs = PagedSequence(operation: request.operation, identity: \Clockwork.Worklog.id.rawValue) {
            [request] page in
            var request = request
            if page > 0 { request.query.append((name: "offset", value: "\(page * Self.pageSize)")) }
            let worklogs: [Clockwork.Worklog] = try await session.value(of: request)
            return Page(elements: worklogs, isLast: worklogs.count < Self.pageSize)
        }
        // An answer is two hundred times as large as a page of other lists, and expanded rows are large themselves.
        worklogs.pagesAhead = expanding.isEmpty ? 1 : 0
        return worklogs
    }
}
