import ArgumentParser
import ProcessControl

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where the program begins and ends: arguments, failures, exit status.
@main
enum Program {
    static func main() async {
        ProcessProtection.begin()
        do {
            var command = try TimetrackServer.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            if let failure = CommandFailure(knownAs: error) {
                ServerOutput.standardError(failure.lines)
                exit(failure.status)
            }
            TimetrackServer.exit(withError: error)
        }
    }

    /// The variables of the process.
    static var environment: [String: String] { ProcessInfo.processInfo.environment }
}
