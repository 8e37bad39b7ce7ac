import HTTPTypes
import ServerRequests
import TimeTrackingKit

/// Makes an answer of what a service, or the way to it, failed with.
struct UpstreamFailure {
    let error: APIError
    let call: UpstreamCall
    /// Whether the token was the server's shared one.
    let isShared: Bool

    /// The answer: our own words, and Clockwork's message where its clients show it.
    var answer: RequestFailure {
        let (status, code) = statusAndCode
        var failure = RequestFailure(status, code, sentence)
        if status == .tooManyRequests || status == .serviceUnavailable, let wait = error.retryAfter {
            failure.headerFields[.retryAfter] = "\(wait.wholeSeconds)"
        }
        return failure
    }

    private var statusAndCode: (HTTPResponse.Status, String) {
        let (status, code) = usual
        guard case .timer = call else { return (status, code) }
        // The clients of this call know the service's own status.
        let kept = keptStatus ?? status
        return switch kept.code {
        case 401, 403: (kept, call.code("UNAUTHORIZED"))
        case 422: (kept, call.code("INVALID_STATE"))
        default: (kept, call.code("FAILED"))
        }
    }

    /// The status of a service's own refusal, or nil when it gave none that an answer can have.
    private var keptStatus: HTTPResponse.Status? {
        error.status.flatMap { (400..<600).contains($0) ? HTTPResponse.Status(code: $0) : nil }
    }

    private var usual: (HTTPResponse.Status, String) {
        switch error.code {
        case .unauthorized, .originMismatch: (.unauthorized, call.code("UNAUTHORIZED"))
        case .forbidden, .locked, .manualTrackingDisabled: (.forbidden, call.code("FORBIDDEN"))
        case .notFound: (.notFound, call.code("NOT_FOUND"))
        case .validation: (.unprocessableContent, call.code("REFUSED"))
        case .noRunningTimer: (.unprocessableContent, call.code("NO_RUNNING_TIMER"))
        case .rateLimited: (.tooManyRequests, "UPSTREAM_RATE_LIMITED")
        case .notJSON, .decoding, .redirected, .tooManyPages, .unexpectedStatus:
            (.badGateway, "UPSTREAM_INVALID_ANSWER")
        case .transport: usualOfTransport
        case .invalidRequest: (.badRequest, "BAD_REQUEST")
        default: (.badGateway, "UPSTREAM_FAILED")
        }
    }

    private var usualOfTransport: (HTTPResponse.Status, String) {
        switch error.transportCode {
        case .timedOut?: (.gatewayTimeout, "UPSTREAM_TIMEOUT")
        case .rateLimited?: (.serviceUnavailable, "SERVER_BUSY")
        case .responseTooLarge?, .malformedResponse?: (.badGateway, "UPSTREAM_INVALID_ANSWER")
        default: (.badGateway, "UPSTREAM_UNREACHABLE")
        }
    }
}

extension Duration {
    /// The seconds, rounded up, at least one.
    var wholeSeconds: Int64 {
        let (seconds, attoseconds) = components
        return max(1, attoseconds > 0 && seconds < .max ? seconds + 1 : seconds)
    }
}
