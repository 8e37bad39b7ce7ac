#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Which worklogs a request asks for.
struct ClockworkFilter {
    private var first: Int?
    private var last: Int?
    private var zone: ZoneRule
    /// The authors, or nil for all.
    private var authors: Set<String>?
    /// The issues, or nil for all.
    private var issues: Set<String>?

    init(_ request: ClockworkRequest, _ content: Sandbox.Content) throws(ClockworkFailure) {
        let query = request.query
        first = try request.day("starting_at")?.seconds
        last = try request.day("ending_at")?.seconds
        zone = .utc
        if let name = query.first("tz"), !name.isEmpty {
            guard let rule = ZoneTable.rule(named: name) else { throw .badParameter("tz", name) }
            zone = rule
        }
        authors = Self.authors(query, content)
        issues = Self.issues(query, content)
    }

    /// `account_id` beats `user_query`, whose terms match names and addresses.
    private static func authors(_ query: Query, _ content: Sandbox.Content) -> Set<String>? {
        if let id = query.first("account_id"), !id.isEmpty { return [id] }
        let terms = query.all("user_query", "user_query[]").filter { !$0.isEmpty }.map { $0.lowercased() }
        guard !terms.isEmpty else { return nil }
        let matching = content.accounts.filter { account in
            let texts = [account.email.lowercased(), (account.name ?? "").lowercased()]
            return terms.contains { term in texts.contains { $0.contains(term) } }
        }
        return Set(matching.map(\.atlassianID))
    }

    /// `project_ids[]` beats `project_keys[]`; `issue_query[]` narrows both.
    private static func issues(_ query: Query, _ content: Sandbox.Content) -> Set<String>? {
        let projectIDs = query.all("project_ids", "project_ids[]")
        let projectKeys = query.all("project_keys", "project_keys[]")
        let keys = query.all("issue_query", "issue_query[]")
        guard !projectIDs.isEmpty || !projectKeys.isEmpty || !keys.isEmpty else { return nil }
        let matching = content.issues.filter { issue in
            let isInProject =
                !projectIDs.isEmpty
                ? projectIDs.contains(issue.projectID) : projectKeys.isEmpty || projectKeys.contains(issue.projectKey)
            return isInProject && (keys.isEmpty || keys.contains(issue.key))
        }
        return Set(matching.map(\.id))
    }

    func admits(_ worklog: Sandbox.Content.Worklog) -> Bool {
        if let authors, !authors.contains(worklog.author) { return false }
        if let issues, !issues.contains(worklog.issue) { return false }
        let started = Timestamp.seconds(of: worklog.started)
        let wall = started + zone.offset(at: started)
        if let first, wall < first { return false }
        if let last, wall >= last + 86_400 { return false }
        return true
    }
}
