/// Why a command did not do its work, as a person and a script see it.
struct Failure: Error {
    /// What the program's exit status will be.
    var status: ExitStatus

    /// A word that scripts may compare; `docs/timetrack.md` lists them.
    var code: String

    /// One sentence that says what happened and what to do next.
    var message: String

    /// The HTTP status of the service's answer, or nil when there was none.
    var httpStatus: Int?

    /// What the service itself says, or nil when it says nothing.
    var serviceMessage: String?

    init(_ status: ExitStatus, _ code: String, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
    }
}

/// A failure as JSON on standard error.
struct FailureDocument: Encodable {
    /// The failure.
    struct Body: Encodable {
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

    var error: Body

    init(_ failure: Failure) {
        self.error = Body(
            code: failure.code,
            message: failure.message,
            exitStatus: failure.status.rawValue,
            httpStatus: failure.httpStatus,
            serviceMessage: failure.serviceMessage
        )
    }
}
