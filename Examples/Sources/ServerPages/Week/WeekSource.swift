public import ClockifyAPI
public import HTTPTypes
public import ServerRequests
public import ServerUsers

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Finds what the page shows a person.
public protocol WeekSource: Sendable {
    /// Finds a person's week, keys and timers. What cannot be found becomes a notice, not an error.
    ///
    /// - Parameter request: Who asks for which week.
    /// - Returns: What was found.
    func week(_ request: WeekRequest) async -> WeekContents
}

/// Who asks for which week.
public struct WeekRequest: Sendable {
    /// The header fields of the request.
    public var headers: HTTPFields

    /// Who sent it.
    public var caller: Caller

    /// A day of the week that is asked for, or nil for the current week.
    public var day: Clockify.CalendarDay?

    /// The time.
    public var now: Date

    /// The identifier of the request, for the audit.
    public var requestID: String

    /// Takes what the log learns of the request, or nil when there is no log.
    public var notes: RequestNotes?

    /// Asks for a week.
    ///
    /// - Parameters:
    ///   - headers: The header fields of the request.
    ///   - caller: Who sent it.
    ///   - day: A day of the week, or nil for the current week.
    ///   - now: The time.
    ///   - requestID: The identifier of the request, for the audit.
    ///   - notes: Takes what the log learns of the request, or nil when there is no log.
    public init(
        headers: HTTPFields,
        caller: Caller,
        day: Clockify.CalendarDay?,
        now: Date,
        requestID: String,
        notes: RequestNotes? = nil
    ) {
        self.headers = headers
        self.caller = caller
        self.day = day
        self.now = now
        self.requestID = requestID
        self.notes = notes
    }
}
