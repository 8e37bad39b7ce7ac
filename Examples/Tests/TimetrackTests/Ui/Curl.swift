import ProgramFixtures
import SystemPackage

/// A client that sends the name of any host.
enum Curl {
    /// Asks for a page by another name than its address has.
    ///
    /// - Parameters:
    ///   - address: The address.
    ///   - host: The name.
    ///   - cookie: The cookie to send.
    /// - Returns: The status of the answer, as text.
    /// - Throws: That curl could not be started.
    static func status(of address: String, host: String, cookie: String) async throws -> String {
        let arguments = [
            "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", "Host: \(host)", "-b", cookie, address,
        ]
        return try await BuiltProgram.run("/usr/bin/curl", arguments, environment: [:], input: "").output
    }
}
