import Foundation
import Subprocess
import SystemPackage

/// A browser without a window, steered as a person would use it: Chromium, by its driver.
package enum Browser {
    /// Opens a browser with a profile of its own, gives its page to a closure, and closes it.
    ///
    /// - Parameter body: What to do with the page.
    /// - Returns: What the closure returns.
    /// - Throws: That the browser could not be started, or what the closure throws.
    package static func run<Result: Sendable>(
        _ body: @escaping @Sendable (BrowserPage) async throws -> Result
    ) async throws -> Result {
        // Sockets lie in it, and the path of one is short.
        let folder = "/tmp/browser-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let options = PlatformOptions.ownSession
        let outcome = try await Subprocess.run(
            .path("/usr/bin/chromedriver"),
            arguments: ["--port=0"],
            environment: .custom(["HOME": folder, "TMPDIR": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]),
            platformOptions: options,
            input: .none,
            output: .sequence,
            error: .discarded
        ) { execution in
            var lines = PortReader()
            var answer: Swift.Result<Result, any Error> = .failure(
                WebDriver.Failure(description: "chromedriver ended before it listened")
            )
            for try await buffer in execution.standardOutput {
                guard let port = lines.port(after: buffer.withUnsafeBytes { Array($0) }) else { continue }
                do {
                    answer = .success(try await withSession(port: port, folder: folder, body))
                } catch {
                    answer = .failure(error)
                }
                break
            }
            await execution.teardown(using: [
                .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(5))
            ])
            return answer
        }
        return try outcome.closureResult.get()
    }

    private static func withSession<Result: Sendable>(
        port: UInt16,
        folder: String,
        _ body: @Sendable (BrowserPage) async throws -> Result
    ) async throws -> Result {
        let driver = WebDriver(port: port)
        let arguments = [
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", "--no-first-run",
            "--user-data-dir=\(folder)/profile", "--window-size=1200,900",
        ]
        let capabilities: [String: Any] = [
            "alwaysMatch": [
                "browserName": "chrome",
                "goog:chromeOptions": ["binary": "/usr/bin/chromium", "args": arguments] as [String: Any],
                "goog:loggingPrefs": ["browser": "ALL"],
            ] as [String: Any]
        ]
        let answer = try await driver.send("POST", "/session", ["capabilities": capabilities])
        guard let session = (answer as? [String: Any])?["sessionId"] as? String else {
            throw WebDriver.Failure(description: "chromedriver opened no session")
        }
        let page = BrowserPage(WebDriver(port: port, path: "/session/\(session)"))
        do {
            let result = try await body(page)
            try await page.close()
            return result
        } catch {
            try? await page.close()
            throw error
        }
    }
}

/// Finds the port in what a driver prints when it starts.
private struct PortReader {
    private var text = ""

    mutating func port(after bytes: [UInt8]) -> UInt16? {
        text += String(decoding: bytes, as: UTF8.self)
        return text.firstMatch(of: /started successfully on port (\d+)/).flatMap { UInt16($0.1) }
    }
}

extension PlatformOptions {
    /// Options by which the program leads a session, so that its browsers end with it.
    fileprivate static var ownSession: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        return options
    }
}
