import TimeTrackingKit

/// What a token provider threw, told apart from what a request may have thrown after it was sent.
///
/// A provider is asked before a request is sent, and once more after a 401, which did nothing either.
struct TokenFailure: Error {
    var cause: any Error
}

/// Marks what another provider throws as a ``TokenFailure``, but for `CancellationError`.
struct MarkingTokenProvider: TokenProvider {
    var base: any TokenProvider

    func token() async throws -> TokenResolution {
        do {
            return try await base.token()
        } catch let error as CancellationError {
            throw error
        } catch {
            throw TokenFailure(cause: error)
        }
    }

    func invalidate(_ resolution: TokenResolution) async {
        await base.invalidate(resolution)
    }
}
