import Glibc
import HTTPTypes
import SandboxServer
import Testing
import TimeTrackingKit

/// A token's header as raw bytes on a socket, through a real HTTP server, to the resolver.
@Suite("A header over the wire", .timeLimit(.minutes(1)))
struct HeaderOverTheWireTests {
    /// Answers with the token's source, or with the code of the resolver's error.
    private static let resolve: LoopbackServer.Responder = { request, _ in
        let resolver = TokenResolver.clockwork(
            environment: ["CLOCKWORK_API_TOKEN": "shared"],
            fallback: .whenAbsent
        )
        let text: String
        do {
            let resolution = try await resolver.resolve(TokenRequest(headers: request.headerFields))
            text = "\(resolution.source), \(resolution.credential.secret.count) bytes"
        } catch let error as TokenResolverError {
            text = error.code.description
        } catch {
            text = "another error"
        }
        return (HTTPResponse(status: .ok), Array(text.utf8))
    }

    private func answer(to lines: String) async throws -> String {
        try await LoopbackServer.run(respond: Self.resolve) { server in
            try RawSocket.exchange(
                "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(lines)\r\n\r\n",
                port: UInt16(server.port)
            )
        }
    }

    @Test(arguments: [
        ("X-Clockwork-Token: abcd", "header X-Clockwork-Token, 4 bytes"),
        ("x-clockwork-token:   abcd  ", "header X-Clockwork-Token, 4 bytes"),
        ("X-Clockwork-Token: abcd\r\nX-Clockwork-Token: abcd", "header X-Clockwork-Token, 4 bytes"),
        ("X-Clockwork-Token: ", "environment CLOCKWORK_API_TOKEN, 6 bytes"),
        ("X-Clockwork-Token: abcd\r\nX-Clockwork-Token: efgh", "conflictingHeaders"),
        ("X-Clockwork-Token: abcd, efgh", "conflictingHeaders"),
        ("X-Clockwork-Token: ab cd", "malformedHeader"),
        ("X-Clockwork-Token: ab\tcd", "malformedHeader"),
        ("X-Clockwork-Token: ab\u{E9}cd", "malformedHeader"),
    ])
    func isTakenAsItIs(lines: String, outcome: String) async throws {
        let answer = try await answer(to: lines)
        #expect(answer.hasPrefix("HTTP/1.1 200"))
        #expect(answer.hasSuffix("\r\n\r\n\(outcome)"))
    }

    /// A line end within the value either makes the server refuse the request or the resolver refuse the value.
    ///
    /// What must not happen is that one of the halves is taken for a token.
    @Test(arguments: ["ab\rcd", "ab\ncd", "ab\r\n cd", "ab\u{0}cd", "ab\ncd: x"])
    func aLineEndInTheValueMakesNoToken(value: String) async throws {
        let answer = try await answer(to: "X-Clockwork-Token: \(value)")
        #expect(answer.hasPrefix("HTTP/1.1 400") || answer.hasSuffix("\r\n\r\nmalformedHeader") || answer.isEmpty)
        #expect(!answer.contains("bytes"))
    }
}

/// Bytes over a TCP connection, as no HTTP library would send them.
private enum RawSocket {
    struct Failure: Error {
        let code: Int32
    }

    static func exchange(_ text: String, port: UInt16) throws(Failure) -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw Failure(code: errno) }
        let bytes = Array(text.utf8)
        guard send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw Failure(code: errno)
        }
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            received += buffer[..<count]
        }
        return String(decoding: received, as: UTF8.self)
    }
}
