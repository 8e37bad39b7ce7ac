public import HTTPTypes

extension Sandbox {
    /// What becomes of a request.
    public enum Exchange: Sendable, Hashable {
        /// An answer: the response's head, its body, and how long after the request it comes.
        case answer(HTTPResponse, [UInt8], after: Duration)
        /// The connection is reset, and no answer comes.
        case reset
        /// The connection stays open, and no answer comes.
        case silence
    }
}
