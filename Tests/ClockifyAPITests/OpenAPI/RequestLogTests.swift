import HTTPTypes
import Testing
import TimeTrackingKit
import TimeTrackingSandbox

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the hand-shaped calls send is what Clockify's OpenAPI document asks for.
@Suite
struct RequestLogTests {
    @Test
    func everyHandShapedOperationIsSentAndAnswered() async throws {
        let requests = try await AllOperations.requests()
        let templates = try CoverageList.committed().map(PathTemplate.init)
        let sent = requests.filter { $0.status?.kind == .successful }
            .compactMap { request in
                templates.filter { $0.matches(request) }.max { $0.fixedLength < $1.fixedLength }?.operation
            }
        let shaped = try CoverageList.documented().filter { !$0.calls.isEmpty }.map(\.operation)
        #expect(Set(sent).symmetricDifference(shaped) == [])
    }

    @Test("The vendor's document, where there is one, allows every request")
    func theVendorsDocument() async throws {
        guard let document = CoverageList.vendorDocumentPath else { return }
        let log = try await AllOperations.requests().map(LoggedRequest.init).map { try $0.line() }
        let validation = try await PythonProgram.output(
            of: CoverageList.path(of: "Tests/ClockifyAPITests/OpenAPI/validate_requests.py"),
            [document],
            input: log.joined()
        )
        #expect(validation == "\(log.count) requests, 72 operations\n")
    }
}

/// A method and a path with parameters in braces.
private struct PathTemplate {
    let operation: String
    private let method: Substring
    private let segments: [Substring]

    init(_ operation: String) {
        let words = operation.split(separator: " ")
        self.operation = operation
        self.method = words[0]
        self.segments = words[1].split(separator: "/")
    }

    /// How much of the path is no parameter: `/status/in-progress` is meant before `/{id}`.
    var fixedLength: Int { segments.filter { !$0.hasPrefix("{") }.count }

    func matches(_ request: SandboxExchangeRecord) -> Bool {
        // What stands before the version tells the hosts apart.
        let path = request.path.prefix { $0 != "?" }.split(separator: "/").dropFirst()
        guard request.method.rawValue == method, path.count == segments.count else { return false }
        return zip(segments, path).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
}

/// A request as the validation reads it.
private struct LoggedRequest: Encodable {
    var method: String
    var path: String
    var contentType: String?
    var body: String?

    init(_ record: SandboxExchangeRecord) {
        method = record.method.rawValue
        path = record.path
        contentType = record.contentType
        body = record.contentType == nil ? nil : String(decoding: record.body, as: UTF8.self)
    }

    private enum CodingKeys: CodingKey {
        case method
        case path
        case contentType
        case body
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(method, forKey: .method)
        try container.encode(path, forKey: .path)
        // Null, and not left out.
        try container.encode(contentType, forKey: .contentType)
        try container.encode(body, forKey: .body)
    }

    func line() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) + "\n" }
}
