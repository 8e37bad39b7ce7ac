import HTTPTypes
import TimeTrackingKit

extension Clockify.Client {
    /// Deletes something that has to be archived or done before.
    ///
    /// Clockify refuses what is still in use and what does not exist with the same status and number. Looking for it
    /// after a refusal tells the two apart.
    ///
    /// - Parameters:
    ///   - request: The deletion.
    ///   - advice: What to do before, as a sentence.
    /// - Returns: What was deleted.
    /// - Throws: ``TimeTrackingKit/APIError``, with the code `notFound` when it is not there and `validation` when it is
    ///   still in use.
    func delete<Value: Decodable & Sendable>(_ request: APIRequest, advice: String) async throws -> Value {
        do {
            return try await session.value(of: request)
        } catch var refusal as APIError where refusal.code == .validation && refusal.vendorCode == 501 {
            var search = request
            search.method = .get
            search.meanings[.validationOrMissing] = .notFound
            do {
                _ = try await session.send(search)
            } catch let failure as APIError {
                // Any other failure says nothing about the refusal, which stands as it is.
                throw failure.code == .notFound ? failure : refusal
            }
            refusal.message = advice
            throw refusal
        }
    }
}
