#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The list of worklogs.
extension Clockwork {
    /// How many rows an answer has at most.
    static let mostWorklogs = 10_000

    @Sendable
    static func worklogs(_ request: ClockworkRequest, _ content: inout Content) throws(ClockworkFailure) -> Answer {
        let filter = try ClockworkFilter(request, content)
        let offset = try offset(request)
        let form = ClockworkWorklogForm(request.query.first("expand"))
        let rows = content.worklogs
            .filter { filter.admits($0) }
            .sorted { ($0.started, $0.id) < ($1.started, $1.id) }
        let accounts = Dictionary(
            content.accounts.map { ($0.atlassianID, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let issues = Dictionary(content.issues.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let page: [JSON]
        if request.hasEndlessPages, !rows.isEmpty {
            let shapes = rows.prefix(mostWorklogs).map { form.shape($0, accounts[$0.author], issues[$0.issue]) }
            page = (0..<mostWorklogs).map { shapes[(offset % shapes.count + $0) % shapes.count] }
        } else {
            page = rows.dropFirst(offset).prefix(mostWorklogs)
                .map { row in
                    form.shape(row, accounts[row.author], issues[row.issue])
                }
        }
        return Answer(json: .array(page))
    }

    private static func offset(_ request: ClockworkRequest) throws(ClockworkFailure) -> Int {
        guard let text = request.query.first("offset"), !text.isEmpty else { return 0 }
        guard let offset = Int(text), offset >= 0 else { throw .badParameter("offset", text) }
        return offset
    }
}
