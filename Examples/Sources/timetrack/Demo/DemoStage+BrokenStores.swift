import ClockifyAPI
import SandboxServer
import TerminalOutput
import TimeTrackingKit
import TimeTrackingSandbox
import TimetrackKeys

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension DemoStage {
    /// Shows that a credential file that cannot be used is an error, although a shared key is at hand.
    func showBrokenStores() async throws {
        try heading("2. A credential file that cannot be used is an error, not an absent key")
        try terminal.print(
            "Mary was given CLOCKIFY_API_KEY above; ada is not, when her file is unusable:"
        )
        try terminal.print()
        let files: [(what: String, name: String)] = [
            ("others may read it", try damagedCopy("loose.json") { _ = chmod($0, 0o644) }),
            ("it ends too early", try damagedCopy("torn.json") { _ = truncate($0, 40) }),
        ]
        var table = Table([.init("File of ada"), .init("Outcome"), .init("Requests sent", .trailing)])
        var sentences: [String] = []
        for (what, name) in files {
            let before = host.requestCount
            let outcome: StyledText
            do {
                let resolver = TokenResolver.clockify(
                    store: store(named: name),
                    environment: environment,
                    fallback: .whenAbsent
                )
                let user = try await clockify(resolver.provider(for: TokenRequest(user: UserID("ada")))).user()
                outcome = "\("answered by \(user.name ?? "nobody")", .bad)"
            } catch let error as TokenResolverError {
                outcome = "\(error.storeError?.code.description ?? error.code.description, .warning)"
                sentences.append(error.storeError?.message ?? error.message)
            }
            table.append([StyledText(what), outcome, "\(host.requestCount - before)"])
        }
        try terminal.print(table)
        try terminal.print()
        for sentence in sentences { try terminal.print("\("error:", .bad) \(sentence)") }
    }

    /// Copies the credential file, privately, and damages the copy.
    ///
    /// - Returns: The name of the copy.
    private func damagedCopy(_ name: String, _ damage: (String) -> Void) throws -> String {
        let copy = "\(directory.path)/\(name)"
        try FileManager.default.copyItem(atPath: "\(directory.path)/\(Self.keyFile)", toPath: copy)
        guard chmod(copy, 0o600) == 0 else {
            throw Failure(
                .unexpected,
                "demo",
                "The file \(copy) cannot be made private; set TMPDIR to a usual directory."
            )
        }
        damage(copy)
        return name
    }
}
