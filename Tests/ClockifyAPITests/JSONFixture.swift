import HTTPTypes
import TimeTrackingKit
import TimeTrackingTesting

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Decodes an answer as the client does.
func decoded<Value: Decodable>(_ json: String, as type: Value.Type = Value.self) throws -> Value {
    try JSONDecoder.forService().decode(type, from: Data(json.utf8))
}

/// What a value becomes in a request.
func encoded(_ value: some Encodable) throws -> JSONValue {
    try decoded(String(decoding: JSONEncoder.forService().encode(value), as: UTF8.self))
}

extension StubTransport {
    /// The body of a request, counted from 0.
    func json(_ index: Int) throws -> JSONValue {
        try decoded(exchanges[index].bodyText)
    }
}

/// The answer to a request about something that does not exist, or that the service does not like.
let refusal501 = StubTransport.Answer.response(
    status: .badRequest,
    json: #"{"message": "No pertenece al espacio de trabajo", "code": 501}"#
)

extension JSONValue {
    /// The value of a member of an object, or nil where there is none.
    subscript(_ name: String) -> JSONValue? {
        if case .object(let members) = self { members[name] } else { nil }
    }
}
