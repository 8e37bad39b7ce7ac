#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Sandbox.Faults {
    /// What happens to a request.
    ///
    /// New effects may be added.
    public struct Effect: Sendable, Hashable {
        enum Kind: Sendable, Hashable {
            case answer(Answer)
            case tooManyRequests(Pause)
            case delay(Duration)
            case resetBeforeActing
            case resetAfterActing
            case withheldAnswer
        }

        enum Pause: Sendable, Hashable {
            case unsaid
            case seconds(Int)
            case date(after: Int)
        }

        let kind: Kind

        private init(_ kind: Kind) {
            self.kind = kind
        }

        /// The request is not acted upon, and another answer comes.
        ///
        /// - Parameter answer: The answer, for example `.internalError`, `.badGateway` or `.page()`.
        /// - Returns: The effect.
        public static func answer(_ answer: Answer) -> Effect { Effect(.answer(answer)) }

        /// The request is refused with status 429, and not said when to try again.
        public static let tooManyRequests = Effect(.tooManyRequests(.unsaid))

        /// The request is refused with status 429 and a number of seconds in `Retry-After`.
        ///
        /// - Parameter seconds: The seconds.
        /// - Returns: The effect.
        public static func tooManyRequests(retryAfter seconds: Int) -> Effect {
            Effect(.tooManyRequests(.seconds(seconds)))
        }

        /// The request is refused with status 429 and a date of HTTP in `Retry-After`.
        ///
        /// - Parameter seconds: How long after the sandbox's time the date lies.
        /// - Returns: The effect.
        public static func tooManyRequests(retryAtDateAfter seconds: Int) -> Effect {
            Effect(.tooManyRequests(.date(after: seconds)))
        }

        /// The request is acted upon at once, and its answer comes late.
        ///
        /// - Parameter delay: How late.
        /// - Returns: The effect.
        public static func slow(_ delay: Duration) -> Effect { Effect(.delay(delay)) }

        /// The connection is reset, and the request is not acted upon.
        public static let resetBeforeActing = Effect(.resetBeforeActing)

        /// The request is acted upon, and the connection is reset in place of an answer.
        public static let resetAfterActing = Effect(.resetAfterActing)

        /// The request is acted upon, and neither an answer nor the end of the connection comes.
        public static let withheldAnswer = Effect(.withheldAnswer)
    }
}

extension Sandbox.Faults.Effect.Pause {
    /// The refusal of a request that came at a given time.
    func answer(now: Date) -> Sandbox.Faults.Answer {
        switch self {
        case .unsaid: .tooManyRequests()
        case .seconds(let seconds): .tooManyRequests(retryAfter: String(seconds))
        case .date(let seconds): .tooManyRequests(retryAt: now + Double(seconds))
        }
    }
}
