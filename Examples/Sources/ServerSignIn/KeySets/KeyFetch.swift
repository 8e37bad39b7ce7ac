import HTTPTypes
import TimeTrackingKit

/// Fetches a key set from an issuer.
struct KeyFetch: Sendable {
    /// How long it may take.
    static let timeout: Duration = .seconds(5)

    /// Where it is.
    let address: KeySetAddress

    /// Fetches it.
    let transport: any HTTPTransport

    /// Fetches the key set.
    ///
    /// - Returns: The body of the answer.
    /// - Throws: ``KeySetProblem`` when there is none. A redirect is none: it could lead anywhere.
    func bytes() async throws(KeySetProblem) -> [UInt8] {
        let request = HTTPRequest(
            method: .get,
            scheme: address.origin.scheme,
            authority: address.origin.authority,
            path: address.path,
            headerFields: [.accept: "application/json"]
        )
        let response: HTTPResponse
        let body: [UInt8]
        do {
            (response, body) = try await transport.send(
                request,
                body: nil,
                authorization: nil,
                timeout: Self.timeout,
                maximumResponseBytes: KeySetProblem.maximumByteCount
            )
        } catch let error as TransportError {
            throw KeySetProblem(
                "The key set at \(address) cannot be fetched (\(error.code)); see that it can be reached."
            )
        } catch {
            throw KeySetProblem("The fetching of the key set at \(address) was ended; it is tried again.")
        }
        guard response.status == .ok else {
            throw KeySetProblem(
                "The key set at \(address) was answered with the status \(response.status.code) in place of 200; "
                    + "name the address at which it is."
            )
        }
        return body
    }
}
