public import HTTPTypes
public import Hummingbird
import NIOCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Response {
    /// An answer in JSON, which nobody may keep.
    ///
    /// - Parameters:
    ///   - value: What to answer.
    ///   - status: The status.
    /// - Returns: The answer.
    /// - Throws: `EncodingError`.
    public static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return json(bytes: try encoder.encode(value), status: status)
    }

    /// The answer `{}`.
    ///
    /// - Parameter status: The status.
    /// - Returns: The answer.
    public static func emptyObject(status: HTTPResponse.Status = .ok) -> Response {
        json(bytes: Data("{}".utf8), status: status)
    }

    private static func json(bytes: Data, status: HTTPResponse.Status) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
