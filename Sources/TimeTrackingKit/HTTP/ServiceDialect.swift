package import HTTPTypes

/// What differs between services: how a token is sent and how a refusal reads.
package struct ServiceDialect: Sendable {
    /// What the body of a refusal says.
    package struct RefusalBody: Sendable {
        /// The service's own number for the failure.
        package var vendorCode: Int?
        /// The service's text, as it came.
        package var message: String?

        package init(vendorCode: Int? = nil, message: String? = nil) {
            self.vendorCode = vendorCode
            self.message = message
        }
    }

    /// The service's name in sentences.
    package var name: String

    /// The header that carries the token.
    package var header: HTTPField.Name

    /// The word before the token, or nil for none.
    package var scheme: String?

    /// Reads the body of a refusal, or returns nil when it is not JSON of a known shape.
    package var readRefusal: @Sendable ([UInt8]) -> RefusalBody?

    /// What certain refusals mean in every call.
    package var meanings: [APIRequest.Refusal: APIError.Code]

    package init(
        name: String,
        header: HTTPField.Name,
        scheme: String?,
        meanings: [APIRequest.Refusal: APIError.Code],
        readRefusal: @escaping @Sendable ([UInt8]) -> RefusalBody?
    ) {
        self.name = name
        self.header = header
        self.scheme = scheme
        self.meanings = meanings
        self.readRefusal = readRefusal
    }
}
