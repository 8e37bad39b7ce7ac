/// Why a command did not do its work, as a person and a script see it.
package struct Failure: Error {
    /// What the program's exit status will be.
    package var status: ExitStatus

    /// A word that scripts may compare; `docs/timetrack.md` lists them.
    package var code: String

    /// One sentence that says what happened and what to do next.
    package var message: String

    /// The HTTP status of the service's answer, or nil when there was none.
    package var httpStatus: Int?

    /// What the service itself says, or nil when it says nothing.
    package var serviceMessage: String?

    package init(_ status: ExitStatus, _ code: String, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
    }
}

/// A failure as JSON on standard error.
package struct FailureDocument: Encodable {
    /// The failure.
    package struct Body: Encodable {
        var code: String
        var message: String
        var exitStatus: Int32
        var httpStatus: Int?
        var serviceMessage: String?

        enum CodingKeys: String, CodingKey {
            case code
            case message
            case exitStatus = "exit_status"
            case httpStatus = "http_status"
            case serviceMessage = "service_message"
        }
    }

    package var error: Body

    package init(_ failure: Failure) {
        self.error = Body(
            code: failure.code,
            message: failure.message,
            exitStatus: failure.status.rawValue,
            httpStatus: failure.httpStatus,
            serviceMessage: failure.serviceMessage
        )
    }
}
