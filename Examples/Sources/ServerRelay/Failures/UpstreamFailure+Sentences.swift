import ServerUsers
import TimeTrackingKit

// What people are told. The library's own sentences name variables and users, which are not for everybody who asks.

extension UpstreamFailure {
    /// One sentence that says what to do next, without a value of the request.
    var sentence: String {
        let name = call.serviceName
        if case .test(let service) = call, error.code == .unauthorized || error.code == .forbidden {
            let noun = service == .clockify ? "key" : "token"
            return "\(name) does not accept this \(noun); check that you copied all of it, or make a new one there."
        }
        switch error.code {
        case .unauthorized where isShared:
            return "\(name) does not accept the shared token of this server; tell its operator."
        case .unauthorized: return "\(name) does not accept the token; make a new one there and \(call.advice)."
        case .originMismatch:
            return "The token was saved for another address of \(name), so nothing was sent; save it again."
        case .forbidden: return "\(name) does not allow this to the owner of the token; ask for the right to do it."
        case .locked: return "The time entry is locked or approved; ask an administrator of the workspace to unlock it."
        case .manualTrackingDisabled:
            return "The workspace takes time from timers alone; start a timer instead."
        case .notFound: return "\(name) has no such thing, or hides it from the owner of the token; check the ids."
        case .validation: return refusal
        case .noRunningTimer: return "No timer is running; start one first."
        case .rateLimited: return "\(name) takes no more requests for now; wait a while and try again."
        case .notJSON, .decoding, .redirected, .tooManyPages, .unexpectedStatus:
            return "\(name) answered with something that cannot be used; try again later or tell the operator."
        case .transport: return sentenceOfTransport
        case .invalidRequest: return "The request cannot be sent on as it is; correct it."
        default: return "\(name), or something in front of it, failed; try again later."
        }
    }

    /// What Clockwork says itself, without the token, since only its text tells why.
    ///
    /// Nothing of it is shown to whoever used the shared token: it may speak of that token's owner.
    private var refusal: String {
        if case .timer(_, let repeated) = call, !isShared, let message = error.serverMessage {
            // The mark by which the library leaves out what a service repeats.
            return message.replacing("<sent>", with: repeated ?? "(what was sent)")
        }
        return "\(call.serviceName) refused what was sent; check the values."
    }

    private var sentenceOfTransport: String {
        let name = call.serviceName
        let isOpen = error.delivery == .unknown
        switch error.transportCode {
        case .timedOut?:
            return isOpen
                ? "\(name) did not answer in time; look whether it took effect before you try again."
                : "\(name) did not answer in time; try again later."
        case .rateLimited?: return "The server sends as much to \(name) as it may; try again in a moment."
        case .responseTooLarge?: return "\(name) answered with more than can be used; ask for less."
        case .malformedResponse?:
            return "\(name) answered with something that cannot be used; try again later or tell the operator."
        default:
            return isOpen
                ? "The connection to \(name) broke; look whether it took effect before you try again."
                : "\(name) cannot be reached from this server; try again later."
        }
    }
}
