#if AsyncHTTPClient
import NIOCore
import NIOPosix
import Testing
import TransportTesting

@Suite("The server of these tests")
struct LoopbackServerTests {
    @Test func takesInConnectionsThatComeAtItsEnd() async throws {
        for _ in 0..<20 {
            try await LoopbackServer.run { connection in
                try await connection.send("hello")
            } _: { server in
                for _ in 0..<4 {
                    let connection = ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                        .connect(host: "127.0.0.1", port: server.port)
                    try await connection.get().close(promise: nil)
                }
            }
        }
    }
}
#endif
