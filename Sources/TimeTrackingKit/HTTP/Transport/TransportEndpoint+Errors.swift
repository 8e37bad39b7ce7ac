// What can go wrong with an exchange, said in sentences of our own: the texts of the libraries' errors may quote
// header values, and none of them says what to do.

extension TransportEndpoint {
    /// The exchange took too long.
    package func timedOut(after timeout: Duration, delivery: TransportError.Delivery) -> TransportError {
        TransportError(
            .timedOut,
            delivery: delivery,
            message: "\(self) did not complete a response within \(timeout.inWords); try again, or allow more time."
        )
    }

    /// The body exceeds the limit.
    package func tooLarge(_ limit: Int) -> TransportError {
        TransportError(
            .responseTooLarge,
            delivery: .unknown,
            message: "The response of \(self) is larger than \(limit) bytes; ask for less, or raise the limit."
        )
    }

    /// The response is not what HTTP allows.
    package func malformed(_ what: String, cause: (any Error)? = nil) -> TransportError {
        TransportError(
            .malformedResponse,
            delivery: .unknown,
            message: "The response of \(self) \(what); check that the endpoint and its port are right.",
            cause: cause
        )
    }

    /// A failure before anything was sent.
    package func unsent(_ code: TransportError.Code, _ message: String, _ cause: any Error) -> TransportError {
        TransportError(code, delivery: .notSent, message: message, cause: cause)
    }

    /// Nobody listens.
    package func refused(cause: any Error) -> TransportError {
        unsent(.unreachable, "Nothing accepts connections at \(self); check the endpoint, or start the server.", cause)
    }

    /// Connecting took too long.
    package func connectTimedOut(cause: any Error) -> TransportError {
        unsent(.timedOut, "\(self) did not accept a connection in time; check the network, or allow more time.", cause)
    }

    /// The connection ended too soon.
    package func disconnected(cause: any Error) -> TransportError {
        TransportError(
            .disconnected,
            delivery: .unknown,
            message: "\(self) ended the connection before its response was complete; see whether the request took "
                + "effect, then try again.",
            cause: cause
        )
    }
}
