import HTTPTypes

/// An error of Clockwork's.
///
/// No error body of the real service is on record, so the sandbox uses each of the places in which clients look for
/// the text, one for each kind of error.
enum ClockworkFailure: Error {
    case unknownRoute
    case unauthorized
    case malformedRequest
    case missingIssueKey
    case unknownIssue(String)
    case timerState(String)
    case badParameter(String, String)
    case field(FieldObjection)

    var answer: Answer {
        switch self {
        case .unknownRoute:
            Answer(.notFound, page: "The page does not exist")
        case .unauthorized:
            Answer(.unauthorized, json: ["error": "The token is missing or not known."])
        case .malformedRequest:
            Answer(.badRequest, json: ["error": "The request cannot be read."])
        case .missingIssueKey:
            Answer(.unprocessableContent, json: ["error_message": "issue_key is missing."])
        case .unknownIssue(let key):
            Answer(
                .unprocessableContent,
                json: [
                    "messages": [
                        ["title": "No timer", "body": .string("There is no issue \(key)."), "type": "error"]
                    ]
                ]
            )
        case .timerState(let sentence):
            Answer(.unprocessableContent, json: ["message": .string(sentence)])
        case .badParameter(let name, let text):
            Answer(.unprocessableContent, json: ["errors": [.string("\(name) cannot be \(text).")]])
        case .field(let objection):
            Answer(.unprocessableContent, json: ["errors": [.string(Self.sentence(objection))]])
        }
    }

    private static func sentence(_ objection: FieldObjection) -> String {
        switch objection {
        case .unknownParameter(let name), .unknownField(let name): "There is no \(name) here."
        case .repeatedParameter(let name), .repeatedField(let name): "\(name) may come once."
        case .body: "No body is taken here."
        }
    }
}
