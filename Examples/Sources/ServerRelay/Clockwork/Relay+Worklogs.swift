import ClockworkAPI
import Hummingbird
import ServerRequests
import ServerTokens
import ServerUsers
import TimeTrackingKit

extension Relay {
    /// Answers with the worklogs of one person on one day.
    func worklogs(_ request: Request, _ context: ServerRequestContext) async throws -> Response {
        let query = QueryItems(request)
        guard let accountID = try atlassianAccount(try query.text("accountId")) else {
            throw RequestFailure.badRequest("accountId is missing; send the Atlassian account whose worklogs you want.")
        }
        let day = try Self.day(try query.text("date"))
        let rows = try await using(clockwork, to: .read, for: request, context, .any(.clockwork)) { token in
            if token.isShared {
                guard rules.accounts(at: .clockwork, for: context.caller).contains(accountID) else {
                    throw RequestFailure.forbidden(
                        "The shared token of this server may not read the worklogs of this account; "
                            + "send your token in the header X-Clockwork-Token or save it on this server's page."
                    )
                }
            }
            return try await worklogs(of: accountID, on: day, with: token)
        }
        return try .json(WorklogList(rows, date: day, accountID: accountID))
    }

    /// The worklogs of one day, of which there are never so many that Clockwork would need a second page.
    func worklogs(
        of accountID: String?,
        on day: Clockwork.CalendarDay,
        with token: any TokenProvider
    ) async throws -> [Clockwork.Worklog] {
        var list = upstream.clockworkClient(token)
            .worklogs(
                from: day,
                to: day,
                accountID: accountID.map { Clockwork.AccountID($0) },
                expanding: [.worklogs, .issues]
            )
        list.maximumPages = 1
        var rows: [Clockwork.Worklog] = []
        for try await row in list { rows.append(row) }
        return rows
    }

    private static func day(_ text: String?) throws(RequestFailure) -> Clockwork.CalendarDay {
        guard let text else { throw .badRequest("date is missing; send a day such as 2026-01-09.") }
        do {
            return try Clockwork.CalendarDay(text)
        } catch {
            throw .badRequest("date is no day of the calendar; write it such as 2026-01-09.")
        }
    }
}
