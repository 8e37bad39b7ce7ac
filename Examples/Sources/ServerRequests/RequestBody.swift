public import Hummingbird
import NIOCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The body of a request, of which every field is known.
public protocol KnownFields: Decodable {
    /// The names of the fields that the body may have.
    static var fieldNames: Set<String> { get }
}

extension Request {
    /// The most bytes of a body that are read.
    public static let maximumBodyByteCount = 64 * 1024

    /// Reads the body, which has to be JSON in a request that says so.
    ///
    /// That it says so keeps other sites' forms out: a browser sends no JSON to a site that did not allow it.
    ///
    /// - Parameter type: The type of the body.
    /// - Returns: The body.
    /// - Throws: ``RequestFailure`` with the status 400, 413 or 415.
    public func json<Body: KnownFields>(_ type: Body.Type) async throws -> Body {
        guard Self.isJSON(headers[.contentType] ?? "") else {
            throw RequestFailure(
                .unsupportedMediaType,
                "UNSUPPORTED_MEDIA_TYPE",
                "Send JSON with the header Content-Type: application/json."
            )
        }
        let bytes = try await bytes()
        // JSON in an encoding other than UTF-8 has such bytes, JSON in UTF-8 has none.
        guard !bytes.contains(0) else { throw RequestFailure.badRequest("The body is not JSON; send a JSON object.") }
        do {
            let body = try JSONDecoder().decode(Checked<Body>.self, from: bytes).body
            guard !FieldNames.isAmbiguous(Array(bytes)) else {
                throw RequestFailure.badRequest("The body has a field twice or in escapes; send each once, as it is.")
            }
            return body
        } catch let error as DecodingError {
            throw RequestFailure.badRequest(error.sentence)
        }
    }

    private static func isJSON(_ contentType: String) -> Bool {
        if contentType == "application/json" { return true }
        let mediaType = contentType.split(separator: ";").first?.lowercased()
        return mediaType?.filter { $0 != " " } == "application/json"
    }

    /// Reads the body up to the limit.
    private func bytes() async throws -> Data {
        do {
            return Data(try await body.collect(upTo: Self.maximumBodyByteCount).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw RequestFailure(
                .contentTooLarge,
                "PAYLOAD_TOO_LARGE",
                "The body has more than \(Self.maximumBodyByteCount / 1024) KiB; send less.",
                headerFields: [.connection: "close"]
            )
        }
    }
}

/// A body that was looked through for fields that nobody knows.
private struct Checked<Body: KnownFields>: Decodable {
    let body: Body

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: FieldName.self)
        if let unknown = container.allKeys.first(where: { !Body.fieldNames.contains($0.stringValue) }) {
            throw DecodingError.dataCorruptedError(
                forKey: unknown,
                in: container,
                debugDescription: "unknown field"
            )
        }
        self.body = try Body(from: decoder)
    }
}

private struct FieldName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init?(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        return nil
    }
}

extension DecodingError {
    /// What is wrong with a body, without anything of its values.
    fileprivate var sentence: String {
        switch self {
        case .keyNotFound(let key, _): "The field \(key.stringValue) is missing; send it."
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            context.codingPath.last.map { "The field \($0.stringValue) has the wrong type; send a text." }
                ?? "The body is not an object; send a JSON object."
        case .dataCorrupted(let context):
            context.codingPath.isEmpty
                ? "The body is not JSON; send a JSON object."
                : "The body has a field that is not known, or one that is not as it should be; leave it out."
        @unknown default: "The body cannot be read; send a JSON object."
        }
    }
}
