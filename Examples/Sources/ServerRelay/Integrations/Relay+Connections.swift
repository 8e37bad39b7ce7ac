import HTTPTypes
import Hummingbird
import ServerRequests
import ServerTokens
import ServerUsers
import TimeTrackingKit

/// Which token would be used for a signed-in user.
struct Connection {
    /// `user`, `shared` or `none`.
    let source: String
    /// The attributes of the token, empty when there is none or it is the shared one.
    let attributes: [String: String]
    /// Whether the user disconnected and has not allowed the shared token since.
    let isDisconnected: Bool

    /// Whether the user has a token of their own.
    var isOwn: Bool { source == "user" }
}

/// What is answered when a token was removed.
struct Disconnected: Encodable {
    let configured = false
}

/// The wish of a user who disconnected, to use the shared token again.
struct SharedTokenWish: KnownFields {
    static let fieldNames: Set<String> = ["use"]

    var use: Bool
}

extension Relay {
    /// Finds out which token would be used for a signed-in user, whatever header the request has.
    ///
    /// - Throws: ``ServerRequests/RequestFailure``, among them 503 for a token that is there and cannot be read.
    func connection(_ tokens: ServiceTokens, _ context: ServerRequestContext) async throws -> Connection {
        let user = try user(of: context)
        do {
            let isDisconnected = try tokens.isDisconnected(user)
            do {
                let token = try await tokens.token(for: [:], of: context.caller)
                return Connection(
                    source: token.isShared ? "shared" : "user",
                    attributes: token.isShared ? [:] : token.first.credential.attributes,
                    isDisconnected: isDisconnected
                )
            } catch let error as TokenResolverError where error.code == .notFound {
                return Connection(source: "none", attributes: [:], isDisconnected: isDisconnected)
            }
        } catch {
            throw UpstreamCall.any(tokens.service).failure(error, in: .lookup, for: context.caller)
        }
    }

    /// Saves a user's own token, in the place of one that is there.
    ///
    /// - Parameters:
    ///   - secret: The token.
    ///   - origin: The only origin that it may be sent to.
    ///   - attributes: What else is known of it.
    ///   - tokens: Where the service's tokens are.
    ///   - context: Who asked.
    ///   - standing: What was recorded of the user when the request began.
    /// - Throws: ``ServerRequests/RequestFailure`` or `CancellationError`.
    func save(
        _ secret: Secret,
        for origin: Origin,
        _ attributes: [String: String],
        _ tokens: ServiceTokens,
        _ context: ServerRequestContext,
        since standing: UserStanding
    ) async throws {
        let user = try user(of: context)
        try await recording(.connect, tokens.service, context, secret) {
            let time = Moment.text(now())
            var attributes = attributes
            attributes[CredentialAttribute.origin] = origin.description
            attributes["updated_at"] = time
            attributes["connected_at"] = try await connectionTime(of: user, tokens) ?? time
            try await tokens.save(Credential(secret: secret, attributes: attributes), for: user, since: standing)
        }
    }

    /// What is recorded of the signed-in user as a request begins.
    ///
    /// - Throws: ``ServerRequests/RequestFailure`` with the status 401 when nobody is signed in, or 503.
    func standing(_ tokens: ServiceTokens, _ context: ServerRequestContext) throws -> UserStanding {
        let user = try user(of: context)
        do {
            return try tokens.standing(of: user)
        } catch {
            throw UpstreamCall.any(tokens.service).failure(error, in: .lookup, for: context.caller)
        }
    }

    /// Removes a user's own token, after it was noted that no shared one takes its place.
    func disconnect(_ tokens: ServiceTokens, _ context: ServerRequestContext) async throws -> Response {
        let user = try user(of: context)
        try await recording(.disconnect, tokens.service, context) { try await tokens.disconnect(user) }
        return try .json(Disconnected())
    }

    /// Lets the shared token be used again for a user who disconnected.
    func allowSharedToken(
        _ tokens: ServiceTokens,
        _ request: Request,
        _ context: ServerRequestContext
    ) async throws {
        let user = try user(of: context)
        guard try await request.json(SharedTokenWish.self).use else {
            throw RequestFailure.badRequest(
                "use is false; send true, or remove your token to do without the shared one."
            )
        }
        try await recording(.optIn, tokens.service, context) { try await tokens.allowSharedToken(for: user) }
    }

    /// When the user's present token was first saved, or nil when there is none that tells.
    ///
    /// A token that does not decrypt tells nothing and may be replaced; any other failure is one.
    private func connectionTime(of user: ServerUser, _ tokens: ServiceTokens) async throws -> String? {
        do {
            return try await tokens.credential(of: user)?.attributes["connected_at"]
        } catch let error as CredentialStoreError where error.code == .undecryptable {
            return nil
        }
    }

    /// Whether a token is to be tested before it is saved.
    func wantsVerification(_ request: Request) throws(RequestFailure) -> Bool {
        switch try QueryItems(request).text("verify") {
        case nil, "true"?: return true
        case "false"?: return false
        default: throw .badRequest("verify is neither true nor false; leave it out or send one of them.")
        }
    }
}
