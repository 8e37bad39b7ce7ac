import HTTPTypes
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ServiceDialect {
    /// How Clockify takes its key and how it refuses.
    ///
    /// Meanings go by status and number alone: Clockify writes its messages in the language of the account.
    static func clockify(_ tokenKind: Clockify.TokenKind) -> ServiceDialect {
        ServiceDialect(
            name: "Clockify",
            header: tokenKind.header,
            scheme: nil,
            meanings: [
                APIRequest.Refusal(status: 403, vendorCode: 1003): .locked,
                APIRequest.Refusal(status: 403, vendorCode: 4030): .manualTrackingDisabled,
                // A banned account.
                APIRequest.Refusal(status: 406, vendorCode: 406): .forbidden,
            ],
            readRefusal: { body in
                do {
                    let refusal = try JSONDecoder().decode([String: JSONValue].self, from: Data(body))
                    return RefusalBody(
                        vendorCode: refusal["code"].flatMap(number),
                        // Older answers say `description`.
                        message: refusal["message"].flatMap(text) ?? refusal["description"].flatMap(text)
                    )
                } catch {
                    // A proxy's page, say; the status alone then says what happened.
                    return nil
                }
            }
        )
    }
}

extension APIRequest.Refusal {
    /// What Clockify answers for an id that it does not know, and also for a body that it does not like.
    ///
    /// Only a call that sends nothing but ids can tell the two apart.
    static let validationOrMissing = APIRequest.Refusal(status: 400, vendorCode: 501)

    /// What Clockify answers for stopping a timer when none runs; a route that does not exist has another number.
    static let nothingRunning = APIRequest.Refusal(status: 404, vendorCode: 404)
}

private func number(in value: JSONValue) -> Int? {
    switch value {
    case .integer(let number): number
    case .string(let text): Int(text)
    case .null, .bool, .number, .array, .object: nil
    }
}

private func text(in value: JSONValue) -> String? {
    if case .string(let text) = value { text } else { nil }
}
