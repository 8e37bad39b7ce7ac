import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServerProtection
import ServerRequests
import ServerUsers
import TimeTrackingKit

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Routes of every kind.
enum TestRoutes {
    /// An error whose description has something that nobody may see.
    struct Failure: Error, CustomStringConvertible {
        var description: String { "canary-in-error" }
    }

    struct Body: KnownFields, Encodable {
        static let fieldNames: Set<String> = ["text"]
        var text: String
    }

    static let sessions = SessionRoutes(
        open: { token, context in
            let isGood = token == Secret(utf8: "good-anna")
            guard isGood else { throw CallerRefusal(.unauthorized, "Sign in again.") }
            return OpenedSession(
                user: try ServerUser(issuer: "test", subject: "anna"),
                expiresAt: Date(timeIntervalSince1970: 1_700_000_000),
                cookie: HTTPField(name: .setCookie, value: "timetrack=anna; HttpOnly")
            )
        },
        end: { _ in HTTPField(name: .setCookie, value: "timetrack=; Max-Age=0") },
        csrfToken: { caller in caller.user.map { "csrf-\($0.subject)" } }
    )

    static func add(to router: Router<ServerRequestContext>, begun: Begun) {
        router.get("/") { _, context in
            Response(
                status: .ok,
                headers: [.contentSecurityPolicy: "default-src 'self'", .contentType: "text/html"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: context.caller.user?.subject ?? "nobody"))
            )
        }
        router.get("/api/me") { _, context in
            context.notes.tokenSource = "user"
            context.logger.notice("a line of a handler")
            return try Response.json(["user": context.caller.user?.subject ?? "nobody", "from": context.caller.address])
        }
        router.get("/api/things/:id") { _, _ in try Response.json(["a": "thing"]) }
        router.post("/api/echo") { request, _ in
            begun.add()
            return try Response.json(try await request.json(Body.self))
        }
        router.post("/api/ignore") { _, _ in
            begun.add()
            return try Response.json(["ignored": true])
        }
        router.get("/api/fail") { _, _ -> Response in throw Failure() }
        router.get("/api/http-error") { _, _ -> Response in throw HTTPError(.badRequest, message: "canary-in-error") }
        router.get("/api/forever") { _, _ -> Response in
            begun.add()
            let (stream, _) = AsyncStream<Void>.makeStream()
            for await _ in stream {}
            try Task.checkCancellation()
            return Response(status: .ok)
        }
        router.get("/api/slow") { _, _ in
            begun.add()
            await begun.wait()
            return try Response.json(["slow": true])
        }
        router.get("/assets/style.css") { _, _ in
            Response(status: .ok, headers: [.cacheControl: "public, max-age=31536000, immutable"])
        }
    }
}
