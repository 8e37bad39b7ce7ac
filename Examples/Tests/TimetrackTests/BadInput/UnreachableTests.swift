import Foundation
import NIOCore
import NIOSSL
import ProgramFixtures
import Subprocess
import Testing

@Suite("timetrack: services that cannot be reached", .timeLimit(.minutes(2)))
struct UnreachableTests {
    private static let key = ["CLOCKIFY_API_KEY": "key"]

    @Test func saysAtOnceThatNobodyListens() async throws {
        var port = 0
        try await ScriptedServer.run { _ in
        } _: { server in
            port = server.port
        }
        try await Home.make { home in
            let started = ContinuousClock.now
            let run = try await home.with(Self.key).timetrack("whoami", "--endpoint=http://127.0.0.1:\(port)")
            #expect(run.status == 7)
            #expect(run.errors.hasPrefix("error: "))
            #expect(run.errors.contains("127.0.0.1"))
            #expect(ContinuousClock.now - started < .seconds(15))
        }
    }

    @Test func refusesACertificateForAnotherName() async throws {
        try await Home.make { home in
            let context = try await Self.certificate(for: "elsewhere.example", in: home.path)
            try await ScriptedServer.run(tls: context) { outbound in
                try await outbound.write(ByteBuffer(string: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
            } _: { server in
                let run = try await home.with(Self.key)
                    .timetrack("whoami", "--endpoint=https://localhost:\(server.port)")
                #expect(run.status == 7)
                #expect(run.errors.contains("certificate"))
                #expect(server.transcript == "")
            }
        }
    }

    @Test func givesUpAtTheTimeoutAndSaysWhatIsUnknown() async throws {
        let gate = Gate()
        try await Home.make { home in
            try await ScriptedServer.run { _ in
                await gate.wait()
            } _: { server in
                let run = try await home.with(["CLOCKWORK_API_TOKEN": "token"])
                    .timetrack(
                        "clockwork",
                        "start",
                        "ENGINE-1",
                        "--timeout=1",
                        "--json",
                        "--endpoint=http://127.0.0.1:\(server.port)"
                    )
                #expect(run.status == 11)
                let error = try Document(run.errors)["error"]
                #expect(error["code"].string == "timed_out")
                #expect(error["message"].string?.hasSuffix("Look in Jira whether the timer started.") == true)
                gate.open()
            }
        }
    }

    /// Makes a certificate that signs itself.
    private static func certificate(for name: String, in folder: String) async throws -> NIOSSLContext {
        let result = try await Subprocess.run(
            .name("openssl"),
            arguments: [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj",
                "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout", "\(folder)/key.pem", "-out",
                "\(folder)/certificate.pem",
            ],
            output: .discarded
        )
        try #require(result.terminationStatus.isSuccess)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: NIOSSLCertificate.fromPEMFile("\(folder)/certificate.pem").map { .certificate($0) },
                privateKey: .privateKey(NIOSSLPrivateKey(file: "\(folder)/key.pem", format: .pem))
            )
        )
    }
}
