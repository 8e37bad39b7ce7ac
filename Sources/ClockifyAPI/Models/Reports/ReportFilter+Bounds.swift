import TimeTrackingKit

extension Clockify.ReportFilter {
    /// Writes the period, unless the filter cannot be sent.
    ///
    /// - Throws: ``TimeTrackingKit/APIError`` with the code `invalidRequest` for a selection without ids, and when the
    ///   period is empty or cannot be said in wall-clock times.
    func bounds(for operation: String) throws(APIError) -> Clockify.ReportPeriod.Bounds {
        let selections = [
            users?.ids.isEmpty, userGroups?.ids.isEmpty, clients?.ids.isEmpty, projects?.ids.isEmpty,
            tasks?.ids.isEmpty, tags?.ids.isEmpty, currencies?.ids.isEmpty,
        ]
        guard !selections.contains(true) else {
            throw APIError(
                .invalidRequest,
                operation: operation,
                message: "Clockify takes an empty selection for everybody; leave it out or name somebody."
            )
        }
        return try period.bounds(for: operation)
    }
}
